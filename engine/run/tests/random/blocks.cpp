#include "engine/run/tests/random/blocks.h"

#include <iterator>

namespace joinery::run::test {

namespace {

constexpr Block kBlocks[] = {
    {"task", drawTask},
    {"manual task", drawManualTask},
    {"user task", drawUserTask, 4},
    {"service task", drawServiceTask, 2},
    {"script task", drawScriptTask, 2},
    {"send task", drawSendTask},
    {"receive task", drawReceiveTask},
    {"business rule task", drawBusinessRuleTask},
    {"call activity", drawCallActivity},
    {"data", drawData, 2},
    {"quantities of tokens", drawQuantities},
    {"exclusive gateways", drawExclusive, 2, true},
    {"parallel gateways", drawParallel, 3, true},
    {"inclusive gateways", drawInclusive, 3, true},
    {"complex gateway", drawComplex, 1, true},
    {"event-based gateway", drawEventBased, 2, true},
    {"loop of flows", drawLoop, 1, true},
    {"tangle", drawTangle, 2},
    {"sub-process", drawSubProcess, 3, true},
    {"error or escalation out of a sub-process", drawCaught, 2, true},
    {"compensated sub-process", drawUndone, 1, true},
    {"transaction", drawTransaction, 1, true},
    {"ad-hoc sub-process", drawAdHoc},
    {"catch event", drawCatch, 2},
    {"throw event", drawThrow, 2},
    {"link", drawLink},
    {"end event", drawEnd},
};

}  // namespace

const Block& randomBlock(Builder& b) {
  int total = 0;
  for (const Block& block : kBlocks) total += block.weight;
  for (;;) {
    int wanted = b.below(total);
    const Block* chosen = std::begin(kBlocks);
    while (wanted >= chosen->weight) wanted -= (chosen++)->weight;
    if (!chosen->nests || (b.depth < 4 && b.budget > 3)) return *chosen;
  }
}

}  // namespace joinery::run::test
