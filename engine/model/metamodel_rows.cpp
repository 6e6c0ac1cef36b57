#include "engine/model/metamodel_rows.h"

namespace joinery::model {
namespace {

using namespace category;
using enum AttributeType;

constexpr Target kFlow{0, {Kind::SequenceFlow}};
constexpr Target kItemDefinition{0, {Kind::ItemDefinition}};
constexpr Target kMessage{0, {Kind::Message}};
constexpr Target kOperation{0, {Kind::Operation}};
constexpr Target kParticipant{0, {Kind::Participant}};
constexpr Target kItem{Item, {Kind::DataStore}};
constexpr Target kDataEnd{Item | FlowNode, {Kind::DataStore}};
constexpr Target kNode{FlowNode, {}};
constexpr Target kMessageEnd{Activity | AnyEvent, {Kind::Participant}};
constexpr Target kDefinition{EventDefinition, {}};

constexpr AttributeRow row(Kind kind, std::string_view name, AttributeType type, std::string_view fallback = {}) {
  return {.kind = kind, .name = name, .type = type, .fallback = fallback};
}
constexpr AttributeRow shared(std::uint32_t bits, std::string_view name, AttributeType type,
                              std::string_view fallback = {}) {
  return {.bits = bits, .name = name, .type = type, .fallback = fallback};
}
constexpr AttributeRow must(AttributeRow row) {
  row.required = true;
  return row;
}
constexpr AttributeRow ref(Kind kind, std::string_view name, Target target) {
  return {.kind = kind, .name = name, .type = Reference, .target = target};
}
constexpr AttributeRow refs(std::uint32_t bits, std::string_view name, Target target) {
  return {.bits = bits, .name = name, .type = Reference, .target = target};
}
constexpr AttributeRow abroad(AttributeRow row) {
  row.mayLeave = true;
  return row;
}
constexpr AttributeRow choice(Kind kind, std::string_view name, std::string_view values, std::string_view fallback) {
  return {.kind = kind, .name = name, .type = Choice, .fallback = fallback, .values = values};
}
constexpr AttributeRow joinery(AttributeRow row) {
  row.namespaceUri = kJoinery;
  return row;
}

constexpr AttributeRow kRows[] = {
    // Definitions and what stands directly below
    row(Kind::Definitions, "name", String),
    must(row(Kind::Definitions, "targetNamespace", Uri)),
    row(Kind::Definitions, "expressionLanguage", Uri),
    row(Kind::Definitions, "typeLanguage", Uri),
    row(Kind::Definitions, "exporter", String),
    row(Kind::Definitions, "exporterVersion", String),
    must(row(Kind::Import, "namespace", Uri)),
    must(row(Kind::Import, "location", String)),
    must(row(Kind::Import, "importType", Uri)),
    row(Kind::Extension, "definition", String),
    row(Kind::Extension, "mustUnderstand", Boolean, "false"),
    must(row(Kind::Relationship, "type", String)),
    choice(Kind::Relationship, "direction", "None Forward Backward Both", ""),
    row(Kind::Documentation, "textFormat", String, "text/plain"),
    shared(RootElement | FlowElement, "name", String),
    row(Kind::Error, "errorCode", String),
    abroad(ref(Kind::Error, "structureRef", kItemDefinition)),
    row(Kind::Escalation, "escalationCode", String),
    abroad(ref(Kind::Escalation, "structureRef", kItemDefinition)),
    abroad(ref(Kind::Signal, "structureRef", kItemDefinition)),
    ref(Kind::Message, "itemRef", kItemDefinition),
    joinery(row(Kind::Message, "correlationKey", Expression)),
    row(Kind::ItemDefinition, "structureRef", String),
    row(Kind::ItemDefinition, "isCollection", Boolean, "false"),
    choice(Kind::ItemDefinition, "itemKind", "Information Physical", "Information"),
    must(row(Kind::Interface, "name", String)),
    row(Kind::Interface, "implementationRef", String),
    must(row(Kind::Operation, "name", String)),
    row(Kind::Operation, "implementationRef", String),
    row(Kind::CategoryValue, "value", String),
    must(row(Kind::Resource, "name", String)),
    row(Kind::ResourceParameter, "name", String),
    abroad(ref(Kind::ResourceParameter, "type", kItemDefinition)),
    row(Kind::ResourceParameter, "isRequired", Boolean),
    row(Kind::DataStore, "capacity", Integer),
    row(Kind::DataStore, "isUnlimited", Boolean, "true"),
    ref(Kind::DataStore, "itemSubjectRef", kItemDefinition),
    row(Kind::GlobalScriptTask, "scriptLanguage", Uri),
    row(Kind::GlobalUserTask, "implementation", String, "##unspecified"),
    row(Kind::GlobalBusinessRuleTask, "implementation", String, "##unspecified"),

    // Processes, activities and loops
    choice(Kind::Process, "processType", "None Public Private", "None"),
    row(Kind::Process, "isClosed", Boolean, "false"),
    row(Kind::Process, "isExecutable", Boolean),
    ref(Kind::Process, "definitionalCollaborationRef", {0, {Kind::Collaboration}}),
    shared(Activity, "isForCompensation", Boolean, "false"),
    shared(Activity, "startQuantity", Integer, "1"),
    shared(Activity, "completionQuantity", Integer, "1"),
    refs(Activity, "default", kFlow),
    row(Kind::UserTask, "implementation", String, "##unspecified"),
    row(Kind::ServiceTask, "implementation", String, "##WebService"),
    row(Kind::SendTask, "implementation", String, "##WebService"),
    row(Kind::ReceiveTask, "implementation", String, "##WebService"),
    row(Kind::BusinessRuleTask, "implementation", String, "##unspecified"),
    ref(Kind::ServiceTask, "operationRef", kOperation),
    ref(Kind::SendTask, "operationRef", kOperation),
    ref(Kind::ReceiveTask, "operationRef", kOperation),
    ref(Kind::SendTask, "messageRef", kMessage),
    ref(Kind::ReceiveTask, "messageRef", kMessage),
    row(Kind::ReceiveTask, "instantiate", Boolean, "false"),
    row(Kind::ScriptTask, "scriptFormat", String),
    abroad(ref(Kind::CallActivity, "calledElement", {Callable, {}})),
    shared(AnySubProcess, "triggeredByEvent", Boolean, "false"),
    row(Kind::Transaction, "method", String, "##Compensate"),
    row(Kind::AdHocSubProcess, "cancelRemainingInstances", Boolean, "true"),
    choice(Kind::AdHocSubProcess, "ordering", "Parallel Sequential", ""),
    row(Kind::StandardLoopCharacteristics, "testBefore", Boolean, "false"),
    row(Kind::StandardLoopCharacteristics, "loopMaximum", Integer),
    row(Kind::MultiInstanceLoopCharacteristics, "isSequential", Boolean, "false"),
    choice(Kind::MultiInstanceLoopCharacteristics, "behavior", "None One All Complex", "All"),
    ref(Kind::MultiInstanceLoopCharacteristics, "oneBehaviorEventRef", kDefinition),
    ref(Kind::MultiInstanceLoopCharacteristics, "noneBehaviorEventRef", kDefinition),
    ref(Kind::LoopDataInputRef, "", kItem),
    ref(Kind::LoopDataOutputRef, "", kItem),
    joinery(row(Kind::MultiInstanceLoopCharacteristics, "collection", Expression)),
    joinery(row(Kind::MultiInstanceLoopCharacteristics, "elementVariable", String)),
    joinery(row(Kind::MultiInstanceLoopCharacteristics, "outputCollection", String)),
    joinery(row(Kind::MultiInstanceLoopCharacteristics, "outputElement", Expression)),
    joinery(shared(AnyTask | ThrowEvent, "jobType", Expression)),
    joinery(shared(AnyTask | ThrowEvent, "retries", Expression, "3")),
    joinery(shared(AnyTask | ThrowEvent, "retryBackoff", String)),
    joinery(shared(FlowNode, "incidentBackoff", String)),
    joinery(row(Kind::ScriptTask, "resultVariable", String)),
    joinery(row(Kind::BusinessRuleTask, "resultVariable", String)),
    joinery(row(Kind::BusinessRuleTask, "decision", String)),
    joinery(row(Kind::BusinessRuleTask, "decisionModel", String)),
    joinery(row(Kind::UserTask, "form", String)),
    joinery(row(Kind::StartEvent, "form", String)),
    joinery(row(Kind::UserTask, "assignee", Expression)),
    joinery(row(Kind::UserTask, "candidateUsers", Expression)),
    joinery(row(Kind::UserTask, "candidateGroups", Expression)),
    joinery(row(Kind::UserTask, "dueDate", Expression)),
    joinery(row(Kind::UserTask, "priority", Expression)),
    joinery(row(Kind::UserTask, "outcomes", String)),
    joinery(row(Kind::UserTask, "outcomeVariable", String)),
    joinery(row(Kind::GlobalScriptTask, "resultVariable", String)),
    joinery(row(Kind::GlobalScriptTask, "jobType", Expression)),
    joinery(row(Kind::GlobalBusinessRuleTask, "resultVariable", String)),
    joinery(row(Kind::GlobalBusinessRuleTask, "decision", String)),
    joinery(row(Kind::GlobalBusinessRuleTask, "decisionModel", String)),
    joinery(row(Kind::GlobalBusinessRuleTask, "jobType", Expression)),
    joinery(row(Kind::GlobalUserTask, "form", String)),
    joinery(row(Kind::GlobalUserTask, "assignee", Expression)),
    joinery(row(Kind::GlobalUserTask, "candidateUsers", Expression)),
    joinery(row(Kind::GlobalUserTask, "candidateGroups", Expression)),
    joinery(row(Kind::GlobalUserTask, "dueDate", Expression)),
    joinery(row(Kind::GlobalUserTask, "priority", Expression)),
    joinery(row(Kind::GlobalUserTask, "outcomes", String)),
    joinery(row(Kind::GlobalUserTask, "outcomeVariable", String)),
    joinery(shared(Activity, "autoStart", Boolean)),
    joinery(choice(Kind::CallActivity, "binding", "latest deployment", "latest")),
    must(row(Kind::JoineryInput, "source", Expression)),
    must(row(Kind::JoineryInput, "target", String)),
    must(row(Kind::JoineryOutput, "source", Expression)),
    must(row(Kind::JoineryOutput, "target", String)),
    must(row(Kind::JoineryHeader, "key", String)),
    must(row(Kind::JoineryHeader, "value", Expression)),
    must(row(Kind::JoineryField, "key", String)),
    must(choice(Kind::JoineryField, "access", "hidden read write required", "")),
    must(row(Kind::JoinerySection, "name", String)),
    must(choice(Kind::JoinerySection, "access", "hidden read write required", "")),

    // Events
    shared(CatchEvent, "parallelMultiple", Boolean, "false"),
    row(Kind::StartEvent, "isInterrupting", Boolean, "true"),
    row(Kind::BoundaryEvent, "cancelActivity", Boolean, "true"),
    must(ref(Kind::BoundaryEvent, "attachedToRef", {Activity, {}})),
    ref(Kind::EventDefinitionRef, "", kDefinition),
    ref(Kind::MessageEventDefinition, "messageRef", kMessage),
    ref(Kind::OperationRef, "", kOperation),
    ref(Kind::ErrorEventDefinition, "errorRef", {0, {Kind::Error}}),
    ref(Kind::EscalationEventDefinition, "escalationRef", {0, {Kind::Escalation}}),
    ref(Kind::SignalEventDefinition, "signalRef", {0, {Kind::Signal}}),
    row(Kind::CompensateEventDefinition, "waitForCompletion", Boolean, "true"),
    ref(Kind::CompensateEventDefinition, "activityRef", {Activity, {}}),
    must(row(Kind::LinkEventDefinition, "name", String)),

    // Gateways and flows
    choice(Kind::ExclusiveGateway, "gatewayDirection", "Unspecified Converging Diverging Mixed", "Unspecified"),
    choice(Kind::ParallelGateway, "gatewayDirection", "Unspecified Converging Diverging Mixed", "Unspecified"),
    choice(Kind::InclusiveGateway, "gatewayDirection", "Unspecified Converging Diverging Mixed", "Unspecified"),
    choice(Kind::ComplexGateway, "gatewayDirection", "Unspecified Converging Diverging Mixed", "Unspecified"),
    choice(Kind::EventBasedGateway, "gatewayDirection", "Unspecified Converging Diverging Mixed", "Unspecified"),
    ref(Kind::ExclusiveGateway, "default", kFlow),
    ref(Kind::InclusiveGateway, "default", kFlow),
    ref(Kind::ComplexGateway, "default", kFlow),
    row(Kind::EventBasedGateway, "instantiate", Boolean, "false"),
    choice(Kind::EventBasedGateway, "eventGatewayType", "Exclusive Parallel", "Exclusive"),
    must(ref(Kind::SequenceFlow, "sourceRef", kNode)),
    must(ref(Kind::SequenceFlow, "targetRef", kNode)),
    row(Kind::SequenceFlow, "isImmediate", Boolean),
    ref(Kind::Incoming, "", kFlow),
    ref(Kind::Outgoing, "", kFlow),
    shared(category::Expression, "language", Uri),
    abroad(refs(category::Expression, "evaluatesToTypeRef", kItemDefinition)),

    // Data
    refs(Item, "itemSubjectRef", kItemDefinition),
    shared(Item, "isCollection", Boolean, "false"),
    shared(Item, "name", String),
    ref(Kind::DataObjectReference, "dataObjectRef", {0, {Kind::DataObject}}),
    ref(Kind::DataStoreReference, "dataStoreRef", {0, {Kind::DataStore}}),
    row(Kind::DataState, "name", String),
    row(Kind::InputSet, "name", String),
    row(Kind::OutputSet, "name", String),
    ref(Kind::DataInputRefs, "", {0, {Kind::DataInput}}),
    ref(Kind::OptionalInputRefs, "", {0, {Kind::DataInput}}),
    ref(Kind::WhileExecutingInputRefs, "", {0, {Kind::DataInput}}),
    ref(Kind::OutputSetRefs, "", {0, {Kind::OutputSet}}),
    ref(Kind::DataOutputRefs, "", {0, {Kind::DataOutput}}),
    ref(Kind::OptionalOutputRefs, "", {0, {Kind::DataOutput}}),
    ref(Kind::WhileExecutingOutputRefs, "", {0, {Kind::DataOutput}}),
    ref(Kind::InputSetRefs, "", {0, {Kind::InputSet}}),
    must(ref(Kind::IoBinding, "operationRef", kOperation)),
    must(ref(Kind::IoBinding, "inputDataRef", {0, {Kind::DataInput, Kind::InputSet}})),
    must(ref(Kind::IoBinding, "outputDataRef", {0, {Kind::DataOutput, Kind::OutputSet}})),
    ref(Kind::SourceRef, "", kDataEnd),  // some tools name the activity itself
    ref(Kind::TargetRef, "", kDataEnd),

    // Lanes, artifacts, people
    row(Kind::LaneSet, "name", String),
    row(Kind::ChildLaneSet, "name", String),
    row(Kind::Lane, "name", String),
    abroad(ref(Kind::Lane, "partitionElementRef", {})),
    ref(Kind::FlowNodeRef, "", kNode),
    ref(Kind::CategoryValueRef, "", {0, {Kind::CategoryValue}}),
    ref(Kind::Group, "categoryValueRef", {0, {Kind::CategoryValue}}),
    must(ref(Kind::Association, "sourceRef", {})),
    must(ref(Kind::Association, "targetRef", {})),
    choice(Kind::Association, "associationDirection", "None One Both", "None"),
    row(Kind::TextAnnotation, "textFormat", String, "text/plain"),
    shared(Role, "name", String),
    ref(Kind::ResourceRef, "", {0, {Kind::Resource}}),
    must(ref(Kind::ResourceParameterBinding, "parameterRef", {0, {Kind::ResourceParameter}})),
    ref(Kind::Supports, "", {0, {Kind::Process}}),
    ref(Kind::SupportedInterfaceRef, "", {0, {Kind::Interface}}),
    ref(Kind::InMessageRef, "", kMessage),
    ref(Kind::OutMessageRef, "", kMessage),
    ref(Kind::ErrorRef, "", {0, {Kind::Error}}),

    // Collaboration, correlation, conversation, choreography
    row(Kind::Collaboration, "isClosed", Boolean, "false"),
    row(Kind::GlobalConversation, "isClosed", Boolean, "false"),
    row(Kind::Choreography, "isClosed", Boolean, "false"),
    row(Kind::GlobalChoreographyTask, "isClosed", Boolean, "false"),
    row(Kind::Participant, "name", String),
    ref(Kind::Participant, "processRef", {0, {Kind::Process}}),
    row(Kind::ParticipantMultiplicity, "minimum", Integer, "0"),
    row(Kind::ParticipantMultiplicity, "maximum", Integer, "1"),
    ref(Kind::ParticipantRef, "", kParticipant),
    ref(Kind::InnerParticipantRef, "", kParticipant),
    ref(Kind::OuterParticipantRef, "", kParticipant),
    ref(Kind::InterfaceRef, "", {0, {Kind::Interface}}),
    ref(Kind::EndPointRef, "", {0, {Kind::EndPoint}}),
    row(Kind::MessageFlow, "name", String),
    must(ref(Kind::MessageFlow, "sourceRef", kMessageEnd)),
    must(ref(Kind::MessageFlow, "targetRef", kMessageEnd)),
    ref(Kind::MessageFlow, "messageRef", kMessage),
    ref(Kind::MessageFlowRef, "", {0, {Kind::MessageFlow}}),
    must(ref(Kind::MessageFlowAssociation, "innerMessageFlowRef", {0, {Kind::MessageFlow}})),
    must(ref(Kind::MessageFlowAssociation, "outerMessageFlowRef", {0, {Kind::MessageFlow}})),
    row(Kind::CorrelationKey, "name", String),
    ref(Kind::CorrelationPropertyRef, "", {0, {Kind::CorrelationProperty}}),
    abroad(ref(Kind::CorrelationProperty, "type", kItemDefinition)),
    must(ref(Kind::CorrelationPropertyRetrievalExpression, "messageRef", kMessage)),
    must(ref(Kind::CorrelationPropertyBinding, "correlationPropertyRef", {0, {Kind::CorrelationProperty}})),
    must(ref(Kind::CorrelationSubscription, "correlationKeyRef", {0, {Kind::CorrelationKey}})),
    row(Kind::Conversation, "name", String),
    row(Kind::SubConversation, "name", String),
    row(Kind::CallConversation, "name", String),
    ref(Kind::CallConversation, "calledCollaborationRef", {0, {Kind::Collaboration, Kind::GlobalConversation}}),
    row(Kind::ConversationLink, "name", String),
    must(ref(Kind::ConversationLink, "sourceRef", {})),
    must(ref(Kind::ConversationLink, "targetRef", {})),
    must(ref(Kind::ConversationAssociation, "innerConversationNodeRef", {})),
    must(ref(Kind::ConversationAssociation, "outerConversationNodeRef", {})),
    ref(Kind::ChoreographyRef, "", {0, {Kind::Choreography, Kind::GlobalChoreographyTask}}),
    must(ref(Kind::ChoreographyTask, "initiatingParticipantRef", kParticipant)),
    must(ref(Kind::SubChoreography, "initiatingParticipantRef", kParticipant)),
    must(ref(Kind::CallChoreography, "initiatingParticipantRef", kParticipant)),
    ref(Kind::GlobalChoreographyTask, "initiatingParticipantRef", kParticipant),
    ref(Kind::CallChoreography, "calledChoreographyRef", {0, {Kind::Choreography, Kind::GlobalChoreographyTask}}),
    choice(Kind::ChoreographyTask, "loopType", "None Standard MultiInstanceSequential MultiInstanceParallel", "None"),
    choice(Kind::SubChoreography, "loopType", "None Standard MultiInstanceSequential MultiInstanceParallel", "None"),
    choice(Kind::CallChoreography, "loopType", "None Standard MultiInstanceSequential MultiInstanceParallel", "None"),

    // Diagram interchange
    row(Kind::BpmnDiagram, "name", String),
    row(Kind::BpmnDiagram, "documentation", String),
    row(Kind::BpmnDiagram, "resolution", Number, "300"),
    ref(Kind::BpmnPlane, "bpmnElement", {}),
    ref(Kind::BpmnShape, "bpmnElement", {}),
    row(Kind::BpmnShape, "isHorizontal", Boolean),
    row(Kind::BpmnShape, "isExpanded", Boolean),
    row(Kind::BpmnShape, "isMarkerVisible", Boolean),
    row(Kind::BpmnShape, "isMessageVisible", Boolean),
    choice(Kind::BpmnShape, "participantBandKind",
           "top_initiating middle_initiating bottom_initiating top_non_initiating middle_non_initiating "
           "bottom_non_initiating",
           ""),
    ref(Kind::BpmnShape, "choreographyActivityShape", {0, {Kind::BpmnShape}}),
    ref(Kind::BpmnEdge, "bpmnElement", {}),
    ref(Kind::BpmnEdge, "sourceElement", {}),
    ref(Kind::BpmnEdge, "targetElement", {}),
    choice(Kind::BpmnEdge, "messageVisibleKind", "initiating non_initiating", ""),
    ref(Kind::BpmnLabel, "labelStyle", {0, {Kind::BpmnLabelStyle}}),
    must(row(Kind::Bounds, "x", Number)),
    must(row(Kind::Bounds, "y", Number)),
    must(row(Kind::Bounds, "width", Number)),
    must(row(Kind::Bounds, "height", Number)),
    must(row(Kind::Waypoint, "x", Number)),
    must(row(Kind::Waypoint, "y", Number)),
    row(Kind::Point, "x", Number),
    row(Kind::Point, "y", Number),
    row(Kind::Font, "name", String),
    row(Kind::Font, "size", Number),
    row(Kind::Font, "isBold", Boolean),
    row(Kind::Font, "isItalic", Boolean),
    row(Kind::Font, "isUnderline", Boolean),
    row(Kind::Font, "isStrikeThrough", Boolean),
};

}  // namespace

std::span<const AttributeRow> metamodelRows() {
  return kRows;
}

}  // namespace joinery::model
