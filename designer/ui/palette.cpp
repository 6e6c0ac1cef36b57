#include "designer/ui/palette.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QToolButton>
#include <QVBoxLayout>

#include "designer/ui/canvas.h"
#include "designer/ui/items/type_icon.h"
#include "designer/ui/theme.h"
#include "designer/ui/type_picker.h"

namespace joinery::designer {

namespace {
constexpr int kButton = 36, kIcon = 26;
}

Palette::Palette(Canvas& canvas, QWidget* parent) : QFrame(parent), m_canvas(canvas) {
  setObjectName(QStringLiteral("palette"));
  m_layout = new QVBoxLayout(this);
  m_layout->setContentsMargins(6, 8, 6, 8);
  build();
  connect(&canvas, &Canvas::toolChanged, this, [this](const QString& key) {
    for (const auto& [name, button] : m_buttons) button->setChecked(name == key);
  });
}

void Palette::retranslate() {
  build();
}

void Palette::build() {
  delete m_body;
  m_buttons.clear();
  m_body = new QWidget;
  m_rows = new QVBoxLayout(m_body);
  m_rows->setContentsMargins(0, 0, 0, 0);
  m_rows->setSpacing(2);
  m_layout->addWidget(m_body);
  m_count = 0;
  for (const ToolEntry& entry : tools())
    addButton(QLatin1String(entry.key), theme::icon(QLatin1String(entry.icon)),
              QCoreApplication::translate("Tool", entry.label) + QStringLiteral("  (") + QLatin1String(entry.shortcut) +
                  QLatin1Char(')'));
  TypeGroup group = TypeGroup::Start;
  addLine();
  for (const ElementType& type : elementTypes()) {
    if (!type.inPalette) continue;
    const bool events = type.group <= TypeGroup::Boundary, before = group <= TypeGroup::Boundary;
    const bool tasks = type.group == TypeGroup::Task || type.group == TypeGroup::SubProcess;
    const bool tasksBefore = group == TypeGroup::Task || group == TypeGroup::SubProcess;
    if (type.group != group && !(events && before) && !(tasks && tasksBefore) && type.group != TypeGroup::Pool)
      addLine();
    group = type.group;
    addButton(QStringLiteral("create:") + QLatin1String(type.key), typeIcon(type), typeLabel(type));
  }
  addButton(QStringLiteral("more"), theme::icon(QStringLiteral("more"), theme::kMuted), tr("More elements…"));
  m_rows->addStretch();
  if (const auto now = m_buttons.find(m_canvas.toolKey()); now != m_buttons.end()) now->second->setChecked(true);
}

void Palette::addLine() {
  m_count = 0;
  auto* line = new QFrame;
  line->setFixedHeight(1);
  line->setStyleSheet(QStringLiteral("background: %1;").arg(theme::kBorder.name()));
  m_rows->addSpacing(5);
  m_rows->addWidget(line);
  m_rows->addSpacing(5);
}

QToolButton* Palette::addButton(const QString& key, const QIcon& icon, const QString& toolTip) {
  if (m_count % 2 == 0) {
    m_line = new QWidget;
    auto* row = new QHBoxLayout(m_line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    row->setAlignment(Qt::AlignLeft);
    m_rows->addWidget(m_line);
  }
  ++m_count;
  auto* button = new QToolButton;
  button->setIcon(icon);
  button->setIconSize({kIcon, kIcon});
  button->setFixedSize(kButton, kButton);
  button->setCheckable(key != QLatin1String("more"));
  button->setFocusPolicy(Qt::NoFocus);
  button->setToolTip(toolTip);
  button->setAccessibleName(toolTip);
  button->setObjectName(QStringLiteral("palette-") + key);
  m_line->layout()->addWidget(button);
  m_buttons[key] = button;
  if (key.startsWith(QLatin1String("create:"))) {
    const ElementType* type = elementType(key.mid(7));
    connect(button, &QToolButton::pressed, this, [this, type] { m_canvas.startCreate(*type); });
    button->installEventFilter(this);
  } else if (key == QLatin1String("more")) {
    connect(button, &QToolButton::clicked, this,
            [this, button] { openPicker(button->mapToGlobal(QPoint(button->width() + 8, 0))); });
  } else {
    connect(button, &QToolButton::clicked, this, [this, key] { m_canvas.setTool(key); });
  }
  return button;
}

void Palette::openPicker(const QPoint& global) {
  std::vector<const ElementType*> all;
  for (const ElementType& type : elementTypes()) all.push_back(&type);
  auto* picker = new TypePicker(tr("Create element"), std::move(all), this);
  connect(picker, &TypePicker::picked, this, [this](const ElementType* type) { m_canvas.startCreate(*type); });
  picker->openAt(global - QPoint(0, 260));
}

// A drag that begins at a button goes on over the canvas, though the button holds the mouse.
bool Palette::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::MouseMove && event->type() != QEvent::MouseButtonRelease) return false;
  auto* mouse = static_cast<QMouseEvent*>(event);
  const QPoint view = m_canvas.viewport()->mapFromGlobal(mouse->globalPosition().toPoint());
  const bool inside = m_canvas.viewport()->rect().contains(view);
  const CanvasMouse there{m_canvas.mapToScene(view), view, mouse->modifiers()};
  if (event->type() == QEvent::MouseMove && (mouse->buttons() & Qt::LeftButton) && inside) {
    m_dragging = true;
    m_canvas.tool().move(there);
  }
  if (event->type() == QEvent::MouseButtonRelease) {
    static_cast<QToolButton*>(watched)->setDown(false);
    if (m_dragging && inside) m_canvas.tool().release(there);
    m_dragging = false;
    for (const auto& [name, button] : m_buttons) button->setChecked(name == m_canvas.toolKey());
    return true;
  }
  return false;
}

}  // namespace joinery::designer
