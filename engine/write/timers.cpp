// Firing what is due: timers of instances and timers that start instances.
#include "engine/write/requests.h"

namespace joinery::write {

namespace {

Status fireInTree(Writing& writing, const store::DueTimer& timer) {
  return unitOfWork<Success>(writing, [&](Unit& unit) -> Status {
    store::LoadedTree* loaded = unit.tree(timer.tree);
    if (!loaded) return makeError(ErrorKind::NotFound, "unknown-instance", "its instance does not exist");
    const Result<run::StepResult> stepped =
        unit.perform(*loaded, {.type = run::CommandType::FireTimer, .key = timer.key});
    if (!stepped) return stepped.error();
    unit.settle();
    return success();
  });
}

Status fireStart(Writing& writing, const store::DueTimer& timer) {
  return unitOfWork<Success>(writing, [&](Unit& unit) -> Status {
    const std::optional<store::StartTimer> start = writing.store.timers.startTimer(timer.key);
    const store::CatalogEntry* definition = start ? writing.catalog->byNumber(start->definition) : nullptr;
    if (!definition) return makeError(ErrorKind::NotFound, "unknown-definition", "its definition does not exist");
    unit.protect();
    writing.store.timers.turn(timer, *start);
    const run::Command command{.type = run::CommandType::StartInstance,
                               .text = definition->row.id,
                               .data = Value::object({{"startElement", std::int64_t{start->element}}})};
    const Result<run::StepResult> stepped = unit.perform(unit.newTree(), command);
    if (!stepped) return stepped.error();
    unit.settle();
    return success();
  });
}

}  // namespace

int fireTimers(Writing& writing, int limit) {
  const std::vector<store::DueTimer> due = writing.store.timers.due(writing.now(), limit);
  for (const store::DueTimer& timer : due) {
    const Status fired = timer.tree == 0 ? fireStart(writing, timer) : fireInTree(writing, timer);
    // One that fired a moment ago may have taken this one away: then its row is gone too. What is refused for another
    // reason must not come up again and again.
    if (fired || !writing.store.timers.exists(timer)) continue;
    writing.store.timers.hold(timer);
    writing.report("timer " + formatId(timer.tree, timer.key) +
                   " could not fire and is held: " + fired.error().message);
  }
  return static_cast<int>(due.size());
}

}  // namespace joinery::write
