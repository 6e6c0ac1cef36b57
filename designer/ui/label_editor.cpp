#include "designer/ui/label_editor.h"

#include <QKeyEvent>
#include <QTextBlockFormat>
#include <QTextCursor>

#include "designer/core/commands/rename.h"
#include "designer/core/flow_layout.h"
#include "designer/ui/canvas.h"

namespace joinery::designer {

namespace {
// Where the text stands now: inside of activities, at the header of pools, outside of events and gateways.
QRectF placeOf(const Canvas& canvas, const Id& id, const DrawingItem& item) {
  const model::Element* element = canvas.document().find(id);
  const QRectF bounds = item.bounds();
  if (item.isEdge()) {
    const QRectF label = item.externalLabel();
    const QPointF middle = label.isEmpty() ? item.outline().pointAtPercent(0.5) : label.center();
    return QRectF(middle - QPointF(55, 16), QSizeF(110, 32));
  }
  if (element->kind() == model::Kind::Participant || element->kind() == model::Kind::Lane)
    return QRectF(bounds.left(), bounds.center().y() - 20, 160, 40);
  const QRectF outside = item.externalLabel();
  if (!outside.isEmpty() || !bounds.contains(bounds.center()) || bounds.width() < 60) {
    const QPointF center = outside.isEmpty() ? QPointF(bounds.center().x(), bounds.bottom() + 18) : outside.center();
    return QRectF(center - QPointF(60, 18), QSizeF(120, 36));
  }
  if (bounds.height() > 120) return QRectF(bounds.left(), bounds.top(), bounds.width(), 36);
  return bounds;
}
}  // namespace

LabelEditor::LabelEditor(Canvas& canvas, const Id& id, const DrawingItem& item) : QPlainTextEdit(canvas.viewport()) {
  setObjectName(QStringLiteral("inPlace"));
  const model::Element* element = canvas.document().find(id);
  const QRectF scene = placeOf(canvas, id, item);
  QRect view = QRect(canvas.mapFromScene(scene.topLeft()), canvas.mapFromScene(scene.bottomRight()));
  const QPoint center = view.center();
  view.setSize(view.size().expandedTo(QSize(100, 34)));
  view.moveCenter(center);
  setGeometry(view);
  QFont font = this->font();
  font.setPixelSize(std::clamp(qRound(12 * canvas.zoom()), 11, 22));
  setFont(font);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setPlainText(QString::fromStdString(nameOf(*element)));
  QTextCursor cursor = textCursor();
  cursor.select(QTextCursor::Document);
  QTextBlockFormat format;
  format.setAlignment(Qt::AlignCenter);
  cursor.mergeBlockFormat(format);
  setTextCursor(cursor);
  show();
  setFocus();
}

void LabelEditor::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) return finish(false);
  const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  if (enter && !(event->modifiers() & Qt::ShiftModifier)) return finish(true);
  if (event->key() == Qt::Key_Tab) return finish(true);
  QPlainTextEdit::keyPressEvent(event);
}

void LabelEditor::focusOutEvent(QFocusEvent* event) {
  QPlainTextEdit::focusOutEvent(event);
  if (event->reason() != Qt::PopupFocusReason) finish(true);
}

void LabelEditor::finish(bool accepted) {
  if (m_finished) return;
  m_finished = true;
  hide();
  deleteLater();
  emit finished(accepted, toPlainText());
}

}  // namespace joinery::designer
