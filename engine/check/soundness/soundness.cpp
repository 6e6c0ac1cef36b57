#include "engine/check/soundness/soundness.h"

#include <algorithm>

#include "engine/check/soundness/explore.h"
#include "engine/check/soundness/structure.h"

namespace joinery::check {

namespace {

constexpr std::size_t kMostStates = 5'000, kLeastStates = 200, kMostWork = 1'000'000, kLongestWay = 12;

// Each state looks at every node that is left: a large net gets fewer states.
std::size_t statesFor(const Net& net) {
  const auto left = static_cast<std::size_t>(
      std::count_if(net.nodes.begin(), net.nodes.end(), [](const NetNode& node) { return !node.in.empty(); }));
  return std::clamp(kMostWork / (left + 1), kLeastStates, kMostStates);
}

std::string name(const Element& element) {
  return element.id().empty() ? element.localName() : element.id();
}

// "start -> fork -> a": the middle of a long way is left out.
std::string told(const Elements& way) {
  std::string text;
  for (std::size_t i = 0; i < way.size(); ++i) {
    const bool middle = way.size() > kLongestWay && i >= kLongestWay / 2 && i + kLongestWay / 2 < way.size();
    if (middle && i != kLongestWay / 2) continue;
    text += (text.empty() ? "" : " -> ") + (middle ? "..." : name(*way[i]));
  }
  return text;
}

class Judge {
 public:
  Judge(Net net, std::vector<SoundnessFinding>& found) : m_net(std::move(net)), m_found(found) {}

  void run() {
    bool endless = false;
    for (const std::vector<int>& loop : loopsWithoutEnd(m_net)) {
      endless = true;
      if (!m_net.endsFromOutside) tellLoop(loop);
    }
    if (!m_net.isAdHoc) {
      reduce(m_net);
      if (isTrivial(m_net)) return;
    }
    const Exploration seen = explore(m_net, statesFor(m_net));
    for (const Flaw& flaw : seen.stuck) tellStuck(flaw);
    for (const Flaw& flaw : seen.crowded) flaw.more ? tellMore(flaw) : tellCrowded(flaw.node, flaw.way);
    for (const Flaw& flaw : seen.endless) {
      if (!endless && !m_net.endsFromOutside) tellEndless(flaw);
    }
    for (const int node : seen.neverFired) tellDead(node);
    if (!seen.complete && !m_net.isAdHoc) tellMismatches(seen);
  }

 private:
  const Element& elementOf(int node) const {
    return m_net.node(node).element != nullptr ? *m_net.node(node).element : *m_net.scope;
  }

  void tell(Unsound what, const Element& element, std::string message) {
    m_found.push_back({what, &element, std::move(message) + assumption()});
  }

  // Complex gateways whose condition is not decided here.
  std::string assumption() const {
    for (const NetNode& node : m_net.nodes) {
      if (node.join != Join::Complex || !node.activation.open) continue;
      return " (if the activationCondition of " + title(*node.element) + ", which depends on data, allows it)";
    }
    return {};
  }

  void tellLoop(const std::vector<int>& loop) {
    const Element& first = elementOf(loop.front());
    tell(Unsound::EndlessLoop, first,
         "no way leads out of the loop that begins at " + title(first) + ": " + told(shortestWay(m_net, loop.front())));
  }

  void tellEndless(const Flaw& flaw) {
    const Element& element = elementOf(flaw.node);
    tell(Unsound::EndlessLoop, element,
         "after " + title(element) + " nothing comes to an end any more: " + told(flaw.way));
  }

  void tellStuck(const Flaw& flaw) {
    const Element& element = elementOf(flaw.node);
    if (flaw.other < 0) {
      return tell(Unsound::Deadlock, element,
                  title(element) + " can wait for ever for a token that does not come: " + told(flaw.way));
    }
    tell(Unsound::JoinsWait, element,
         title(element) + " and " + title(elementOf(flaw.other)) + " can wait for each other: " + told(flaw.way));
  }

  void tellCrowded(int node, const Elements& way) {
    const Element& element = elementOf(node);
    tell(Unsound::LackOfSynchronisation, element,
         "a second token can come to " + title(element) +
             " before the first has left, since branches were not joined: " + told(way));
  }

  void tellMore(const Flaw& flaw) {
    const Element& element = elementOf(flaw.node);
    tell(Unsound::LackOfSynchronisation, element,
         "more and more tokens can gather before " + title(element) + ": " + told(flaw.way));
  }

  // What a node that never runs covers is dead with it.
  void tellDead(int node) {
    const Elements way = shortestWay(m_net, node);
    if (way.size() < 2) return;  // no flow leads there: the rule `unreachable` tells it
    Elements dead = m_net.node(node).covered;
    dead.insert(dead.begin(), &elementOf(node));
    for (const Element* element : dead) {
      tell(Unsound::DeadActivity, *element, title(*element) + " can never run, though flows lead to it: " + told(way));
    }
  }

  // The search gave up: what the structure alone tells.
  void tellMismatches(const Exploration& seen) {
    for (const Mismatch& wrong : mismatches(m_net)) {
      const auto isTold = [&](const Flaw& flaw) { return flaw.node == wrong.join; };
      if (std::any_of(seen.stuck.begin(), seen.stuck.end(), isTold)) continue;
      if (std::any_of(seen.crowded.begin(), seen.crowded.end(), isTold)) continue;
      const Elements way = shortestWay(m_net, wrong.join);
      if (wrong.missing) {
        tellStuck({wrong.join, way, -1});
      } else {
        tellCrowded(wrong.join, way);
      }
    }
  }

  Net m_net;
  std::vector<SoundnessFinding>& m_found;
};

}  // namespace

std::vector<SoundnessFinding> findUnsound(const Subject& subject) {
  std::vector<SoundnessFinding> found;
  for (Net& net : netsOf(subject)) Judge(std::move(net), found).run();
  return found;
}

bool isWhollyJudged(const Subject& subject) {
  for (Net& net : netsOf(subject)) {
    if (!net.isAdHoc) reduce(net);
    if (!explore(net, statesFor(net)).complete) return false;
  }
  return true;
}

void reportUnsound(Subject& subject, Unsound what) {
  for (const SoundnessFinding& finding : subject.soundness()) {
    if (finding.what == what) subject.report(*finding.element, finding.message);
  }
}

}  // namespace joinery::check
