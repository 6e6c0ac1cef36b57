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

// Whether the sub-processes around two places are each other's places.
bool Places::sameSurroundings(int fromScope, int toScope) const {
  const int from = m_from.scopeAt(fromScope).node;
  const int to = m_to.scopeAt(toScope).node;
  if (from < 0 || to < 0) return from < 0 && to < 0;
  return of(m_from.at(from)) == &m_to.at(to);
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
  } else if (!sameSurroundings(node.scope, place->scope)) {
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
  } else if (!sameSurroundings(m_from.at(flow.source).scope, m_to.at(place->source).scope)) {
    problem(flow.id, "scope-changed", "the flow '" + place->id + "' lies in another sub-process");
    place = nullptr;
  }
  return place;
}

bool Places::goesOn(const Node& event, const Node& place) const {
  if (event.kind != place.kind || !sameTrigger(event, place)) return false;
  if (event.attachedTo >= 0) return of(m_from.at(event.attachedTo)) == &m_to.at(place.attachedTo);
  return sameSurroundings(event.scope, place.scope);
}

}  // namespace joinery::run
