// How a process begins: one row for each way. Some have two of them.
#include <iterator>

#include "engine/run/tests/random/blocks.h"

namespace joinery::run::test {

namespace {

Open none(Builder& b) {
  const std::string start = b.fresh("s");
  b.line("<startEvent id=\"" + start + "\"/>");
  return Loose{start};
}

Open receiveTask(Builder& b) {
  const std::string id = b.fresh("r");
  b.line("<receiveTask id=\"" + id + "\" messageRef=\"" + b.message(false) + "\" instantiate=\"true\"/>");
  b.feature("receive task that instantiates", id);
  return Loose{id};
}

Open exclusiveGateway(Builder& b) {
  const std::string id = b.fresh("g");
  b.line("<eventBasedGateway id=\"" + id + "\" instantiate=\"true\"/>");
  b.feature("event-based gateway that instantiates, exclusive", id);
  return race(b, id, "exclusive");
}

// The instance waits for the other events as well, so that a parallel join gets all its tokens.
Open parallelGateway(Builder& b) {
  const std::string id = b.fresh("g");
  b.line("<eventBasedGateway id=\"" + id + "\" instantiate=\"true\" eventGatewayType=\"Parallel\"/>");
  b.feature("event-based gateway that instantiates, parallel", id);
  return race(b, id, b.chance(70) ? "parallel" : "inclusive");
}

struct Beginning {
  Open (*draw)(Builder&);
  int weight;
};
constexpr Beginning kBeginnings[] = {
    {none, 12}, {triggeredStart, 2}, {receiveTask, 1}, {exclusiveGateway, 1}, {parallelGateway, 1}};

Open drawOne(Builder& b) {
  int total = 0;
  for (const Beginning& beginning : kBeginnings) total += beginning.weight;
  const Beginning* chosen = std::begin(kBeginnings);
  for (int wanted = b.below(total); wanted >= chosen->weight; ++chosen) wanted -= chosen->weight;
  return chosen->draw(b);
}

}  // namespace

Open drawBeginning(Builder& b) {
  const Open first = drawOne(b);
  if (!first || !b.chance(15)) return first;
  const Open second = drawOne(b);
  if (!second) return first;
  const std::string merge = b.fresh("x");
  b.line("<exclusiveGateway id=\"" + merge + "\"/>");
  b.connect(first, merge);
  b.connect(second, merge);
  return Loose{merge};
}

}  // namespace joinery::run::test
