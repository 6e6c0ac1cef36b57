#include "designer/ui/type_picker.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QVBoxLayout>

#include "designer/ui/items/type_icon.h"

namespace joinery::designer {

TypePicker::TypePicker(const QString& title, std::vector<const ElementType*> types, QWidget* parent)
    : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint), m_types(std::move(types)) {
  setObjectName(QStringLiteral("picker"));
  setAttribute(Qt::WA_DeleteOnClose);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(10, 10, 10, 8);
  layout->setSpacing(8);
  auto* heading = new QLabel(title);
  heading->setObjectName(QStringLiteral("sectionTitle"));
  layout->addWidget(heading);
  m_search = new QLineEdit;
  m_search->setPlaceholderText(tr("Search…"));
  m_search->installEventFilter(this);
  layout->addWidget(m_search);
  m_list = new QListWidget;
  m_list->setIconSize({24, 24});
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  layout->addWidget(m_list);
  setFixedSize(290, 380);
  connect(m_search, &QLineEdit::textChanged, this, &TypePicker::fill);
  connect(m_list, &QListWidget::itemClicked, this, &TypePicker::choose);
  connect(m_list, &QListWidget::itemActivated, this, &TypePicker::choose);
  fill({});
}

void TypePicker::openAt(const QPoint& global) {
  QPoint at = global;
  if (const QScreen* screen = parentWidget()->screen()) {
    const QRect room = screen->availableGeometry();
    at.setX(std::min(at.x(), room.right() - width()));
    at.setY(std::min(at.y(), room.bottom() - height()));
  }
  move(at);
  show();
  m_search->setFocus();
}

void TypePicker::fill(const QString& filter) {
  m_list->clear();
  TypeGroup group{};
  for (const ElementType* type : m_types) {
    const QString label = typeLabel(*type);
    if (!label.contains(filter, Qt::CaseInsensitive) && !QLatin1String(type->key).contains(filter, Qt::CaseInsensitive))
      continue;
    if (m_list->count() == 0 || group != type->group) {
      group = type->group;
      auto* heading = new QListWidgetItem(groupLabel(group), m_list);
      heading->setFlags(Qt::NoItemFlags);
      heading->setForeground(QColor(0x6B, 0x77, 0x85));
      QFont font = m_list->font();
      font.setPixelSize(11);
      heading->setFont(font);
    }
    auto* item = new QListWidgetItem(typeIcon(*type), label, m_list);
    item->setData(Qt::UserRole, QString::fromLatin1(type->key));
  }
  if (m_list->count() > 1) m_list->setCurrentRow(1);
}

void TypePicker::choose() {
  const QListWidgetItem* item = m_list->currentItem();
  const ElementType* type = item ? elementType(item->data(Qt::UserRole).toString()) : nullptr;
  if (!type) return;
  hide();
  emit picked(type);
  close();
}

bool TypePicker::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_search && event->type() == QEvent::KeyPress) {
    auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
      choose();
      return true;
    }
    if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up) {
      const int step = key->key() == Qt::Key_Down ? 1 : -1;
      int row = m_list->currentRow() + step;
      while (row > 0 && row < m_list->count() && !(m_list->item(row)->flags() & Qt::ItemIsEnabled)) row += step;
      if (row >= 0 && row < m_list->count()) m_list->setCurrentRow(row);
      return true;
    }
  }
  return QFrame::eventFilter(watched, event);
}

}  // namespace joinery::designer
