#include "designer/ui/items/type_icon.h"

#include <QIconEngine>
#include <QPainter>

#include "designer/ui/items/drawing_item.h"
#include "engine/diagram/drawing.h"

namespace joinery::designer {

namespace {
diagram::Look lookFor(const ElementType& type) {
  diagram::Look look;
  look.kind = type.kind;
  if (type.definition != model::Kind::Unknown) look.triggers = {type.definition};
  look.interrupting = !type.nonInterrupting;
  look.throwing = model::isThrowEvent(type.kind) || type.kind == model::Kind::SendTask;
  look.eventSubProcess = type.triggeredByEvent;
  look.markerVisible = true;
  look.expanded = false;
  return look;
}

// Activities are drawn small, so that their markers stay readable in an icon.
QSizeF drawnSize(const ElementType& type) {
  if (type.group == TypeGroup::Task || type.group == TypeGroup::SubProcess) return {44, 36};
  if (type.group == TypeGroup::Pool) return {64, 44};
  if (type.group == TypeGroup::Artifact) return {40, 32};
  return {type.width, type.height};
}

class TypeIconEngine : public QIconEngine {
 public:
  explicit TypeIconEngine(const ElementType& type) : m_type(type) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
    const QSizeF size = drawnSize(m_type);
    const double scale = std::min((rect.width() - 3) / size.width(), (rect.height() - 3) / size.height());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (mode == QIcon::Disabled) painter->setOpacity(0.35);
    painter->translate(QRectF(rect).center());
    painter->scale(scale, scale);
    painter->translate(-size.width() / 2, -size.height() / 2);
    paintDrawing(*painter, diagram::drawShape(lookFor(m_type), {0, 0, size.width(), size.height()}), 1.15 / scale);
    painter->restore();
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(&painter, QRect(QPoint(), size), mode, state);
    return pixmap;
  }
  QIconEngine* clone() const override { return new TypeIconEngine(m_type); }

 private:
  const ElementType& m_type;
};
}  // namespace

QIcon typeIcon(const ElementType& type) {
  return QIcon(new TypeIconEngine(type));
}

}  // namespace joinery::designer
