#include "designer/ui/forms/form_canvas.h"

#include <QApplication>
#include <QDrag>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

#include "designer/ui/forms/field_labels.h"
#include "designer/ui/theme.h"
#include "forms/field_types.h"

namespace joinery::designer {

namespace {
QByteArray encoded(const ComponentPath& path) {
  QStringList parts;
  for (int index : path) parts << QString::number(index);
  return parts.join(QLatin1Char('.')).toLatin1();
}

ComponentPath decoded(const QByteArray& text) {
  ComponentPath path;
  for (const QByteArray& part : text.split('.')) path.push_back(part.toInt());
  return path;
}

bool holdsComponents(const Value& component) {
  const auto* info = forms::fieldTypeInfo(component.text("type"));
  return info &&
         (info->shape == forms::FieldTypeInfo::Shape::Group || info->shape == forms::FieldTypeInfo::Shape::List);
}
}  // namespace

FormCard::FormCard(const Value& component, ComponentPath path, QWidget* parent)
    : QFrame(parent), m_path(std::move(path)), m_group(holdsComponents(component)) {
  setObjectName(QStringLiteral("card"));
  setCursor(Qt::OpenHandCursor);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(14, 10, 14, 10);
  layout->setSpacing(6);
  auto* top = new QHBoxLayout;
  top->setSpacing(8);
  auto* label = new QLabel(fieldTitle(component));
  QFont bold = label->font();
  bold.setWeight(QFont::DemiBold);
  label->setFont(bold);
  top->addWidget(label);
  if (const Value* required = FormDocument::property(component, "/validate/required");
      required && required->isBoolean() && required->boolean()) {
    auto* star = new QLabel(QStringLiteral("*"));
    star->setObjectName(QStringLiteral("errorText"));
    top->addWidget(star);
  }
  top->addStretch();
  QString hint = fieldTypeLabel(component.text("type"));
  const std::string key = component.text("key").empty() ? component.text("path") : component.text("key");
  if (!key.empty()) hint += QStringLiteral("  ·  ") + QString::fromStdString(key);
  auto* kind = new QLabel(hint);
  kind->setObjectName(QStringLiteral("panelHint"));
  top->addWidget(kind);
  layout->addLayout(top);
  if (m_group) {
    m_inner = new QVBoxLayout;
    m_inner->setContentsMargins(0, 4, 0, 2);
    m_inner->setSpacing(8);
    layout->addLayout(m_inner);
  } else if (QWidget* sketch = fieldSketch(component)) {
    sketch->setAttribute(Qt::WA_TransparentForMouseEvents);
    sketch->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(sketch);
  }
}

void FormCard::setSelected(bool selected) {
  setProperty("selected", selected);
  style()->unpolish(this);
  style()->polish(this);
}

void FormCard::mousePressEvent(QMouseEvent* event) {
  m_pressed = event->pos();
  emit pressed(m_path);
  event->accept();
}

void FormCard::mouseMoveEvent(QMouseEvent* event) {
  if (!(event->buttons() & Qt::LeftButton) ||
      (event->pos() - m_pressed).manhattanLength() < QApplication::startDragDistance())
    return;
  auto* drag = new QDrag(this);
  auto* data = new QMimeData;
  data->setData(QLatin1String(FormCanvas::kMovedField), encoded(m_path));
  drag->setMimeData(data);
  drag->setPixmap(grab().scaledToWidth(std::min(width(), 360), Qt::SmoothTransformation));
  drag->setHotSpot(QPoint(20, 14));
  drag->exec(Qt::MoveAction);
}

FormCanvas::FormCanvas(FormDocument& document, QWidget* parent) : QWidget(parent), m_document(document) {
  setAcceptDrops(true);
  setFocusPolicy(Qt::StrongFocus);
  m_layout = new QVBoxLayout(this);
  m_layout->setContentsMargins(28, 24, 28, 40);
  m_layout->addStretch();
  m_dropLine = new QWidget(this);
  m_dropLine->setStyleSheet(QStringLiteral("background: %1; border-radius: 1px;").arg(theme::kAccent.name()));
  m_dropLine->hide();
  connect(&document, &FormDocument::changed, this, &FormCanvas::rebuild);
  rebuild();
}

void FormCanvas::paintEvent(QPaintEvent*) {
  QPainter(this).fillRect(rect(), QColor(0xF1, 0xF4, 0xF7));
}

void FormCanvas::rebuild() {
  m_cards.clear();
  // Not at once: a card may be the one that is being dragged.
  if (m_paper) {
    m_paper->hide();
    m_paper->deleteLater();
  }
  m_paper = new QWidget;
  m_paper->setMaximumWidth(760);
  auto* layout = new QVBoxLayout(m_paper);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(10);
  fill(layout, {});
  if (m_document.componentsOf({}).empty()) {
    auto* hint = new QLabel(tr("Drag fields here from the left, or click them."));
    hint->setObjectName(QStringLiteral("hint"));
    hint->setAlignment(Qt::AlignCenter);
    hint->setMinimumHeight(160);
    layout->addWidget(hint);
  }
  m_layout->insertWidget(0, m_paper);
  if (!m_selection.empty() && !m_document.component(m_selection)) m_selection.clear();
  select(m_selection);
}

void FormCanvas::fill(QVBoxLayout* layout, const ComponentPath& parent) {
  const Value::List& components = m_document.componentsOf(parent);
  for (int i = 0; i < static_cast<int>(components.size()); ++i) {
    ComponentPath path = parent;
    path.push_back(i);
    auto* card = new FormCard(components[static_cast<std::size_t>(i)], path, m_paper);
    connect(card, &FormCard::pressed, this, [this](const ComponentPath& at) {
      setFocus();
      select(at);
    });
    m_cards.push_back(card);
    layout->addWidget(card);
    if (!card->isGroup()) continue;
    fill(card->inner(), path);
    if (m_document.componentsOf(path).empty()) {
      auto* hint = new QLabel(tr("Drop fields of this group here"));
      hint->setObjectName(QStringLiteral("hint"));
      hint->setAlignment(Qt::AlignCenter);
      hint->setMinimumHeight(48);
      card->inner()->addWidget(hint);
    }
  }
}

void FormCanvas::select(const ComponentPath& path) {
  m_selection = path;
  for (FormCard* card : m_cards) card->setSelected(card->path() == path && !path.empty());
  emit selectionChanged();
}

// The innermost list under the point, and the gap between its cards that is nearest.
FormCanvas::Target FormCanvas::targetAt(const QPoint& at) const {
  ComponentPath parent;
  QRect room = m_paper->geometry();
  for (const FormCard* card : m_cards) {
    const QRect r(card->mapTo(this, QPoint()), card->size());
    // The rims of a group belong to the list around it.
    if (!card->isGroup() || !r.adjusted(0, 24, 0, -10).contains(at) || card->path().size() <= parent.size()) continue;
    parent = card->path();
    room = r.adjusted(14, 40, -14, -8);
  }
  Target target{parent, 0, QRect(room.left(), room.top(), room.width(), 3)};
  for (const FormCard* card : m_cards) {
    if (card->path().size() != parent.size() + 1 || !std::equal(parent.begin(), parent.end(), card->path().begin()))
      continue;
    const QRect r(card->mapTo(this, QPoint()), card->size());
    if (at.y() <= r.center().y()) continue;
    target.index = card->path().back() + 1;
    target.line = QRect(r.left(), r.bottom() + 4, r.width(), 3);
  }
  if (target.index == 0) {
    for (const FormCard* card : m_cards) {
      if (card->path().size() != parent.size() + 1 || card->path().back() != 0 ||
          !std::equal(parent.begin(), parent.end(), card->path().begin()))
        continue;
      const QRect r(card->mapTo(this, QPoint()), card->size());
      target.line = QRect(r.left(), r.top() - 7, r.width(), 3);
    }
  }
  return target;
}

void FormCanvas::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasFormat(QLatin1String(kNewField)) ||
      event->mimeData()->hasFormat(QLatin1String(kMovedField)))
    event->acceptProposedAction();
}

void FormCanvas::dragMoveEvent(QDragMoveEvent* event) {
  m_dropLine->setGeometry(targetAt(event->position().toPoint()).line);
  m_dropLine->show();
  m_dropLine->raise();
  event->acceptProposedAction();
}

void FormCanvas::dragLeaveEvent(QDragLeaveEvent*) {
  m_dropLine->hide();
}

void FormCanvas::dropEvent(QDropEvent* event) {
  m_dropLine->hide();
  const Target target = targetAt(event->position().toPoint());
  const QMimeData* data = event->mimeData();
  if (data->hasFormat(QLatin1String(kNewField)))
    select(m_document.add(data->data(QLatin1String(kNewField)).toStdString(), target.parent, target.index));
  else if (data->hasFormat(QLatin1String(kMovedField)))
    select(m_document.move(decoded(data->data(QLatin1String(kMovedField))), target.parent, target.index));
  event->acceptProposedAction();
}

void FormCanvas::mousePressEvent(QMouseEvent*) {
  setFocus();
  select({});
}

void FormCanvas::keyPressEvent(QKeyEvent* event) {
  if (m_selection.empty()) return QWidget::keyPressEvent(event);
  ComponentPath parent(m_selection.begin(), m_selection.end() - 1);
  const bool moves = event->modifiers() & Qt::AltModifier;
  if (event->key() == Qt::Key_Delete) {
    m_document.remove(m_selection);
  } else if (moves && event->key() == Qt::Key_Up) {
    select(m_document.move(m_selection, parent, m_selection.back() - 1));
  } else if (moves && event->key() == Qt::Key_Down) {
    select(m_document.move(m_selection, parent, m_selection.back() + 2));
  } else {
    QWidget::keyPressEvent(event);
  }
}

}  // namespace joinery::designer
