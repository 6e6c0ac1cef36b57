#include "designer/ui/deploy/deploy_dialog.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QStyle>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "designer/core/diagnostic_text.h"
#include "designer/ui/theme.h"

namespace joinery::designer {

namespace {
struct KindName {
  const char* kind;
  const char* label;
  const char* icon;
};
const KindName kKinds[] = {
    {"process", QT_TRANSLATE_NOOP("joinery::designer::DeployDialog", "Process"), "process"},
    {"decision", QT_TRANSLATE_NOOP("joinery::designer::DeployDialog", "Decision"), "json"},
    {"form", QT_TRANSLATE_NOOP("joinery::designer::DeployDialog", "Form"), "form"},
    {"item", QT_TRANSLATE_NOOP("joinery::designer::DeployDialog", "Item"), "folder"},
};
}  // namespace

DeployDialog::DeployDialog(QString title, Files files, QWidget* parent) : QDialog(parent), m_files(std::move(files)) {
  setWindowTitle(tr("Deploy"));
  setMinimumWidth(560);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(24, 20, 24, 20);
  layout->setSpacing(12);
  auto* heading = new QLabel(tr("Deploy “%1”").arg(title));
  heading->setObjectName(QStringLiteral("panelTitle"));
  QStringList names;
  for (const auto& [name, content] : m_files()) names << name;
  auto* what = new QLabel(names.size() > 3 ? tr("%n files", nullptr, static_cast<int>(names.size()))
                                           : names.join(QStringLiteral(", ")));
  what->setToolTip(names.join(QLatin1Char('\n')));
  what->setObjectName(QStringLiteral("hint"));
  what->setWordWrap(true);
  layout->addWidget(heading);
  layout->addWidget(what);
  const QSettings settings;
  m_server = new QLineEdit(
      settings.value(QStringLiteral("deploy/server"), QStringLiteral("http://127.0.0.1:8080")).toString());
  m_user = new QLineEdit(settings.value(QStringLiteral("deploy/user"), QStringLiteral("admin")).toString());
  m_password = new QLineEdit;
  m_password->setEchoMode(QLineEdit::Password);
  m_server->setObjectName(QStringLiteral("server"));
  m_user->setObjectName(QStringLiteral("user"));
  m_password->setObjectName(QStringLiteral("password"));
  m_dryRun = new QCheckBox(tr("Only check, deploy nothing"));
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(16);
  form->setVerticalSpacing(10);
  form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
  form->addRow(tr("Server"), m_server);
  form->addRow(tr("User"), m_user);
  form->addRow(tr("Password"), m_password);
  form->addRow(QString(), m_dryRun);
  layout->addLayout(form);
  m_progress = new QProgressBar;
  m_progress->setRange(0, 0);
  m_progress->setTextVisible(false);
  m_progress->hide();
  m_status = new QLabel;
  m_status->setWordWrap(true);
  m_result = new QTreeWidget;
  m_result->setObjectName(QStringLiteral("answer"));
  m_result->setHeaderHidden(true);
  m_result->setColumnCount(2);
  m_result->setRootIsDecorated(false);
  m_result->setIconSize({18, 18});
  m_result->setMinimumHeight(170);
  m_result->header()->setStretchLastSection(false);
  m_result->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  m_result->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  m_result->hide();
  layout->addWidget(m_progress);
  layout->addWidget(m_status);
  layout->addWidget(m_result, 1);
  auto* buttons = new QHBoxLayout;
  auto* close = new QPushButton(tr("Close"));
  m_deploy = new QPushButton(theme::icon(QStringLiteral("deploy"), Qt::white), tr("Deploy"));
  m_deploy->setObjectName(QStringLiteral("primary"));
  m_deploy->setDefault(true);
  buttons->addStretch();
  buttons->addWidget(close);
  buttons->addWidget(m_deploy);
  layout->addLayout(buttons);
  connect(close, &QPushButton::clicked, this, &QDialog::reject);
  connect(m_deploy, &QPushButton::clicked, this, &DeployDialog::start);
  connect(m_dryRun, &QCheckBox::toggled, this,
          [this](bool only) { m_deploy->setText(only ? tr("Check") : tr("Deploy")); });
  connect(&m_client, &DeployClient::progressed, m_status, &QLabel::setText);
  connect(&m_client, &DeployClient::answered, this, [this](const DeployAnswer& answer) {
    showAnswer(answer);
    emit answered(answer);
  });
  connect(m_result, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem* item) {
    const QVariant row = item->data(0, Qt::UserRole);
    if (row.isValid()) emit problemActivated(m_problems[row.toUInt()]);
  });
  m_password->setFocus();
}

void DeployDialog::setBusy(bool busy) {
  for (QWidget* widget : std::initializer_list<QWidget*>{m_server, m_user, m_password, m_dryRun, m_deploy})
    widget->setEnabled(!busy);
  m_progress->setVisible(busy);
}

void DeployDialog::start() {
  const QUrl url = QUrl::fromUserInput(m_server->text().trimmed());
  if (!url.isValid() || url.host().isEmpty()) {
    DeployAnswer answer;
    answer.message = tr("\"%1\" is no server address.").arg(m_server->text());
    return showAnswer(answer);
  }
  QSettings settings;
  settings.setValue(QStringLiteral("deploy/server"), m_server->text().trimmed());
  settings.setValue(QStringLiteral("deploy/user"), m_user->text().trimmed());
  m_result->hide();
  setBusy(true);
  m_client.deploy({url, m_user->text().trimmed(), m_password->text(), m_dryRun->isChecked(), m_files()});
}

void DeployDialog::showAnswer(const DeployAnswer& answer) {
  setBusy(false);
  m_problems = answer.problems;
  m_status->setObjectName(answer.ok ? QStringLiteral("goodText") : QStringLiteral("errorText"));
  m_status->style()->unpolish(m_status);
  m_status->style()->polish(m_status);
  const bool checked = m_dryRun->isChecked();
  m_status->setText(!answer.ok         ? answer.message
                    : checked          ? tr("Everything is in order.")
                    : answer.unchanged ? tr("Nothing has changed since the last deployment.")
                                       : tr("Deployed."));
  m_result->clear();
  for (const DeployedThing& thing : answer.things) {
    const auto* kind = std::find_if(std::begin(kKinds), std::end(kKinds),
                                    [&](const KindName& k) { return thing.kind == QLatin1String(k.kind); });
    const bool known = kind != std::end(kKinds);
    auto* item =
        new QTreeWidgetItem(m_result, {(known ? tr(kind->label) : thing.kind) + QStringLiteral("  ") + thing.key,
                                       tr("version %1").arg(thing.version)});
    item->setIcon(0, theme::icon(QLatin1String(known ? kind->icon : "json"), theme::kGood));
    item->setForeground(1, theme::kMuted);
  }
  for (std::size_t i = 0; i < m_problems.size(); ++i) {
    const Diagnostic& problem = m_problems[i];
    auto* item = new QTreeWidgetItem(m_result, {diagnosticText(problem), QString::fromStdString(problem.element)});
    const bool error = problem.severity == Severity::Error;
    item->setIcon(0, theme::icon(error ? QStringLiteral("error") : QStringLiteral("warning"),
                                 error ? theme::kError : theme::kWarning));
    item->setToolTip(0, QString::fromStdString(problem.message));
    item->setForeground(1, theme::kMuted);
    item->setData(0, Qt::UserRole, static_cast<unsigned>(i));
  }
  m_result->setVisible(m_result->topLevelItemCount() > 0);
  layout()->activate();
  adjustSize();
}

}  // namespace joinery::designer
