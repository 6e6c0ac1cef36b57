// FEEL of DMN 1.5 as a library: compile an expression once, evaluate it many times.
//
//   auto e = feel::Expression::compile("if area >= 300 then \"需许可\" else \"免办\"", {});
//   if (!e) report(e.error());                                  // code "feel-syntax", line and column in details[0]
//   feel::Outcome out = e->evaluate(feel::ContextScope(Value::object({{"area", Decimal(300)}})), {});
//   out.value                                                   // JSON value; dates and durations as ISO strings
//
// An Expression is immutable and may be evaluated from many threads at once. Evaluation has no side effects, asks
// nobody for the time (`now` comes in by options) and keeps to its limits (depth, steps, list and string sizes);
// passing one is an Error, never a crash. What FEEL calls null comes back as null with warnings that say why.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/time.h"
#include "engine/base/value.h"

namespace joinery::feel {

// Where an expression finds its free names. Only the names that are used are asked for.
class Scope {
 public:
  virtual ~Scope() = default;
  // The value under `name`, or nullptr; the pointer must stay valid during the evaluation.
  virtual const Value* find(std::string_view name) const = 0;
};

// A scope over the members of one JSON object.
class ContextScope final : public Scope {
 public:
  explicit ContextScope(Value context) : m_context(std::move(context)) {}
  const Value* find(std::string_view name) const override { return m_context.find(name); }

 private:
  Value m_context;
};

struct CompileOptions {
  // Names with spaces or special characters that the text may use ("Applicant Age"); single-word names need no entry.
  std::vector<std::string> names;
  bool unaryTests = false;  // the text is a decision table's input entry; the tested value is the name "?"
};

// Each limit has its own error: "feel-too-many-steps", "feel-too-deep", "feel-list-too-long", "feel-string-too-long",
// "feel-value-too-large", "feel-too-slow". All but the time limit depend on nothing but the expression and its data, so
// a replay meets them at the same place.
struct Limits {
  std::size_t steps = 20'000'000;
  int depth = 5'000;                    // levels of nested expressions over all calls in progress
  std::size_t listSize = 2'000'000;     // items
  std::size_t stringSize = 16'000'000;  // bytes
  std::size_t valueSize = 4'000'000;    // items of a value, nested ones included; 16 bytes of text count as one
  int milliseconds = 0;                 // 0: no limit; for callers that need no replay
};

struct EvaluateOptions {
  Instant now;                             // for now() and today()
  std::string timeZone = "Asia/Shanghai";  // IANA name, for now(), today() and local times
  Limits limits;
};

struct Outcome {
  Value value;                        // null where FEEL says null
  std::vector<std::string> warnings;  // why it is null, in the order met
  std::optional<Error> error;         // a limit was passed ("feel-too-many-steps", ...); value is null then
};

// Adds the names of all members of an object, at every depth, for CompileOptions::names.
void addNames(const Value& value, std::vector<std::string>& names);

class Program;  // the compiled form

class Expression {
 public:
  // The text without a leading "=". Errors: "feel-syntax", "feel-unknown-function", "feel-java-function",
  // "feel-too-deep"; details carry line and column from 1.
  static Result<Expression> compile(std::string_view text, const CompileOptions& options);

  Outcome evaluate(const Scope& scope, const EvaluateOptions& options) const;
  const std::string& text() const { return m_text; }
  // The free names that the expression may ask its scope for, sorted.
  const std::vector<std::string>& freeNames() const { return m_freeNames; }

 private:
  std::string m_text;
  std::vector<std::string> m_freeNames;
  std::shared_ptr<const Program> m_program;
};

}  // namespace joinery::feel
