#include "engine/run/tests/random/coverage.h"

#include <algorithm>
#include <iterator>

#include "engine/run/events/events.h"
#include "engine/run/kinds.h"
#include "engine/run/loops/loops.h"

namespace joinery::run::test {

namespace {

using model::Kind;

struct Place {
  unsigned position;
  const char* words;
};
constexpr Place kPlaces[] = {{kProcessStart, "start of a process"},
                             {kEventSubProcessStart, "start of an event sub-process, interrupting"},
                             {kEventSubProcessStartNonInterrupting, "start of an event sub-process, non-interrupting"},
                             {kCatch, "intermediate catch"},
                             {kThrow, "intermediate throw"},
                             {kBoundary, "boundary, interrupting"},
                             {kBoundaryNonInterrupting, "boundary, non-interrupting"},
                             {kEnd, "end"}};

constexpr const char* kFeatures[] = {"behavior Complex",
                                     "behavior None",
                                     "behavior One",
                                     "call of a global task",
                                     "complex gateway with ways out",
                                     "data objects through inputs and outputs",
                                     "data of a catch event",
                                     "data of a throw event",
                                     "data store read",
                                     "data store written",
                                     "event-based gateway that instantiates, exclusive",
                                     "event-based gateway that instantiates, parallel",
                                     "join in an ad-hoc sub-process",
                                     "loop over data",
                                     "property",
                                     "receive task that instantiates"};

std::string nameOf(Kind kind) {
  return std::string(model::kindName(kind));
}

std::string rowOf(Kind definition, unsigned position) {
  const auto* place =
      std::find_if(std::begin(kPlaces), std::end(kPlaces), [&](const Place& p) { return p.position == position; });
  return nameOf(definition) + ", " + place->words;
}

unsigned positionOf(const Definition& definition, const Node& node) {
  const int around = definition.scopeAt(node.scope).node;
  if (node.kind == Kind::StartEvent) {
    if (around < 0) return kProcessStart;
    return node.interrupting ? kEventSubProcessStart : kEventSubProcessStartNonInterrupting;
  }
  if (node.kind == Kind::BoundaryEvent) return node.interrupting ? kBoundary : kBoundaryNonInterrupting;
  if (node.kind == Kind::IntermediateCatchEvent) return kCatch;
  return node.kind == Kind::EndEvent ? kEnd : kThrow;
}

}  // namespace

std::vector<std::string> rowsOf(const Definition& definition, const Node& node) {
  std::vector<std::string> rows{nameOf(node.kind)};
  if (node.loop) rows.push_back(nameOf(node.loop->behaviour->kind));
  for (const EventSpec& spec : node.events) rows.push_back(rowOf(spec.behaviour->kind, positionOf(definition, node)));
  const bool undoes = std::any_of(definition.nodes.begin(), definition.nodes.end(),
                                  [&](const Node& other) { return other.compensatedBy == node.index; });
  if (undoes) rows.push_back(rowOf(Kind::CompensateEventDefinition, kBoundary));
  return rows;
}

std::vector<std::string> everyRow() {
  std::vector<std::string> rows;
  for (std::size_t i = 1; i < model::kKindCount; ++i) {
    const auto kind = static_cast<Kind>(i);
    if (behaviourOf(kind) || loopBehaviourOf(kind)) rows.push_back(nameOf(kind));
    const EventBehaviour* event = eventBehaviourOf(kind);
    for (const Place& place : kPlaces) {
      // At a boundary, compensation interrupts nothing, whatever the file says.
      if (kind == Kind::CompensateEventDefinition && place.position == kBoundaryNonInterrupting) continue;
      if (event && (event->positions & place.position)) rows.push_back(rowOf(kind, place.position));
    }
  }
  return rows;
}

std::vector<std::string> everyFeature() {
  return {std::begin(kFeatures), std::end(kFeatures)};
}

}  // namespace joinery::run::test
