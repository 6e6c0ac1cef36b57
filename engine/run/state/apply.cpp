#include "engine/run/state/apply.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace joinery::run {
namespace state {

void broken(const char* what, const Record& record) {
  throw std::logic_error(std::string(recordWord(record.type)) + ": " + what + " (key " + std::to_string(record.key) +
                         ", scope " + std::to_string(record.scope) + ", owner " + std::to_string(record.owner) + ")");
}

namespace {

struct Row {
  RecordType type;
  Apply apply;
};

// In the order of record_types.def; the static_assert below holds the two together.
constexpr Row kRows[] = {
    {RecordType::InstanceStarted, instanceStarted},
    {RecordType::InstanceEnded, instanceEnded},
    {RecordType::InstanceSuspended, instanceSuspended},
    {RecordType::InstanceResumed, instanceResumed},
    {RecordType::ScopeOpened, scopeOpened},
    {RecordType::ScopeClosed, scopeClosed},
    {RecordType::VariableSet, variableSet},
    {RecordType::FlowTaken, flowTaken},
    {RecordType::ElementEntered, elementEntered},
    {RecordType::ElementCompleted, tokenGone},
    {RecordType::ElementTerminated, tokenGone},
    {RecordType::LoopAdvanced, loopAdvanced},
    {RecordType::TaskCreated, taskCreated},
    {RecordType::TaskChanged, taskChanged},
    {RecordType::TaskCompleted, taskGone},
    {RecordType::TaskCancelled, taskGone},
    {RecordType::TaskCommented, nothing},
    {RecordType::JobCreated, jobCreated},
    {RecordType::JobCompleted, jobGone},
    {RecordType::JobFailed, jobFailed},
    {RecordType::JobCancelled, jobGone},
    {RecordType::TimerArmed, timerArmed},
    {RecordType::TimerFired, timerGone},
    {RecordType::TimerDisarmed, timerGone},
    {RecordType::MessageAwaited, messageAwaited},
    {RecordType::MessageReceived, nothing},
    {RecordType::MessageUnawaited, subscriptionGone},
    {RecordType::MessageThrown, nothing},
    {RecordType::IncidentRaised, incidentRaised},
    {RecordType::IncidentResolved, incidentResolved},
    {RecordType::SignalThrown, nothing},
    {RecordType::ConditionChanged, conditionChanged},
    {RecordType::CompensationKept, compensationKept},
    {RecordType::CompensationMoved, compensationMoved},
    {RecordType::CompensationTaken, compensationTaken},
    {RecordType::ElementNoted, elementNoted},
    {RecordType::DataStoreWritten, nothing},
    {RecordType::InstanceMigrated, instanceMigrated},
    {RecordType::InstanceModified, nothing},
    {RecordType::InputAwaited, inputAwaited},
    {RecordType::ContentMoved, contentMoved},
};

constexpr std::size_t kCount = 0
#define RECORD(name, word) +1
#include "engine/run/record_types.def"
#undef RECORD
    ;

constexpr bool inOrder() {
  for (std::size_t i = 0; i < std::size(kRows); ++i) {
    if (static_cast<std::size_t>(kRows[i].type) != i) return false;
  }
  return std::size(kRows) == kCount;
}
static_assert(inOrder(), "every record type has its row, in the order of record_types.def");

}  // namespace
}  // namespace state

void applyRecord(Tree& tree, const Record& record, Instant at) {
  auto type = static_cast<std::size_t>(record.type);
  if (type >= std::size(state::kRows)) state::broken("unknown record type", record);
  state::kRows[type].apply(tree, record, at);
  tree.nextKey = std::max(tree.nextKey, record.key + 1);
}

}  // namespace joinery::run
