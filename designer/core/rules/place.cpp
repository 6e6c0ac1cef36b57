#include "designer/core/rules/place.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "designer/core/routing.h"

namespace joinery::designer {

using model::Element;
using model::Kind;

namespace {
constexpr double kFlowReach = 8;              // a flow is hit within this distance
constexpr double kBorderReach = kPlaceReach;  // and a border within this

struct Size {
  Kind kind;
  double width, height;
};
// What may be resized, and how small it may become.
const Size kResizable[] = {
    {Kind::Task, 60, 50},           {Kind::UserTask, 60, 50},
    {Kind::ManualTask, 60, 50},     {Kind::ServiceTask, 60, 50},
    {Kind::SendTask, 60, 50},       {Kind::ReceiveTask, 60, 50},
    {Kind::ScriptTask, 60, 50},     {Kind::BusinessRuleTask, 60, 50},
    {Kind::CallActivity, 60, 50},   {Kind::SubProcess, 100, 80},
    {Kind::Transaction, 100, 80},   {Kind::AdHocSubProcess, 100, 80},
    {Kind::Participant, 200, 60},   {Kind::Lane, 120, 60},
    {Kind::TextAnnotation, 50, 20}, {Kind::Group, 50, 50},
};

bool onBorder(const QRectF& bounds, const QPointF& point) {
  return bounds.adjusted(-kBorderReach, -kBorderReach, kBorderReach, kBorderReach).contains(point) &&
         !bounds.adjusted(kBorderReach, kBorderReach, -kBorderReach, -kBorderReach).contains(point);
}

bool isOrHas(const DesignDocument& document, const Id& id, const IdSet& set) {
  for (const Element* e = document.find(id); e; e = e->parent())
    if (set.count(e->id())) return true;
  return false;
}
}  // namespace

Place placeAmong(DesignDocument& document, const std::vector<Id>& near, const QPointF& point, const IdSet& ignoring) {
  Place place;
  const Element* root = document.rootScope();
  const Element* plane = document.plane();
  if (!plane) return place;
  // On a collaboration only the pools have room for flow elements.
  const Element* shown = document.find(localPart(plane->attributeOr("bpmnElement", "")));
  if (root && (!shown || shown->kind() != Kind::Collaboration)) place.parent = root->id();
  double smallest = 1e18;
  double nearest = kFlowReach;
  for (const Id& id : near) {
    const Element* element = document.find(id);
    if (!element || isOrHas(document, id, ignoring)) continue;
    if (const Element* edge = document.index().edge(id)) {
      if (element->kind() != Kind::SequenceFlow) continue;
      const double distance = nearestSegment(waypointsOf(*edge), point).distance;
      if (distance < nearest) {
        nearest = distance;
        place.flow = id;
      }
      continue;
    }
    const Element* shape = document.index().shape(id);
    if (!shape) continue;
    const QRectF bounds = boundsOf(*shape);
    if (model::isActivity(element->kind()) && onBorder(bounds, point)) place.host = id;
    if (!bounds.contains(point) || bounds.width() * bounds.height() > smallest) continue;
    const bool pool = element->kind() == Kind::Participant;
    if (!pool && !(model::isSubProcess(element->kind()) && isExpanded(*shape))) continue;
    smallest = bounds.width() * bounds.height();
    place.parent = pool ? localPart(element->attributeOr("processRef", "")) : id;
  }
  return place;
}

Place placeAt(DesignDocument& document, const QPointF& point, const IdSet& ignoring) {
  std::vector<Id> all;
  for (const Element* di : document.index().shapes())
    if (document.isOnPlane(*di)) all.push_back(localPart(di->attributeOr("bpmnElement", "")));
  return placeAmong(document, all, point, ignoring);
}

bool mayDrop(const DesignDocument& document, Kind kind, const Id& parent, QString* reason) {
  const Element* scope = document.find(parent);
  const auto refuse = [reason](const char* text) {
    if (reason) *reason = QCoreApplication::translate("Rule", text);
    return false;
  };
  if (kind == Kind::Participant || kind == Kind::Group || kind == Kind::TextAnnotation) return true;
  if (!scope) return refuse(QT_TRANSLATE_NOOP("Rule", "Flow elements stand inside a pool."));
  if (kind == Kind::StartEvent && scope->kind() == Kind::AdHocSubProcess)
    return refuse(QT_TRANSLATE_NOOP("Rule", "An ad-hoc sub-process has no start and end events."));
  if (kind == Kind::EndEvent && scope->kind() == Kind::AdHocSubProcess)
    return refuse(QT_TRANSLATE_NOOP("Rule", "An ad-hoc sub-process has no start and end events."));
  return model::is(scope->kind(), model::category::Scope);
}

bool mayAttach(const DesignDocument& document, const Id& host) {
  const Element* element = document.find(host);
  return element && model::isActivity(element->kind()) && element->attributeOr("triggeredByEvent", "false") != "true";
}

bool mayInsertInto(const ElementType& type) {
  return model::isFlowNode(type.kind) && type.group != TypeGroup::Start && type.group != TypeGroup::End &&
         type.group != TypeGroup::Boundary && !type.triggeredByEvent;
}

bool mayInsertInto(const DesignDocument& document, const Id& node, const Id& flow) {
  const Element* element = document.find(node);
  const Element* target = document.find(flow);
  if (!element || !target || target->kind() != Kind::SequenceFlow) return false;
  const ElementType* type = elementTypeOf(*element);
  return type && mayInsertInto(*type) && document.index().outgoing(node).empty() &&
         document.index().incoming(node).empty();
}

bool mayResize(Kind kind) {
  return std::any_of(std::begin(kResizable), std::end(kResizable), [&](const Size& s) { return s.kind == kind; });
}

QSizeF minimumSize(Kind kind) {
  const auto row =
      std::find_if(std::begin(kResizable), std::end(kResizable), [&](const Size& s) { return s.kind == kind; });
  return row == std::end(kResizable) ? QSizeF(10, 10) : QSizeF(row->width, row->height);
}

bool mayRename(const Element& element) {
  const Kind kind = element.kind();
  return model::isFlowElement(kind) || kind == Kind::Participant || kind == Kind::Lane ||
         kind == Kind::TextAnnotation || kind == Kind::MessageFlow;
}

bool mayDelete(const Element& element) {
  const Kind kind = element.kind();
  return model::isFlowElement(kind) || model::isArtifact(kind) || isConnection(kind) || kind == Kind::Participant ||
         kind == Kind::Lane;
}

std::vector<const ElementType*> typesFor(const Element& element) {
  const ElementType* own = elementTypeOf(element);
  std::vector<const ElementType*> types;
  const auto family = [](TypeGroup group) {
    if (group == TypeGroup::SubProcess) return TypeGroup::Task;
    return group;
  };
  const Kind kind = element.kind();
  const TypeGroup group = kind == Kind::BoundaryEvent              ? TypeGroup::Boundary
                          : kind == Kind::StartEvent               ? TypeGroup::Start
                          : kind == Kind::EndEvent                 ? TypeGroup::End
                          : model::isEvent(kind)                   ? TypeGroup::Intermediate
                          : model::isActivity(kind)                ? TypeGroup::Task
                          : model::isGateway(kind)                 ? TypeGroup::Gateway
                          : kind == Kind::TextAnnotation           ? TypeGroup::Pool
                          : model::is(kind, model::category::Item) ? TypeGroup::Artifact
                                                                   : TypeGroup::Pool;
  if (group == TypeGroup::Pool || group == TypeGroup::Artifact) return types;
  for (const ElementType& type : elementTypes())
    if (&type != own && family(type.group) == group) types.push_back(&type);
  return types;
}

std::vector<const ElementType*> typesBehind(const Element& element) {
  std::vector<const ElementType*> types;
  const bool follows = model::isFlowNode(element.kind()) && element.kind() != Kind::EndEvent &&
                       element.attributeOr("triggeredByEvent", "false") != "true";
  if (!follows) return types;
  for (const ElementType& type : elementTypes()) {
    const bool wanted = type.group == TypeGroup::End || type.group == TypeGroup::Intermediate ||
                        type.group == TypeGroup::Task || type.group == TypeGroup::Gateway ||
                        (type.group == TypeGroup::SubProcess && !type.triggeredByEvent);
    if (wanted) types.push_back(&type);
  }
  return types;
}

QPointF snapToBorder(const QRectF& host, const QPointF& point) {
  const double x = std::clamp(point.x(), host.left(), host.right());
  const double y = std::clamp(point.y(), host.top(), host.bottom());
  const double left = std::abs(point.x() - host.left()), right = std::abs(point.x() - host.right());
  const double top = std::abs(point.y() - host.top()), bottom = std::abs(point.y() - host.bottom());
  const double least = std::min({left, right, top, bottom});
  if (least == bottom) return {x, host.bottom()};
  if (least == top) return {x, host.top()};
  return least == left ? QPointF(host.left(), y) : QPointF(host.right(), y);
}

}  // namespace joinery::designer
