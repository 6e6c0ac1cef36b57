#include "designer/core/element_types.h"

#include <QCoreApplication>
#include <algorithm>

namespace joinery::designer {

using model::Kind;
using G = TypeGroup;

namespace {
constexpr double kEvent = 36;
constexpr double kGate = 50;

// clang-format off
const ElementType kTypes[] = {
    {"start", G::Start, Kind::StartEvent, Kind::Unknown, QT_TRANSLATE_NOOP("ElementType", "Start event"), "StartEvent", kEvent, kEvent, false, false, true},
    {"timer-start", G::Start, Kind::StartEvent, Kind::TimerEventDefinition, QT_TRANSLATE_NOOP("ElementType", "Timer start"), "StartEvent", kEvent, kEvent},
    {"message-start", G::Start, Kind::StartEvent, Kind::MessageEventDefinition, QT_TRANSLATE_NOOP("ElementType", "Message start"), "StartEvent", kEvent, kEvent},
    {"signal-start", G::Start, Kind::StartEvent, Kind::SignalEventDefinition, QT_TRANSLATE_NOOP("ElementType", "Signal start"), "StartEvent", kEvent, kEvent},
    {"error-start", G::Start, Kind::StartEvent, Kind::ErrorEventDefinition, QT_TRANSLATE_NOOP("ElementType", "Error start (event sub-process)"), "StartEvent", kEvent, kEvent},
    {"message-catch", G::Intermediate, Kind::IntermediateCatchEvent, Kind::MessageEventDefinition, QT_TRANSLATE_NOOP("ElementType", "Message catch event"), "Event", kEvent, kEvent},
    {"timer-catch", G::Intermediate, Kind::IntermediateCatchEvent, Kind::TimerEventDefinition, QT_TRANSLATE_NOOP("ElementType", "Timer catch event"), "Event", kEvent, kEvent, false, false, true},
    {"signal-catch", G::Intermediate, Kind::IntermediateCatchEvent, Kind::SignalEventDefinition, QT_TRANSLATE_NOOP("ElementType", "Signal catch event"), "Event", kEvent, kEvent},
    {"conditional-catch", G::Intermediate, Kind::IntermediateCatchEvent, Kind::ConditionalEventDefinition, QT_TRANSLATE_NOOP("ElementType", "Conditional catch event"), "Event", kEvent, kEvent},
    {"link-catch", G::Intermediate, Kind::IntermediateCatchEvent, Kind::LinkEventDefinition, QT_TRANSLATE_NOOP("ElementType", "Link catch event"), "Event", kEvent, kEvent},
    {"none-throw", G::Intermediate, Kind::IntermediateThrowEvent, Kind::Unknown, QT_TRANSLATE_NOOP("ElementType", "Intermediate event"), "Event", kEvent, kEvent},
    {"message-throw", G::Intermediate, Kind::IntermediateThrowEvent, Kind::MessageEventDefinition, QT_TRANSLATE_NOOP("ElementType", "Message throw event"), "Event", kEvent, kEvent},
    {"signal-throw", G::Intermediate, Kind::IntermediateThrowEvent, Kind::SignalEventDefinition, QT_TRANSLATE_NOOP("ElementType", "Signal throw event"), "Event", kEvent, kEvent},
    {"escalation-throw", G::Intermediate, Kind::IntermediateThrowEvent, Kind::EscalationEventDefinition, QT_TRANSLATE_NOOP("ElementType", "Escalation throw event"), "Event", kEvent, kEvent},
    {"compensation-throw", G::Intermediate, Kind::IntermediateThrowEvent, Kind::CompensateEventDefinition, QT_TRANSLATE_NOOP("ElementType", "Compensation throw event"), "Event", kEvent, kEvent},
    {"link-throw", G::Intermediate, Kind::IntermediateThrowEvent, Kind::LinkEventDefinition, QT_TRANSLATE_NOOP("ElementType", "Link throw event"), "Event", kEvent, kEvent},
    {"end", G::End, Kind::EndEvent, Kind::Unknown, QT_TRANSLATE_NOOP("ElementType", "End event"), "EndEvent", kEvent, kEvent, false, false, true},
    {"terminate-end", G::End, Kind::EndEvent, Kind::TerminateEventDefinition, QT_TRANSLATE_NOOP("ElementType", "Terminate end"), "EndEvent", kEvent, kEvent},
    {"error-end", G::End, Kind::EndEvent, Kind::ErrorEventDefinition, QT_TRANSLATE_NOOP("ElementType", "Error end"), "EndEvent", kEvent, kEvent},
    {"message-end", G::End, Kind::EndEvent, Kind::MessageEventDefinition, QT_TRANSLATE_NOOP("ElementType", "Message end"), "EndEvent", kEvent, kEvent},
    {"signal-end", G::End, Kind::EndEvent, Kind::SignalEventDefinition, QT_TRANSLATE_NOOP("ElementType", "Signal end"), "EndEvent", kEvent, kEvent},
    {"escalation-end", G::End, Kind::EndEvent, Kind::EscalationEventDefinition, QT_TRANSLATE_NOOP("ElementType", "Escalation end"), "EndEvent", kEvent, kEvent},
    {"cancel-end", G::End, Kind::EndEvent, Kind::CancelEventDefinition, QT_TRANSLATE_NOOP("ElementType", "Cancel end (transaction)"), "EndEvent", kEvent, kEvent},
    {"timer-boundary", G::Boundary, Kind::BoundaryEvent, Kind::TimerEventDefinition, QT_TRANSLATE_NOOP("ElementType", "Timer boundary event"), "Event", kEvent, kEvent},
    {"timer-boundary-ni", G::Boundary, Kind::BoundaryEvent, Kind::TimerEventDefinition, QT_TRANSLATE_NOOP("ElementType", "Timer boundary event (non-interrupting)"), "Event", kEvent, kEvent, true},
    {"message-boundary", G::Boundary, Kind::BoundaryEvent, Kind::MessageEventDefinition, QT_TRANSLATE_NOOP("ElementType", "Message boundary event"), "Event", kEvent, kEvent},
    {"message-boundary-ni", G::Boundary, Kind::BoundaryEvent, Kind::MessageEventDefinition, QT_TRANSLATE_NOOP("ElementType", "Message boundary event (non-interrupting)"), "Event", kEvent, kEvent, true},
    {"error-boundary", G::Boundary, Kind::BoundaryEvent, Kind::ErrorEventDefinition, QT_TRANSLATE_NOOP("ElementType", "Error boundary event"), "Event", kEvent, kEvent},
    {"escalation-boundary", G::Boundary, Kind::BoundaryEvent, Kind::EscalationEventDefinition, QT_TRANSLATE_NOOP("ElementType", "Escalation boundary event"), "Event", kEvent, kEvent},
    {"signal-boundary", G::Boundary, Kind::BoundaryEvent, Kind::SignalEventDefinition, QT_TRANSLATE_NOOP("ElementType", "Signal boundary event"), "Event", kEvent, kEvent},
    {"compensation-boundary", G::Boundary, Kind::BoundaryEvent, Kind::CompensateEventDefinition, QT_TRANSLATE_NOOP("ElementType", "Compensation boundary event"), "Event", kEvent, kEvent},
    {"user-task", G::Task, Kind::UserTask, Kind::Unknown, QT_TRANSLATE_NOOP("ElementType", "User task"), "UserTask", 100, 80, false, false, true},
    {"service-task", G::Task, Kind::ServiceTask, Kind::Unknown, QT_TRANSLATE_NOOP("ElementType", "Service task"), "ServiceTask", 100, 80, false, false, true},
    {"script-task", G::Task, Kind::ScriptTask, Kind::Unknown, QT_TRANSLATE_NOOP("ElementType", "Script task"), "ScriptTask", 100, 80, false, false, true},
    {"task", G::Task, Kind::Task, Kind::Unknown, QT_TRANSLATE_NOOP("ElementType", "Task"), "Task", 100, 80},
    {"manual-task", G::Task, Kind::ManualTask, Kind::Unknown, QT_TRANSLATE_NOOP("ElementType", "Manual task"), "ManualTask", 100, 80},
    {"send-task", G::Task, Kind::SendTask, Kind::Unknown, QT_TRANSLATE_NOOP("ElementType", "Send task"), "SendTask", 100, 80},
    {"receive-task", G::Task, Kind::ReceiveTask, Kind::Unknown, QT_TRANSLATE_NOOP("ElementType", "Receive task"), "ReceiveTask", 100, 80},
    {"business-rule-task", G::Task, Kind::BusinessRuleTask, Kind::Unknown, QT_TRANSLATE_NOOP("ElementType", "Business rule task"), "BusinessRuleTask", 100, 80},
    {"call-activity", G::SubProcess, Kind::CallActivity, Kind::Unknown, QT_TRANSLATE_NOOP("ElementType", "Call activity"), "CallActivity", 100, 80, false, false, true},
    {"sub-process", G::SubProcess, Kind::SubProcess, Kind::Unknown, QT_TRANSLATE_NOOP("ElementType", "Sub-process"), "SubProcess", 350, 200, false, false, true},
    {"event-sub-process", G::SubProcess, Kind::SubProcess, Kind::Unknown, QT_TRANSLATE_NOOP("ElementType", "Event sub-process"), "SubProcess", 350, 200, false, true},
    {"transaction", G::SubProcess, Kind::Transaction, Kind::Unknown, QT_TRANSLATE_NOOP("ElementType", "Transaction"), "Transaction", 350, 200},
    {"ad-hoc-sub-process", G::SubProcess, Kind::AdHocSubProcess, Kind::Unknown, QT_TRANSLATE_NOOP("ElementType", "Ad-hoc sub-process"), "AdHoc", 350, 200},
    {"exclusive-gateway", G::Gateway, Kind::ExclusiveGateway, Kind::Unknown, QT_TRANSLATE_NOOP("ElementType", "Exclusive gateway"), "Gateway", kGate, kGate, false, false, true},
    {"parallel-gateway", G::Gateway, Kind::ParallelGateway, Kind::Unknown, QT_TRANSLATE_NOOP("ElementType", "Parallel gateway"), "Gateway", kGate, kGate, false, false, true},
    {"inclusive-gateway", G::Gateway, Kind::InclusiveGateway, Kind::Unknown, QT_TRANSLATE_NOOP("ElementType", "Inclusive gateway"), "Gateway", kGate, kGate, false, false, true},
    {"event-based-gateway", G::Gateway, Kind::EventBasedGateway, Kind::Unknown, QT_TRANSLATE_NOOP("ElementType", "Event-based gateway"), "Gateway", kGate, kGate},
    {"complex-gateway", G::Gateway, Kind::ComplexGateway, Kind::Unknown, QT_TRANSLATE_NOOP("ElementType", "Complex gateway"), "Gateway", kGate, kGate},
    {"data-object", G::Data, Kind::DataObjectReference, Kind::Unknown, QT_TRANSLATE_NOOP("ElementType", "Data object"), "DataObjectReference", 36, 50},
    {"data-store", G::Data, Kind::DataStoreReference, Kind::Unknown, QT_TRANSLATE_NOOP("ElementType", "Data store"), "DataStoreReference", 50, 50},
    {"annotation", G::Artifact, Kind::TextAnnotation, Kind::Unknown, QT_TRANSLATE_NOOP("ElementType", "Text annotation"), "TextAnnotation", 120, 40, false, false, true},
    {"group", G::Artifact, Kind::Group, Kind::Unknown, QT_TRANSLATE_NOOP("ElementType", "Group"), "Group", 300, 200},
    {"pool", G::Pool, Kind::Participant, Kind::Unknown, QT_TRANSLATE_NOOP("ElementType", "Pool"), "Participant", 900, 300, false, false, true},
};
// clang-format on

struct KindName {
  Kind kind;
  const char* label;
};
// What can be selected, but is not drawn from the palette.
const KindName kOtherKinds[] = {
    {Kind::SequenceFlow, QT_TRANSLATE_NOOP("ElementType", "Sequence flow")},
    {Kind::MessageFlow, QT_TRANSLATE_NOOP("ElementType", "Message flow")},
    {Kind::Association, QT_TRANSLATE_NOOP("ElementType", "Association")},
    {Kind::DataInputAssociation, QT_TRANSLATE_NOOP("ElementType", "Data association")},
    {Kind::DataOutputAssociation, QT_TRANSLATE_NOOP("ElementType", "Data association")},
    {Kind::Lane, QT_TRANSLATE_NOOP("ElementType", "Lane")},
    {Kind::Process, QT_TRANSLATE_NOOP("ElementType", "Process")},
    {Kind::Collaboration, QT_TRANSLATE_NOOP("ElementType", "Collaboration")},
    {Kind::BoundaryEvent, QT_TRANSLATE_NOOP("ElementType", "Boundary event")},
    {Kind::IntermediateCatchEvent, QT_TRANSLATE_NOOP("ElementType", "Catch event")},
    {Kind::IntermediateThrowEvent, QT_TRANSLATE_NOOP("ElementType", "Throw event")},
};

const char* const kGroupLabels[] = {
    QT_TRANSLATE_NOOP("ElementType", "Start events"), QT_TRANSLATE_NOOP("ElementType", "Intermediate events"),
    QT_TRANSLATE_NOOP("ElementType", "End events"),   QT_TRANSLATE_NOOP("ElementType", "Boundary events"),
    QT_TRANSLATE_NOOP("ElementType", "Tasks"),        QT_TRANSLATE_NOOP("ElementType", "Sub-processes"),
    QT_TRANSLATE_NOOP("ElementType", "Gateways"),     QT_TRANSLATE_NOOP("ElementType", "Data"),
    QT_TRANSLATE_NOOP("ElementType", "Artifacts"),    QT_TRANSLATE_NOOP("ElementType", "Participants"),
};

Kind definitionOf(const model::Element& element) {
  for (const auto& child : element.children())
    if (model::isEventDefinition(child->kind())) return child->kind();
  return Kind::Unknown;
}
}  // namespace

const std::vector<ElementType>& elementTypes() {
  static const std::vector<ElementType> types(std::begin(kTypes), std::end(kTypes));
  return types;
}

const ElementType* elementType(const QString& key) {
  for (const ElementType& type : elementTypes())
    if (key == QLatin1String(type.key)) return &type;
  return nullptr;
}

const ElementType* elementTypeOf(const model::Element& element) {
  const Kind definition = model::isEvent(element.kind()) ? definitionOf(element) : Kind::Unknown;
  const bool interrupting = element.attributeOr("cancelActivity", "true") != "false";
  const bool byEvent = element.attributeOr("triggeredByEvent", "false") == "true";
  for (const ElementType& type : elementTypes()) {
    if (type.kind == element.kind() && type.definition == definition && type.nonInterrupting == !interrupting &&
        type.triggeredByEvent == byEvent)
      return &type;
  }
  return nullptr;
}

QString typeLabel(const ElementType& type) {
  return QCoreApplication::translate("ElementType", type.label);
}

QString kindLabel(const model::Element& element) {
  if (const ElementType* type = elementTypeOf(element)) return typeLabel(*type);
  const auto other =
      std::find_if(std::begin(kOtherKinds), std::end(kOtherKinds), [&](auto& k) { return k.kind == element.kind(); });
  if (other != std::end(kOtherKinds)) return QCoreApplication::translate("ElementType", other->label);
  return QString::fromStdString(element.localName());
}

QString groupLabel(TypeGroup group) {
  return QCoreApplication::translate("ElementType", kGroupLabels[static_cast<int>(group)]);
}

QString titleOf(const model::Element& element) {
  const QString id = QString::fromStdString(element.id());
  const QString name = QString::fromStdString(element.name()).simplified();
  return name.isEmpty() ? id : name + QStringLiteral(" (") + id + QStringLiteral(")");
}

}  // namespace joinery::designer
