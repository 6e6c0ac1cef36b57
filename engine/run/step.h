// One step of the engine: a command and a tree give records. No I/O, no clock, no randomness.
//
//   StepContext context{definitions, now};
//   Result<StepResult> r = step(tree, {.type = CommandType::StartInstance, .text = "permit", ...}, context);
//
// The command is checked first against the unchanged tree: an Error means that nothing happened. After that the tree
// runs as far as it can without waiting; every fact is in `records`, already applied to `tree`. A failing element
// becomes an incident and never an Error. If an exception leaves `step`, the tree is unusable and must be reloaded.
// Steps of different trees may run on different threads.
//
// Errors by code: "instance-suspended", "instance-ended", "task-completed" (completed or cancelled), "task-claimed",
// "task-not-claimed", "job-gone", "timer-gone", "subscription-gone", "incident-gone" (Conflict); "not-claimed-by-you"
// (Forbidden); "unknown-definition", "unknown-instance", "unknown-element", "unknown-token", "unknown-task" (NotFound);
// "no-start-event", "cannot-activate" (Refused); "command-malformed" (Malformed).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/run/definition.h"
#include "engine/run/tree.h"

namespace joinery::dmn {
struct Outcome;
}
namespace joinery::feel {
struct EvaluateOptions;
}

namespace joinery::run {

// The definitions that a step may look up. Implementations give the same answer for the same id for ever.
class Definitions {
 public:
  virtual ~Definitions() = default;
  virtual const Definition* byId(std::string_view definitionId) const = 0;  // nullptr if unknown
  virtual const Definition* latest(std::string_view processKey) const = 0;  // nullptr if unknown
  // The version that was deployed together with `definitionId` (joinery:binding="deployment").
  virtual const Definition* sameDeployment(std::string_view processKey, std::string_view definitionId) const = 0;
  // Makes a decision of the latest version of a model (dmn::Model::evaluate). Errors: "unknown-decision",
  // "ambiguous-decision".
  virtual Result<dmn::Outcome> decide(std::string_view decision, std::string_view model, const Value& variables,
                                      const feel::EvaluateOptions& options) const = 0;
};

enum class CommandType : std::uint8_t {
#define COMMAND(name, word) name,
#include "engine/run/command_types.def"
#undef COMMAND
};
const char* commandWord(CommandType type);

struct Command {
  CommandType type{};
  Key key = 0;        // the entity concerned: task, job, timer, subscription, scope, incident
  std::string text;   // by type
  std::string actor;  // user or worker; empty for the engine itself
  Value data;         // by type; see command_types.def
};

struct StepContext {
  const Definitions& definitions;
  Instant now;
  std::string timeZone = "Asia/Shanghai";
  std::int64_t maxRecords = 2'000'000;     // a step that passes it (an endless loop) ends in an incident
  const DataStores* dataStores = nullptr;  // without them an element that needs one meets an incident
};

// A message that the tree threw to whoever waits; the caller looks for a receiver in all trees (this one included) by
// the end of the same unit of work.
struct ThrownMessage {
  Key scope = 0;
  std::string name;
  Value correlationKey;
  Value variables;
  std::vector<MessageTarget> targets;  // none: whoever waits
};

// A signal that the tree threw. Whoever waits in this tree has received it already, in this step; the caller hands it
// to every other tree and to signal starts.
struct ThrownSignal {
  Key scope = 0;
  std::string name;
  Value variables;
};

// What a data store holds after the step.
struct StoreWrite {
  std::string name;
  Value::List items;
};

// The fields of tasks as they were before the step that changed or ended them: what is derived from them elsewhere can
// be taken back without a look-up.
using TasksBefore = std::map<Key, Value>;
// To be called before applyRecord with each record.
void rememberTask(TasksBefore& before, const Tree& tree, const Record& record);

struct StepResult {
  std::vector<Record> records;
  TasksBefore tasksBefore;
  std::vector<ThrownMessage> messages;
  std::vector<ThrownSignal> thrownSignals;  // "signals" is a word of Qt
  std::vector<StoreWrite> storeWrites;      // one for each data store that was written to
  Key subject = 0;                          // StartInstance: the process scope that was started
};

// A start that does again what an instance that has ended did: with its definition, business key and variables, and
// whatever `wishes` says otherwise: {definitionId, businessKey, variables (on top of the old ones), instructions,
// startElement}. Errors: "unknown-instance" (NotFound), "instance-not-ended" (Conflict).
Result<Command> restartOf(const Tree& ended, Key process, const Value& wishes);

Result<StepResult> step(Tree& tree, const Command& command, const StepContext& context);

}  // namespace joinery::run
