#include "engine/run/migration_places.h"

#include <algorithm>

#include "engine/run/kinds.h"
#include "engine/run/loops/loops.h"

namespace joinery::run {

namespace {

const Flow* flowById(const Definition& definition, const std::string& id) {
  for (const Flow& flow : definition.flows) {
    if (flow.id == id) return &flow;
  }
  return nullptr;
}

const Node* nodeById(const Definition& definition, const std::string& id) {
  auto it = definition.nodeIds.find(id);
  return it == definition.nodeIds.end() ? nullptr : &definition.at(it->second);
}

bool isKnown(const Definition& definition, const std::string& id) {
  return nodeById(definition, id) || flowById(definition, id);
}

bool sameTrigger(const Node& a, const Node& b) {
  return a.parallelEvents == b.parallelEvents &&
         std::equal(a.events.begin(), a.events.end(), b.events.begin(), b.events.end(),
                    [](const EventSpec& x, const EventSpec& y) { return x.behaviour == y.behaviour; });
}

bool sameLoop(const Node& a, const Node& b) {
  if (!a.loop || !b.loop) return !a.loop && !b.loop;
  if (a.loop->behaviour != b.loop->behaviour) return false;
  auto goesOnAs = a.loop->behaviour->goesOnAs;
  return !goesOnAs || goesOnAs(*a.loop, *b.loop);
}

// An embedded sub-process that is neither a transaction nor repeated, nor one of the activities of an ad-hoc one.
bool isPlain(const Node& node) {
  return node.kind == model::Kind::SubProcess && !node.triggeredByEvent && !node.loop && node.keeper < 0;
}

// The sub-processes around a scope's content, the outermost first.
std::vector<const Node*> surroundings(const Definition& definition, int scope) {
  std::vector<const Node*> nodes;
  while (definition.scopeAt(scope).node >= 0) {
    nodes.insert(nodes.begin(), &definition.at(definition.scopeAt(scope).node));
    scope = nodes.front()->scope;
  }
  return nodes;
}

std::string kindOf(const Node& node) {
  return std::string(model::kindName(node.kind));
}

}  // namespace

Places::Places(const Definition& from, const Definition& to, const Value& mapping, std::vector<Diagnostic>& problems)
    : m_from(from), m_to(to), m_problems(problems) {
  if (!mapping.isObject()) return;
  for (const auto& [id, place] : mapping.members()) {
    const std::string& name = place.isString() ? place.string() : "";
    if (!isKnown(from, id)) problem(id, "unknown-element", "the instance's definition has no element '" + id + "'");
    if (!isKnown(to, name)) problem(id, "unknown-element", "the target definition has no element '" + name + "'");
    m_mapping.emplace(id, name);
  }
}

void Places::problem(const std::string& element, const char* code, std::string message) {
  const bool told = std::any_of(m_problems.begin(), m_problems.end(),
                                [&](const Diagnostic& d) { return d.element == element && d.code == code; });
  if (!told) m_problems.push_back({.code = code, .message = std::move(message), .element = element});
}

const Node* Places::of(const Node& node) const {
  auto mapped = m_mapping.find(node.id);
  return nodeById(m_to, mapped == m_mapping.end() ? node.id : mapped->second);
}

const Flow* Places::of(const Flow& flow) const {
  auto mapped = m_mapping.find(flow.id);
  if (mapped != m_mapping.end()) return flowById(m_to, mapped->second);
  if (const Flow* same = flowById(m_to, flow.id)) return same;
  const Node* source = of(m_from.at(flow.source));
  const Node* target = of(m_from.at(flow.target));
  const Flow* found = nullptr;
  for (const Flow& candidate : m_to.flows) {
    if (!source || !target || candidate.source != source->index || candidate.target != target->index) continue;
    if (found) return nullptr;  // several: nobody knows which is meant
    found = &candidate;
  }
  return found;
}

bool Places::goesAway(const Node& node) const {
  return isPlain(node) && !of(node);
}

bool Places::isNew(const Node& place) const {
  return isPlain(place) &&
         std::none_of(m_from.nodes.begin(), m_from.nodes.end(), [&](const Node& node) { return of(node) == &place; });
}

std::optional<Way> Places::way(int fromScope, int toScope) const {
  const std::vector<const Node*> from = surroundings(m_from, fromScope), to = surroundings(m_to, toScope);
  Way way;
  auto here = from.begin();
  auto there = to.begin();
  while (here != from.end() || there != to.end()) {
    if (here != from.end() && there != to.end() && of(**here) == *there) {
      ++here, ++there;
      way.inside.clear();
    } else if (here != from.end() && goesAway(**here)) {
      ++here;
      way.goes = true;
    } else if (there != to.end() && isNew(**there)) {
      way.inside.push_back(*there++);
      way.comes = true;
    } else {
      return std::nullopt;
    }
  }
  if (way.goes && way.comes) return std::nullopt;  // one that was renamed? The mapping must say it
  return way;
}

// Whether the sub-processes around two places are each other's places.
bool Places::sameSurroundings(int fromScope, int toScope) const {
  const std::optional<Way> found = way(fromScope, toScope);
  return found && !found->goes && !found->comes;
}

const Node* Places::checked(const Node& node) {
  const Node* place = of(node);
  if (!place) {
    problem(node.id, "no-place", "the target has no element '" + node.id + "', and the mapping names none for it");
  } else if (place->kind != node.kind || place->triggeredByEvent != node.triggeredByEvent) {
    problem(node.id, "kind-changed",
            "a " + kindOf(node) + " cannot go on as the " + kindOf(*place) + " '" + place->id + "'");
  } else if (!sameLoop(node, *place)) {
    problem(node.id, "loop-changed", "'" + place->id + "' repeats in another way, or not at all");
  } else if (!sameTrigger(node, *place)) {
    problem(node.id, "event-changed", "'" + place->id + "' waits for another kind of event");
  } else if (!way(node.scope, place->scope)) {
    problem(node.id, "scope-changed", "'" + place->id + "' lies in another sub-process");
  } else {
    return place;
  }
  return nullptr;
}

const Flow* Places::checked(const Flow& flow) {
  const Flow* place = of(flow);
  if (!place) {
    problem(flow.id, "no-place",
            "a token waits on the flow '" + flow.id + "', for which the target has no single place: map it");
  } else if (!way(m_from.at(flow.source).scope, m_to.at(place->source).scope)) {
    problem(flow.id, "scope-changed", "the flow '" + place->id + "' lies in another sub-process");
    place = nullptr;
  }
  return place;
}

bool Places::goesOn(const Node& event, const Node& place) const {
  if (event.kind != place.kind || !sameTrigger(event, place)) return false;
  if (event.attachedTo >= 0) return of(m_from.at(event.attachedTo)) == &m_to.at(place.attachedTo);
  // What starts an event sub-process is waited for by the scope around; everything else goes with its token.
  const int around = m_from.scopeAt(event.scope).node;
  const bool ofScope = event.kind == model::Kind::StartEvent && around >= 0 && m_from.at(around).triggeredByEvent;
  return ofScope ? sameSurroundings(event.scope, place.scope) : way(event.scope, place.scope).has_value();
}

}  // namespace joinery::run
