#include "designer/core/rules/connect.h"

#include <QCoreApplication>

namespace joinery::designer {

using model::Element;
using model::Kind;

namespace {
struct Ends {
  const DesignDocument& document;
  const Element& source;
  const Element& target;
  const Element* sourceProcess;  // nullptr for a pool without a process
  const Element* targetProcess;
};

const Element* processOf(const DesignDocument& document, const Element& element) {
  if (element.kind() == Kind::Participant) return document.find(localPart(element.attributeOr("processRef", "")));
  const Element* e = &element;
  while (e && e->kind() != Kind::Process) e = e->parent();
  return e;
}

bool bothNodes(const Ends& e) {
  return model::isFlowNode(e.source.kind()) && model::isFlowNode(e.target.kind());
}
bool samePool(const Ends& e) {
  return e.sourceProcess == e.targetProcess;
}
bool fromEnd(const Ends& e) {
  return bothNodes(e) && samePool(e) && e.source.kind() == Kind::EndEvent;
}
bool toStart(const Ends& e) {
  return bothNodes(e) && samePool(e) && e.target.kind() == Kind::StartEvent;
}
bool toBoundary(const Ends& e) {
  return bothNodes(e) && samePool(e) && e.target.kind() == Kind::BoundaryEvent;
}
bool isEventSubProcess(const Element& element) {
  return element.attributeOr("triggeredByEvent", "false") == "true";
}
bool eventSubProcess(const Ends& e) {
  return bothNodes(e) && samePool(e) && (isEventSubProcess(e.source) || isEventSubProcess(e.target));
}
bool crossesScope(const Ends& e) {
  return bothNodes(e) && samePool(e) && e.source.parent() != e.target.parent();
}
bool sequence(const Ends& e) {
  return bothNodes(e) && samePool(e) && e.source.parent() == e.target.parent();
}
bool compensates(const Ends& e) {
  return e.source.kind() == Kind::BoundaryEvent && e.source.child(Kind::CompensateEventDefinition) &&
         model::isActivity(e.target.kind());
}
bool artifact(const Ends& e) {
  const auto loose = [](Kind kind) {
    return kind == Kind::TextAnnotation || kind == Kind::DataObjectReference || kind == Kind::DataStoreReference;
  };
  return (loose(e.source.kind()) || loose(e.target.kind())) && &e.source != &e.target;
}
bool speaks(const Element& element) {
  const Kind kind = element.kind();
  return kind == Kind::Participant || model::isActivity(kind) || model::isEvent(kind);
}
bool message(const Ends& e) {
  return speaks(e.source) && speaks(e.target) && !samePool(e) && e.source.kind() != Kind::StartEvent &&
         e.target.kind() != Kind::EndEvent;
}

// The first row that applies decides. A row without a connection refuses with its reason.
struct Row {
  bool (*applies)(const Ends&);
  Kind connection;
  const char* reason;
};
const Row kRows[] = {
    {artifact, Kind::Association, nullptr},
    {compensates, Kind::Association, nullptr},
    {fromEnd, Kind::Unknown, QT_TRANSLATE_NOOP("Rule", "Nothing follows an end event.")},
    {toStart, Kind::Unknown, QT_TRANSLATE_NOOP("Rule", "Nothing leads to a start event.")},
    {toBoundary, Kind::Unknown, QT_TRANSLATE_NOOP("Rule", "A boundary event is triggered, no flow leads to it.")},
    {eventSubProcess, Kind::Unknown,
     QT_TRANSLATE_NOOP("Rule", "An event sub-process starts by its event; it has no sequence flows.")},
    {crossesScope, Kind::Unknown,
     QT_TRANSLATE_NOOP("Rule", "A sequence flow cannot cross the border of a sub-process.")},
    {sequence, Kind::SequenceFlow, nullptr},
    {message, Kind::MessageFlow, nullptr},
};
}  // namespace

Verdict mayConnect(const DesignDocument& document, const Id& sourceId, const Id& targetId) {
  const Element* source = document.find(sourceId);
  const Element* target = document.find(targetId);
  if (!source || !target) return {};
  const Ends ends{document, *source, *target, processOf(document, *source), processOf(document, *target)};
  for (const Row& row : kRows) {
    if (!row.applies(ends)) continue;
    if (row.connection != Kind::Unknown) return {true, row.connection, {}};
    return {false, Kind::Unknown, QCoreApplication::translate("Rule", row.reason)};
  }
  return {false, Kind::Unknown, QCoreApplication::translate("Rule", "These two cannot be connected.")};
}

Verdict mayReconnect(const DesignDocument& document, const Id& flowId, const Id& source, const Id& target) {
  const Element* flow = document.find(flowId);
  if (!flow) return {};
  Verdict verdict = mayConnect(document, source, target);
  if (verdict.allowed && verdict.kind != flow->kind())
    return {false, Kind::Unknown,
            QCoreApplication::translate("Rule", "This connection cannot be of that kind between these two.")};
  return verdict;
}

}  // namespace joinery::designer
