// A compiled process: what runs. Made once from a model at deployment or load, immutable, shared by all threads.
//
//   CompileResult r = compile(*document);
//   if (hasErrors(r.diagnostics)) refuse(r.diagnostics);      // every element that cannot run is named, all at once
//   for (auto& definition : r.definitions) ...                // one per executable process of the file
//
// Compiling resolves references, compiles every FEEL expression, and knows for each inclusive join which elements can
// reach which incoming flow. Whatever cannot be executed to the letter is refused here, never at run time.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/model/document.h"
#include "engine/run/record.h"

namespace joinery::run {

class Definition;

// The data stores of the server, read while a step runs. What a step has written itself it sees without asking.
class DataStores {
 public:
  virtual ~DataStores() = default;
  virtual Value::List items(const std::string& name) const = 0;  // none if nothing was ever stored under the name
};

struct CompileOptions {
  bool specificationOnly = false;  // leave out what this engine needs beyond BPMN itself
  // The files that the document imports, for the global tasks that it calls. Only read while compiling.
  std::vector<const model::Document*> imports;
};

struct CompileResult {
  std::vector<std::shared_ptr<Definition>> definitions;
  std::vector<Diagnostic> diagnostics;
};

// The document must outlive nothing: everything needed is copied.
CompileResult compile(const model::Document& document, const CompileOptions& options = {});

// A trigger that starts an instance from outside: the store arms timers and subscriptions for the latest version.
struct StartTrigger {
  enum class Type { Timer, Message, Signal, Condition } type = Type::Message;
  std::int32_t element = -1;  // the start event, receive task or event behind an instantiating gateway
  std::string message;        // the name of the message or signal
  int part = 0;               // which event definition of the event it is
  bool needsOthers = false;   // the parts of a parallel multiple start event that has begun wait in its instance
};

// Who may receive a thrown message: an element of a process, or any of it if `element` is empty. An empty process is
// somebody outside.
struct MessageTarget {
  std::string process, element;
};

// When a timer fires, and how it goes on then. A cycle is {left, every, from, turn} (turn n is n periods after `from`,
// so that nothing drifts) or {left, cron}; `left` is how often it fires after this time, null: for ever. Null: once.
struct TimerPlan {
  Instant dueAt;
  Value cycle;
};
// The turn after the one that has fired, `now`. Turns that are late by more than a minute (the engine was stopped) are
// passed over: one firing stands for all of them, and they count as used up. No plan: the cycle is over.
struct NextTurn {
  std::optional<TimerPlan> plan;
  std::int64_t missed = 0;  // turns passed over; of a cron expression not counted
};
NextTurn nextTurn(const TimerPlan& fired, Instant now, const std::string& timeZone);

// What others than the engine may ask of a definition. `id` and `version` are set by whoever deploys it.
struct DefinitionInfo {
  std::string id;   // "key:version"
  std::string key;  // the process's id in the file
  int version = 0;
  std::string name;
};

const DefinitionInfo& info(const Definition& definition);
void setIdentity(Definition& definition, std::string id, int version, std::string deploymentId);
std::vector<StartTrigger> startTriggers(const Definition& definition);
// The correlation keys that a message carries for this definition, as subscriptions hold them (8.4.2), and the names of
// the messages for which there are any.
std::vector<Value> correlationKeys(const Definition& definition, const std::string& message, const Value& variables);
std::vector<std::string> correlatedMessages(const Definition& definition);
// When a timer start event fires if it is armed `now`. Errors: "timer-invalid" (its expression gives no time).
Result<TimerPlan> planStart(const Definition& definition, std::int32_t startElement, Instant now,
                            const std::string& timeZone);
// Whether the condition of a conditional start event holds, given the data stores. Errors: "condition-not-boolean", the
// limits of FEEL, "unknown-element".
Result<bool> startCondition(const Definition& definition, std::int32_t startElement, const DataStores& stores,
                            Instant now, const std::string& timeZone);
// The file's id of an element and its XML name ("scriptTask"); empty for unknown indexes.
const std::string& elementId(const Definition& definition, std::int32_t element);
const std::string& elementType(const Definition& definition, std::int32_t element);
// What the history calls the element of a record: its XML name, or "multiInstanceBody" | "loopBody" for the body around
// the instances of an activity. Empty for records without an element.
std::string historyElementType(const Definition& definition, const Record& record);
// Who may see and change which field of the form of a user task or start event: [{"section"|"field": name, "access":
// word}], docs/forms.md. An empty list if the model says nothing.
Value formAccess(const Definition& definition, std::int32_t element);
// The key of the form of a user task or start event where it is a constant; empty if there is none or an expression
// gives it.
std::string formKey(const Definition& definition, std::int32_t element);
// Every constant form key of the definition with the user task or start event that names it, for checks at deployment.
struct FormUse {
  std::int32_t element = -1;
  std::string form;
};
std::vector<FormUse> formUses(const Definition& definition);

}  // namespace joinery::run
