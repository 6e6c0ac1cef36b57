#include "designer/core/commands/append_shape.h"

#include <QCoreApplication>

#include "designer/core/commands/connect_shapes.h"
#include "designer/core/commands/create_shape.h"
#include "designer/core/design_document.h"
#include "designer/core/element_types.h"

namespace joinery::designer {

using model::Element;
using model::Kind;
using model::NewElement;

QString AppendShape::label() const {
  return QCoreApplication::translate("Command", "Append %1").arg(typeLabel(m_type));
}

QPointF freePlaceBehind(DesignDocument& document, const Id& source, QSizeF size) {
  constexpr double kGap = 50, kStep = 30;
  const Element* shape = document.index().shape(source);
  const Element* element = document.find(source);
  if (!shape || !element) return {};
  const QRectF from = boundsOf(*shape);
  QPointF center(from.right() + kGap + size.width() / 2, from.center().y());
  // A boundary event goes on below its activity.
  if (element->kind() == Kind::BoundaryEvent) center.setY(from.bottom() + kGap + size.height() / 2);
  const auto taken = [&](const QPointF& at) {
    const QRectF place = QRectF(at - QPointF(size.width(), size.height()) / 2, size).adjusted(-10, -10, 10, 10);
    for (const auto& sibling : element->parent()->children()) {
      if (!model::isFlowNode(sibling->kind())) continue;
      const Element* other = document.index().shape(sibling->id());
      if (other && boundsOf(*other).intersects(place)) return true;
    }
    return false;
  };
  while (taken(center)) center.ry() += kStep;
  return center;
}

void AppendShape::execute(Modeling& modeling) {
  const Element* source = modeling.find(m_source);
  if (!source || !modeling.index().shape(m_source)) return;
  const QSizeF size(m_type.width, m_type.height);
  const QPointF center = m_center ? *m_center : freePlaceBehind(modeling.document(), m_source, size);
  CreateShape create(m_type, center, source->parent()->id());
  modeling.run(create);
  m_created = create.createdId();
  modeling.run(
      ConnectShapes(m_source, m_created, model::isArtifact(m_type.kind) ? Kind::Association : Kind::SequenceFlow));
}

}  // namespace joinery::designer
