#include "engine/run/kinds.h"

#include <array>

namespace joinery::run {

extern const ElementBehaviour kAdHocSubProcess, kBoundaryEvent, kBusinessRuleTask, kCallActivity, kComplexGateway,
    kEndEvent, kEventBasedGateway, kExclusiveGateway, kInclusiveGateway, kIntermediateCatchEvent,
    kIntermediateThrowEvent, kManualTask, kParallelGateway, kReceiveTask, kScriptTask, kSendTask, kServiceTask,
    kStartEvent, kSubProcess, kTask, kTransaction, kUserTask;

namespace {

// The elements that this engine executes: everything else is refused by name.
const ElementBehaviour* const kBehaviours[] = {
    &kStartEvent,
    &kEndEvent,
    &kIntermediateCatchEvent,
    &kIntermediateThrowEvent,
    &kBoundaryEvent,
    &kTask,
    &kManualTask,
    &kUserTask,
    &kServiceTask,
    &kScriptTask,
    &kSendTask,
    &kReceiveTask,
    &kBusinessRuleTask,
    &kCallActivity,
    &kSubProcess,
    &kExclusiveGateway,
    &kParallelGateway,
    &kInclusiveGateway,
    &kComplexGateway,
    &kEventBasedGateway,
    &kTransaction,
    &kAdHocSubProcess,
};

using ByKind = std::array<const ElementBehaviour*, model::kKindCount>;

ByKind tabulate() {
  ByKind table{};
  for (const ElementBehaviour* behaviour : kBehaviours) table[static_cast<std::size_t>(behaviour->kind)] = behaviour;
  return table;
}

}  // namespace

const ElementBehaviour* behaviourOf(model::Kind kind) {
  static const ByKind kTable = tabulate();
  return kTable[static_cast<std::size_t>(kind)];
}

}  // namespace joinery::run
