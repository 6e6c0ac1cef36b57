#include "designer/core/commands/make_space.h"

#include <QCoreApplication>
#include <algorithm>

#include "designer/core/commands/move_shapes.h"
#include "designer/core/design_document.h"

namespace joinery::designer {

using model::Element;
using model::Kind;
using model::NewElement;

QString MakeSpace::label() const {
  return QCoreApplication::translate("Command", "Make space");
}

void MakeSpace::execute(Modeling& modeling) {
  const bool sideways = m_axis == Axis::Horizontal;
  const auto nearSide = [&](const QRectF& r) { return sideways ? r.left() : r.top(); };
  const auto farSide = [&](const QRectF& r) { return sideways ? r.right() : r.bottom(); };
  IdSet beyond, across;
  for (const Element* shape : modeling.index().shapes()) {
    if (shape->kind() != Kind::BpmnShape || !modeling.document().isOnPlane(*shape)) continue;
    const Id id = localPart(shape->attributeOr("bpmnElement", ""));
    const Element* element = modeling.find(id);
    if (!element || element->kind() == Kind::BoundaryEvent) continue;  // goes with its activity
    const QRectF bounds = boundsOf(*shape);
    const bool container = model::isSubProcess(element->kind()) || element->kind() == Kind::Participant ||
                           element->kind() == Kind::Lane || element->kind() == Kind::Group;
    const double middle = sideways ? bounds.center().x() : bounds.center().y();
    if (nearSide(bounds) >= m_from)
      beyond.insert(id);
    else if (container && farSide(bounds) > m_from)
      across.insert(id);
    else if (!container && middle >= m_from)
      beyond.insert(id);
  }
  for (const Id& id : across) {
    Element* shape = modeling.index().shape(id);
    QRectF bounds = boundsOf(*shape);
    if (sideways)
      bounds.setWidth(std::max(60.0, bounds.width() + m_amount));
    else
      bounds.setHeight(std::max(60.0, bounds.height() + m_amount));
    setBounds(modeling.edits(), *shape, bounds);
  }
  modeling.run(MoveShapes(std::move(beyond), sideways ? QPointF(m_amount, 0) : QPointF(0, m_amount)));
}

}  // namespace joinery::designer
