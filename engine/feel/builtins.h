// The built-in functions of FEEL (DMN 1.5, 10.3.4): one line each in the tables of builtins/*.cpp.
//
//   {"starts with", "string, match", startsWith}
//
// To add a function, write it in the file of its family and add its line there. `parameters` lists the names in
// order; "?" marks one that may be missing, "~" one that may be missing only where arguments are named, "..." the last
// one that may come any number of times, and "|" separates alternative signatures. Any thread, each with its own
// Evaluation.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/feel/evaluation.h"
#include "engine/feel/function.h"
#include "engine/feel/names.h"

namespace joinery::feel {

// One call: its arguments, and how to read them. A reader that meets another kind of value warns and gives nullptr (or
// nullopt); the function then returns null. A list of one item is taken for the item, and an item for a list of one,
// where that fits (DMN 1.5, 10.3.2.9.4). Strings and lists that are read count as work; a passed limit gives nullptr,
// too.
class Call {
 public:
  Call(Evaluation& evaluation, std::string_view name, std::span<const Datum> arguments, std::size_t signature)
      : ev(evaluation), m_name(name), m_arguments(arguments), m_signature(signature) {}

  Evaluation& ev;
  std::size_t size() const { return m_arguments.size(); }
  std::size_t signature() const { return m_signature; }  // which alternative, from 0
  std::span<const Datum> arguments() const { return m_arguments; }
  bool has(std::size_t i) const { return i < m_arguments.size() && !m_arguments[i].isNull(); }
  const Datum& at(std::size_t i) const { return m_arguments[i]; }
  // The argument with a list of one item opened.
  const Datum& single(std::size_t i) const;

  const std::string* string(std::size_t i);
  std::optional<Decimal> number(std::size_t i);
  std::optional<std::int64_t> integer(std::size_t i);
  std::optional<bool> boolean(std::size_t i);
  const Context* context(std::size_t i);
  const Function* function(std::size_t i);
  std::optional<List> list(std::size_t i);  // null is none; any other value is a list of one
  const List* view(std::size_t i);          // the same without a copy, to read from; lives as long as the call
  Datum warn(std::string message) { return ev.warn(std::string(m_name) + ": " + message); }
  Datum mismatch(std::size_t i, std::string_view expected);  // warns; null

 private:
  std::string_view m_name;
  std::span<const Datum> m_arguments;
  std::size_t m_signature;
  List m_wrapped;  // items taken for lists of one, each in a list of its own
};

struct Builtin {
  std::string_view name;
  std::string_view parameters;
  Datum (*function)(Call& call);
  bool pure = true;  // false: asks for the time, so it is never computed at compile time
};

// The tables, one per family.
std::span<const Builtin> booleanBuiltins();
std::span<const Builtin> contextBuiltins();
std::span<const Builtin> conversionBuiltins();
std::span<const Builtin> listBuiltins();
std::span<const Builtin> numericBuiltins();
std::span<const Builtin> rangeBuiltins();
std::span<const Builtin> stringBuiltins();
std::span<const Builtin> patternBuiltins();
std::span<const Builtin> temporalBuiltins();
std::span<const Builtin> statisticsBuiltins();

struct Signature {
  std::vector<std::string> names;
  std::size_t required = 0;
  std::size_t requiredNamed = 0;  // of these, the first so many are needed by name as well
  bool variadic = false;
  bool accepts(std::size_t count) const { return count >= required && (variadic || count <= names.size()); }
};

const Builtin* findBuiltin(std::string_view name);  // nullptr if there is none
const std::vector<Signature>& signaturesOf(const Builtin& builtin);
std::vector<std::string_view> builtinNames();
const NameTable& standardNames();  // names of several words that FEEL itself has: built-ins and properties
Datum builtinAsValue(const Builtin& builtin);
Datum callBuiltin(const Builtin& builtin, Evaluation& evaluation, std::span<const Datum> arguments);

}  // namespace joinery::feel
