// Firing what is due: timers of instances and timers that start instances.
#include "engine/write/requests.h"

namespace joinery::write {

namespace {

// However much is due, commands get their turn after this: timers go on in the next transaction.
constexpr std::uint64_t kRecordsPerBatch = 20'000;

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

// Which event definition of the start event the timer is.
int partOf(const store::CatalogEntry& definition, std::int32_t element) {
  for (const run::StartTrigger& trigger : run::startTriggers(*definition.process)) {
    if (trigger.type == run::StartTrigger::Type::Timer && trigger.element == element) return trigger.part;
  }
  return -1;
}

Status fireStart(Writing& writing, const store::DueTimer& timer) {
  return unitOfWork<Success>(writing, [&](Unit& unit) -> Status {
    const std::optional<store::StartTimer> start = writing.store.timers.startTimer(timer);
    const store::CatalogEntry* definition = start ? writing.catalog->byNumber(start->definition) : nullptr;
    if (!definition) return makeError(ErrorKind::NotFound, "unknown-definition", "its definition does not exist");
    unit.protect();
    const run::NextTurn next = run::nextTurn(start->plan, writing.now(), writing.timeZone);
    if (next.plan) {
      writing.store.timers.arm({start->definition, start->element, *next.plan});
    } else {
      writing.store.timers.disarm(timer);
    }
    const run::Command command{.type = run::CommandType::StartInstance,
                               .text = definition->row.id,
                               .data = Value::object({{"startElement", std::int64_t{start->element}},
                                                      {"part", std::int64_t{partOf(*definition, start->element)}}})};
    const Result<run::StepResult> stepped = unit.perform(unit.newTree(), command);
    if (!stepped) return stepped.error();
    unit.settle();
    return success();
  });
}

}  // namespace

int fireTimers(Writing& writing, int limit) {
  const std::uint64_t recordsBefore = writing.records;
  const std::vector<store::DueTimer> due = writing.store.timers.due(writing.now(), limit);
  int fired = 0;
  for (const store::DueTimer& timer : due) {
    if (writing.records - recordsBefore > kRecordsPerBatch) break;
    ++fired;
    const Status done = timer.tree == 0 ? fireStart(writing, timer) : fireInTree(writing, timer);
    // One that fired a moment ago may have taken this one away: then its row is gone too. What is refused for another
    // reason must not come up again and again.
    if (done || !writing.store.timers.exists(timer)) continue;
    writing.store.timers.hold(timer);
    writing.report("timer " + formatId(timer.tree, timer.key) + " could not fire and is held: " + done.error().message);
  }
  return fired;
}

}  // namespace joinery::write
