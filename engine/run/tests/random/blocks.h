// What random processes are made of: one row for each block. A block draws itself behind a loose end and gives the next
// loose end. To add an element: a function in blocks/ and a row in blocks.cpp; event definitions have rows of their own
// in blocks/events.cpp. A test holds that everything the engine executes occurs.
#pragma once

#include <string_view>

#include "engine/run/tests/random/builder.h"

namespace joinery::run::test {

struct Block {
  std::string_view name;
  Open (*draw)(Builder&, const Open&);
  int weight = 1;
  bool nests = false;  // holds sequences itself: not at every depth
};

const Block& randomBlock(Builder&);

Open drawTask(Builder&, const Open&);
Open drawManualTask(Builder&, const Open&);
Open drawUserTask(Builder&, const Open&);
Open drawServiceTask(Builder&, const Open&);
Open drawScriptTask(Builder&, const Open&);
Open drawSendTask(Builder&, const Open&);
Open drawReceiveTask(Builder&, const Open&);
Open drawBusinessRuleTask(Builder&, const Open&);
Open drawCallActivity(Builder&, const Open&);
Open drawData(Builder&, const Open&);
Open drawQuantities(Builder&, const Open&);
Open drawExclusive(Builder&, const Open&);
Open drawParallel(Builder&, const Open&);
Open drawInclusive(Builder&, const Open&);
Open drawComplex(Builder&, const Open&);
Open drawEventBased(Builder&, const Open&);
Open drawLoop(Builder&, const Open&);
Open drawTangle(Builder&, const Open&);
Open drawSubProcess(Builder&, const Open&);
Open drawCaught(Builder&, const Open&);
Open drawUndone(Builder&, const Open&);
Open drawTransaction(Builder&, const Open&);
Open drawAdHoc(Builder&, const Open&);
Open drawCatch(Builder&, const Open&);
Open drawThrow(Builder&, const Open&);
Open drawLink(Builder&, const Open&);
Open drawEnd(Builder&, const Open&);

}  // namespace joinery::run::test
