#include "designer/ui/welcome.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "designer/ui/theme.h"

namespace joinery::designer {

Welcome::Welcome(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("welcome"));
  setAttribute(Qt::WA_StyledBackground);
  auto* outer = new QHBoxLayout(this);
  auto* column = new QWidget;
  column->setFixedWidth(560);
  auto* layout = new QVBoxLayout(column);
  layout->setSpacing(8);
  auto* title = new QLabel(tr("Joinery Designer"));
  title->setObjectName(QStringLiteral("welcomeTitle"));
  auto* subtitle = new QLabel(tr("Draw approval processes, build their forms, check and deploy them."));
  subtitle->setObjectName(QStringLiteral("hint"));
  layout->addStretch(2);
  layout->addWidget(title);
  layout->addWidget(subtitle);
  layout->addSpacing(22);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(10);
  const auto add = [&](const char* icon, const QString& label, auto signal, bool primary) {
    auto* button = new QPushButton(theme::icon(QLatin1String(icon), primary ? QColor(Qt::white) : theme::kText), label);
    button->setIconSize({18, 18});
    button->setMinimumHeight(34);
    button->setCursor(Qt::PointingHandCursor);
    if (primary) button->setObjectName(QStringLiteral("primary"));
    connect(button, &QPushButton::clicked, this, signal);
    buttons->addWidget(button);
  };
  add("folder", tr("Open item folder"), &Welcome::openFolder, true);
  add("open", tr("Open file"), &Welcome::openFile, false);
  add("process", tr("New process"), &Welcome::newModel, false);
  add("form", tr("New form"), &Welcome::newForm, false);
  buttons->addStretch();
  layout->addLayout(buttons);
  m_recentBox = new QWidget;
  auto* box = new QVBoxLayout(m_recentBox);
  box->setContentsMargins(0, 28, 0, 0);
  box->setSpacing(2);
  auto* heading = new QLabel(tr("Recent"));
  heading->setObjectName(QStringLiteral("sectionTitle"));
  box->addWidget(heading);
  m_recent = new QVBoxLayout;
  m_recent->setSpacing(0);
  box->addLayout(m_recent);
  layout->addWidget(m_recentBox);
  layout->addStretch(3);
  outer->addStretch();
  outer->addWidget(column);
  outer->addStretch();
  showRecent({});
}

void Welcome::showRecent(const QStringList& paths) {
  while (QLayoutItem* item = m_recent->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  for (const QString& path : paths) {
    const QFileInfo info(path);
    auto* button = new QPushButton(theme::icon(info.isDir()                            ? QStringLiteral("folder")
                                               : path.endsWith(QLatin1String(".bpmn")) ? QStringLiteral("process")
                                                                                       : QStringLiteral("form"),
                                               theme::kAccentText),
                                   info.fileName() + QStringLiteral("   ") + info.path());
    button->setObjectName(QStringLiteral("link"));
    button->setCursor(Qt::PointingHandCursor);
    connect(button, &QPushButton::clicked, this, [this, path] { emit recentChosen(path); });
    m_recent->addWidget(button, 0, Qt::AlignLeft);
  }
  m_recentBox->setVisible(!paths.isEmpty());
}

}  // namespace joinery::designer
