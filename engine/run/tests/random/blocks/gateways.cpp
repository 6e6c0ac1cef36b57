// Gateways: what they split they also join, except in a tangle.
#include <algorithm>

#include "engine/run/tests/random/blocks.h"

namespace joinery::run::test {

namespace {

std::string gateway(Builder& b, const std::string& kind, const std::string& attributes = {}) {
  const std::string id = b.fresh("g");
  b.line("<" + kind + "Gateway id=\"" + id + "\"" + (attributes.empty() ? "" : " " + attributes) + "/>");
  return id;
}

// Joins what is still open; nothing is open where every branch has ended.
Open join(Builder& b, const std::vector<Open>& ends, const std::string& kind) {
  std::string id;
  for (const Open& end : ends) {
    if (!end) continue;
    if (id.empty()) id = gateway(b, kind);
    b.connect(end, id);
  }
  return id.empty() ? Open() : Loose{id};
}

// A gateway that chooses by conditions, with a default flow but for a rare few.
Open choosing(Builder& b, const Open& from, const std::string& kind, const std::string& joinKind) {
  const int branches = 2 + b.below(2);
  const std::string fallback = b.fresh("f");
  const bool hasDefault = !b.chance(5);
  const std::string split = gateway(b, kind, hasDefault ? "default=\"" + fallback + "\"" : "");
  b.connect(from, split);
  std::vector<Open> ends;
  for (int i = 0; i < branches; ++i) {
    const bool isDefault = hasDefault && i == 0;
    ends.push_back(b.sequence(Loose{split, isDefault ? "" : b.condition(), isDefault ? fallback : ""}));
  }
  return join(b, ends, joinKind);
}

}  // namespace

Open drawExclusive(Builder& b, const Open& from) {
  return choosing(b, from, "exclusive", b.chance(80) ? "exclusive" : "inclusive");
}

Open drawInclusive(Builder& b, const Open& from) {
  return choosing(b, from, "inclusive", b.chance(80) ? "inclusive" : "exclusive");
}

Open drawParallel(Builder& b, const Open& from) {
  const std::string split = gateway(b, "parallel");
  b.connect(from, split);
  std::vector<Open> ends;
  for (int i = 2 + b.below(2); i > 0; --i) ends.push_back(b.sequence(Loose{split}));
  static const std::vector<std::string> kJoins{"parallel", "parallel", "parallel", "inclusive", "exclusive"};
  return join(b, ends, b.oneOf(kJoins));
}

// Several ways out of a complex gateway, by data and by its phase.
Open waysOut(Builder& b, const std::string& gate, const std::string& fallback) {
  static const std::vector<std::string> kPhases{"waitingForStart", "not(waitingForStart)",
                                                "v0 > 1 and waitingForStart"};
  std::vector<Open> ends;
  for (int i = 2 + b.below(2); i > 0; --i) {
    ends.push_back(b.sequence(Loose{gate, b.chance(60) ? b.oneOf(kPhases) : b.condition()}));
  }
  if (!fallback.empty() || b.chance(50)) ends.push_back(b.sequence(Loose{gate, "", fallback}));
  b.feature("complex gateway with ways out", gate);
  return join(b, ends, "exclusive");
}

// So many of the branches are enough; the others come to the reset.
Open drawComplex(Builder& b, const Open& from) {
  const std::string split = gateway(b, "parallel"), join = b.fresh("g");
  b.connect(from, split);
  const int branches = 2 + b.below(2);
  std::vector<Open> ends;
  for (int i = branches; i > 0; --i) ends.push_back(b.sequence(Loose{split}));
  if (std::none_of(ends.begin(), ends.end(), [](const Open& end) { return end.has_value(); })) return std::nullopt;
  const bool chooses = b.chance(50);
  const std::string fallback = chooses && b.chance(50) ? b.fresh("f") : "";
  b.line("<complexGateway id=\"" + join + "\"" + (fallback.empty() ? "" : " default=\"" + fallback + "\"") +
         "><activationCondition>activationCount >= " + std::to_string(1 + b.below(branches)) +
         "</activationCondition></complexGateway>");
  for (const Open& end : ends) b.connect(end, join);
  return chooses ? waysOut(b, join, fallback) : Loose{join};
}

Open race(Builder& b, const std::string& split, const std::string& joinKind) {
  std::vector<Open> ends;
  for (int i = 2 + b.below(2); i > 0; --i) {
    Open behind = b.chance(20) ? Open() : drawCatch(b, Loose{split, "", "", true});
    if (!behind) {
      const std::string task = b.fresh("r");
      b.line("<receiveTask id=\"" + task + "\" messageRef=\"" + b.message(false) + "\"/>");
      b.connect(Loose{split}, task);
      behind = Loose{task};
    }
    ends.push_back(b.sequence(behind));
  }
  return join(b, ends, joinKind);
}

Open drawEventBased(Builder& b, const Open& from) {
  const std::string split = gateway(b, "eventBased");
  b.connect(from, split);
  return race(b, split, "exclusive");
}

// Back over a merge, a counted number of times.
Open drawLoop(Builder& b, const Open& from) {
  const std::string merge = gateway(b, b.chance(70) ? "exclusive" : "inclusive");
  b.connect(from, merge);
  const Open body = b.sequence(Loose{merge});
  if (!body) return body;
  const std::string count = b.fresh("c"), out = b.fresh("f");
  b.line("<scriptTask id=\"" + count + "\" joinery:resultVariable=\"" + count + "\"><script>if " + count +
         " = null then 1 else " + count + " + 1</script></scriptTask>");
  b.connect(body, count);
  const std::string again = gateway(b, "exclusive", "default=\"" + out + "\"");
  b.line(count + " -> " + again);
  b.connect(Loose{again, count + " < " + std::to_string(1 + b.below(3))}, merge);
  return Loose{again, "", out};
}

// Gateways and tasks joined at random, forwards: joins that miss tokens, get too many, or wait for each other.
Open drawTangle(Builder& b, const Open& from) {
  static const std::vector<std::string> kKinds{"parallelGateway",  "parallelGateway",  "inclusiveGateway",
                                               "inclusiveGateway", "exclusiveGateway", "task",
                                               "userTask"};
  const int size = 4 + b.below(4);
  std::vector<std::string> ids, kinds;
  std::vector<std::vector<int>> targets(static_cast<std::size_t>(size));
  for (int i = 0; i < size; ++i) {
    ids.push_back(b.fresh("t"));
    kinds.push_back(b.oneOf(kKinds));
    if (i > 0) targets[static_cast<std::size_t>(b.below(i))].push_back(i);  // everything is led to
  }
  for (int i = 0; i + 1 < size; ++i) {
    std::vector<int>& to = targets[static_cast<std::size_t>(i)];
    if (to.empty() || b.chance(40)) to.push_back(i + 1 + b.below(size - i - 1));
  }
  // A way back through an exclusive gateway; its counter ends it.
  const int back = b.chance(30) ? b.below(size - 1) : -1;
  for (int i = 0; i < size; ++i) {
    const std::string& id = ids[static_cast<std::size_t>(i)];
    const std::string& kind = kinds[static_cast<std::size_t>(i)];
    const bool chooses = kind == "inclusiveGateway" || kind == "exclusiveGateway";
    const std::string fallback = b.fresh("f");
    const std::vector<int>& to = targets[static_cast<std::size_t>(i)];
    b.line("<" + kind + " id=\"" + id + "\"" + (chooses && to.size() > 1 ? " default=\"" + fallback + "\"" : "") +
           "/>");
    for (std::size_t j = 0; j < to.size(); ++j) {
      const bool isDefault = j == 0, conditional = chooses && to.size() > 1;
      b.connect(Loose{id, conditional && !isDefault ? b.condition() : "", conditional && isDefault ? fallback : ""},
                ids[static_cast<std::size_t>(to[j])]);
    }
  }
  b.connect(from, ids.front());
  if (back < 0) return Loose{ids.back()};
  const std::string count = b.fresh("c"), out = b.fresh("f");
  b.line("<scriptTask id=\"" + count + "\" joinery:resultVariable=\"" + count + "\"><script>if " + count +
         " = null then 1 else " + count + " + 1</script></scriptTask>");
  const std::string again = gateway(b, "exclusive", "default=\"" + out + "\"");
  b.connect(Loose{ids.back()}, count);
  b.line(count + " -> " + again);
  b.connect(Loose{again, count + " < 2"}, ids[static_cast<std::size_t>(back)]);
  return Loose{again, "", out};
}

}  // namespace joinery::run::test
