// Reads what of an element shows in its look.
#include "engine/diagram/drawing.h"
#include "engine/model/diagnose.h"

namespace joinery::diagram {
namespace {

using model::Element;
using model::Kind;

bool flag(const Element& element, std::string_view name, bool fallback) {
  const std::string* value = element.attribute(name);
  return value == nullptr ? fallback : *value == "true" || *value == "1";
}

Look::Loop loopOf(const Element& element) {
  if (const Element* multi = element.child(Kind::MultiInstanceLoopCharacteristics)) {
    return flag(*multi, "isSequential", false) ? Look::Loop::Sequential : Look::Loop::Parallel;
  }
  if (element.child(Kind::StandardLoopCharacteristics) != nullptr) return Look::Loop::Standard;
  const Element* multiplicity = element.child(Kind::ParticipantMultiplicity);
  return multiplicity != nullptr ? Look::Loop::Parallel : Look::Loop::None;
}

void readTriggers(const model::Document& document, const Element& element, Look& look) {
  for (const auto& child : element.children()) {
    if (model::isEventDefinition(child->kind())) look.triggers.push_back(child->kind());
    if (child->kind() != Kind::EventDefinitionRef) continue;
    const Element* shared = model::resolveReference(document, *child, model::trimmed(child->text())).element;
    if (shared != nullptr) look.triggers.push_back(shared->kind());
  }
}

const Element* referenced(const model::Document& document, const Element& element, std::string_view attribute) {
  const std::string* name = element.attribute(attribute);
  return name == nullptr ? nullptr : model::resolveReference(document, element, *name).element;
}

// Elements whose text stands somewhere else than in "name".
std::string shownName(const model::Document& document, const Element& element) {
  if (element.kind() == Kind::TextAnnotation) {
    const Element* text = element.child(Kind::Text);
    return text != nullptr ? std::string(model::trimmed(text->text())) : std::string();
  }
  if (element.kind() == Kind::Group) {
    const Element* value = referenced(document, element, "categoryValueRef");
    return value != nullptr ? value->attributeOr("value", "") : std::string();
  }
  std::string name = element.name();
  if (name.empty() && element.kind() == Kind::Participant) {
    const Element* process = referenced(document, element, "processRef");
    if (process != nullptr) name = process->name();
  }
  if (const Element* state = element.child(Kind::DataState)) {
    if (!state->name().empty()) name += "\n[" + state->name() + "]";
  }
  return name;
}

}  // namespace

Look lookOf(const model::Document& document, const Element& element) {
  Look look;
  look.kind = element.kind();
  look.name = shownName(document, element);
  readTriggers(document, element, look);
  look.parallelMultiple = flag(element, "parallelMultiple", false);
  look.interrupting = flag(element, "isInterrupting", true) && flag(element, "cancelActivity", true);
  look.throwing = model::isThrowEvent(element.kind()) || element.kind() == Kind::SendTask;
  look.loop = loopOf(element);
  look.compensation = flag(element, "isForCompensation", false);
  look.eventSubProcess = flag(element, "triggeredByEvent", false);
  look.instantiate = flag(element, "instantiate", false);
  look.parallelInstantiation = element.attributeOr("eventGatewayType", "") == "Parallel";
  look.collection = flag(element, "isCollection", false);
  if (const Element* called = referenced(document, element, "calledElement")) look.calls = called->kind();
  if (const Element* object = referenced(document, element, "dataObjectRef")) {
    look.collection = look.collection || flag(*object, "isCollection", false);
  }
  return look;
}

Drawing drawShape(const Shape& shape, const model::Document& document) {
  Look look = lookOf(document, *shape.element);
  look.expanded = shape.expanded;
  look.horizontal = shape.horizontal;
  look.markerVisible = shape.markerVisible;
  return drawShape(look, shape.bounds, shape.label);
}

EdgeLook edgeLookOf(const model::Document& document, const Element& element) {
  EdgeLook look;
  look.kind = element.kind();
  look.name = element.name();
  const Element* source = referenced(document, element, "sourceRef");
  if (look.kind == Kind::SequenceFlow && source != nullptr) {
    look.isDefault = referenced(document, *source, "default") == &element;
    look.conditional = element.child(Kind::ConditionExpression) != nullptr && model::isActivity(source->kind());
  }
  const std::string direction = element.attributeOr("associationDirection", "None");
  if (look.kind == Kind::Association) {
    look.arrowAtTarget = direction != "None";
    look.arrowAtSource = direction == "Both";
  }
  return look;
}

Drawing drawEdge(const Edge& edge, const model::Document& document) {
  return drawEdge(edgeLookOf(document, *edge.element), edge.waypoints, edge.label);
}

}  // namespace joinery::diagram
