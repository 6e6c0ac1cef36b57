#include "designer/ui/search_bar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

#include "designer/core/commands/rename.h"
#include "designer/ui/canvas.h"
#include "designer/ui/theme.h"

namespace joinery::designer {

SearchBar::SearchBar(Canvas& canvas, QWidget* parent) : QFrame(parent), m_canvas(canvas) {
  setObjectName(QStringLiteral("searchBar"));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(8, 6, 6, 6);
  layout->setSpacing(4);
  m_text = new QLineEdit;
  m_text->setMinimumWidth(220);
  m_text->setPlaceholderText(tr("Name or id"));
  m_text->setObjectName(QStringLiteral("search"));
  m_count = new QLabel;
  m_count->setObjectName(QStringLiteral("panelHint"));
  m_count->setMinimumWidth(48);
  m_count->setAlignment(Qt::AlignCenter);
  layout->addWidget(m_text);
  layout->addWidget(m_count);
  const auto add = [&](const char* icon, const QString& tip, auto action) {
    auto* button = new QToolButton;
    button->setObjectName(QStringLiteral("flat"));
    button->setIcon(theme::icon(QLatin1String(icon), theme::kMuted));
    button->setToolTip(tip);
    connect(button, &QToolButton::clicked, this, action);
    layout->addWidget(button);
  };
  add("up", tr("Previous"), [this] { step(-1); });
  add("down", tr("Next"), [this] { step(1); });
  add("close", tr("Close"), [this] {
    hide();
    m_canvas.setFocus();
  });
  connect(m_text, &QLineEdit::textChanged, this, &SearchBar::find);
  connect(m_text, &QLineEdit::returnPressed, this, [this] { step(1); });
  hide();
}

void SearchBar::open() {
  show();
  raise();
  m_text->setFocus();
  m_text->selectAll();
}

void SearchBar::find() {
  m_hits.clear();
  const QString wanted = m_text->text().trimmed();
  for (const model::Element* di : m_canvas.document().index().shapes()) {
    const Id id = localPart(di->attributeOr("bpmnElement", ""));
    const model::Element* element = m_canvas.document().find(id);
    if (!element || wanted.isEmpty() || !m_canvas.diagram().item(id)) continue;
    if (QString::fromStdString(nameOf(*element)).contains(wanted, Qt::CaseInsensitive) ||
        QString::fromStdString(id).contains(wanted, Qt::CaseInsensitive))
      m_hits.push_back(id);
  }
  m_at = m_hits.empty() ? -1 : 0;
  showHit();
}

void SearchBar::step(int by) {
  if (m_hits.empty()) return;
  const int count = static_cast<int>(m_hits.size());
  m_at = (m_at + by + count) % count;
  showHit();
}

void SearchBar::showHit() {
  if (m_text->text().trimmed().isEmpty())
    m_count->clear();
  else
    m_count->setText(m_hits.empty() ? tr("none") : QStringLiteral("%1/%2").arg(m_at + 1).arg(m_hits.size()));
  if (m_at >= 0) m_canvas.reveal(m_hits[static_cast<std::size_t>(m_at)]);
}

void SearchBar::keyPressEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_Escape) return QFrame::keyPressEvent(event);
  hide();
  m_canvas.setFocus();
}

}  // namespace joinery::designer
