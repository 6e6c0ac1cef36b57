#include <algorithm>
#include <iterator>
#include <vector>

#include "engine/store/tree_view.h"
#include "engine/write/batch.h"
#include "engine/write/requests.h"

namespace joinery::write {

namespace {

using run::CommandType;
using Performed = Result<std::optional<EntityId>>;

Status command(Unit& unit, const BatchStep& step, CommandType type, run::Key key, std::string text = {}) {
  store::LoadedTree* loaded = unit.tree(step.instance.tree);
  if (!loaded) {
    return makeError(ErrorKind::NotFound, "unknown-instance", "there is no such process instance");
  }
  const auto stepped = unit.perform(
      *loaded, {.type = type, .key = key, .text = std::move(text), .actor = step.actor, .data = step.parameters});
  if (!stepped) return stepped.error();
  unit.settle();
  return success();
}

template <CommandType kType>
Performed simply(Unit& unit, const BatchStep& step) {
  const Status done = command(unit, step, kType, step.instance.key);
  return done ? Performed(std::nullopt) : Performed(done.error());
}

Performed migrate(Unit& unit, const BatchStep& step) {
  const Status done =
      command(unit, step, CommandType::MigrateInstance, step.instance.key, step.parameters.text("targetDefinitionId"));
  return done ? Performed(std::nullopt) : Performed(done.error());
}

// Every incident that the instance has now.
Performed retry(Unit& unit, const BatchStep& step) {
  const store::LoadedTree* loaded = unit.tree(step.instance.tree);
  if (!loaded) return makeError(ErrorKind::NotFound, "unknown-instance", "there is no such process instance");
  std::vector<run::Key> incidents;
  for (const auto& [key, incident] : loaded->tree.incidents) {
    if (store::processOf(loaded->tree, incident.scope) == step.instance.key) incidents.push_back(key);
  }
  for (const run::Key incident : incidents) {
    const Status done = command(unit, step, CommandType::RetryIncident, incident);
    if (!done && done.error().code != "incident-gone") return done.error();  // one retry may resolve another
  }
  return Performed(std::nullopt);
}

Performed restart(Unit& unit, const BatchStep& step) {
  const Value wishes = step.parameters.with("restartOf", formatId(step.instance.tree, step.instance.key));
  run::Command start{.type = CommandType::StartInstance, .actor = step.actor, .data = wishes};
  if (Status resolved = resolveStart(unit.writing(), start); !resolved) return resolved.error();
  store::LoadedTree& loaded = unit.newTree();
  const run::TreeId tree = loaded.tree.id;
  const auto stepped = unit.perform(loaded, start);
  if (!stepped) return stepped.error();
  const run::Key started = stepped->subject;
  unit.settle();
  return std::optional<EntityId>(EntityId{tree, started});
}

constexpr BatchOperation kOperations[] = {
    {"cancel", nullptr, "reason", false, simply<CommandType::CancelInstance>},
    {"suspend", nullptr, "reason", false, simply<CommandType::SuspendInstance>},
    {"resume", nullptr, "reason", false, simply<CommandType::ResumeInstance>},
    {"modify", "instructions", "instructions reason", false, simply<CommandType::ModifyInstance>},
    {"migrate", "targetDefinitionId", "targetDefinitionId mapping reason", false, migrate},
    {"set-variables", "variables", "variables", false, simply<CommandType::SetVariables>},
    {"retry", nullptr, "", false, retry},
    {"restart", nullptr, "definitionId variables instructions", true, restart},
};

}  // namespace

const BatchOperation* batchOperation(const std::string& word) {
  const auto found = std::find_if(std::begin(kOperations), std::end(kOperations),
                                  [&](const BatchOperation& operation) { return operation.word == word; });
  return found == std::end(kOperations) ? nullptr : found;
}

std::string batchOperations() {
  std::string words;
  for (const BatchOperation& operation : kOperations)
    words += (words.empty() ? "" : ", ") + std::string(operation.word);
  return words;
}

}  // namespace joinery::write
