#include "designer/ui/diagram_page.h"

#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QThreadPool>
#include <QToolButton>

#include "designer/core/checks.h"
#include "designer/ui/palette.h"
#include "designer/ui/search_bar.h"
#include "designer/ui/theme.h"

namespace joinery::designer {

namespace {
constexpr int kCheckAfter = 350;  // milliseconds without an edit
}

DiagramPage::DiagramPage(std::unique_ptr<DesignDocument> document, QString path, std::shared_ptr<ItemFolder> folder,
                         QWidget* parent)
    : Page(std::move(path), parent), m_document(std::move(document)), m_folder(std::move(folder)) {
  m_canvas = new Canvas(*m_document, this);
  m_palette = new Palette(*m_canvas, this);
  m_search = new SearchBar(*m_canvas, this);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(m_palette);
  layout->addWidget(m_canvas, 1);

  m_planes = new QComboBox(this);
  connect(m_planes, &QComboBox::activated, this, [this](int index) {
    const auto planes = m_document->planes();
    if (index < static_cast<int>(planes.size())) m_document->showPlane(*planes[static_cast<std::size_t>(index)]);
  });
  fillPlanes();

  m_zoomBar = new QFrame(this);
  m_zoomBar->setObjectName(QStringLiteral("zoomBar"));
  auto* bar = new QHBoxLayout(m_zoomBar);
  bar->setContentsMargins(4, 3, 4, 3);
  bar->setSpacing(2);
  const auto add = [&](const char* icon, const QString& tip, auto action) {
    auto* button = new QToolButton;
    button->setIcon(theme::icon(QLatin1String(icon), theme::kMuted));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setFocusPolicy(Qt::NoFocus);
    connect(button, &QToolButton::clicked, this, action);
    bar->addWidget(button);
  };
  m_zoomLabel = new QLabel;
  m_zoomLabel->setObjectName(QStringLiteral("panelHint"));
  m_zoomLabel->setAlignment(Qt::AlignCenter);
  m_zoomLabel->setMinimumWidth(44);
  add("minus", tr("Zoom out"), [this] { m_canvas->zoomBy(1 / 1.2); });
  bar->addWidget(m_zoomLabel);
  add("plus", tr("Zoom in"), [this] { m_canvas->zoomBy(1.2); });
  add("fit", tr("Fit to window"), [this] { m_canvas->fit(); });
  const auto showZoom = [this](double zoom) { m_zoomLabel->setText(QStringLiteral("%1%").arg(qRound(zoom * 100))); };
  connect(m_canvas, &Canvas::zoomChanged, this, showZoom);
  showZoom(m_canvas->zoom());

  connect(m_canvas, &Canvas::said, this, &Page::said);
  m_checkTimer.setSingleShot(true);
  m_checkTimer.setInterval(kCheckAfter);
  connect(&m_checkTimer, &QTimer::timeout, this, &DiagramPage::startCheck);
  connect(m_document.get(), &DesignDocument::changed, this, [this] {
    m_remote.clear();  // it spoke of another state of the document
    m_checkTimer.start();
  });
  startCheck();
}

DiagramPage::~DiagramPage() {
  // The canvas looks at the document to its last moment.
  delete m_search;
  delete m_palette;
  delete m_canvas;
}

void DiagramPage::openSearch() {
  placeOverlays();
  m_search->open();
}

QString DiagramPage::defaultFileName() const {
  const model::Element* process = m_document->rootScope();
  return QString::fromStdString(process ? process->id() : "process") + QStringLiteral(".bpmn");
}

std::vector<Diagnostic> DiagramPage::problems() const {
  std::vector<Diagnostic> all = m_remote;
  for (const Diagnostic& problem : m_found) {
    const bool told = std::any_of(all.begin(), all.end(), [&](const Diagnostic& d) {
      return d.code == problem.code && d.element == problem.element && d.message == problem.message;
    });
    if (!told) all.push_back(problem);
  }
  return all;
}

bool DiagramPage::reveal(const Diagnostic& problem) {
  // The nearest thing that is drawn: the element itself or what it is part of.
  for (const model::Element* e = m_document->find(problem.element); e; e = e->parent()) {
    if (!m_canvas->diagram().item(e->id())) continue;
    m_canvas->reveal(e->id());
    m_canvas->setFocus();
    return true;
  }
  return false;
}

void DiagramPage::showRemoteProblems(std::vector<Diagnostic> problems) {
  m_remote = std::move(problems);
  showBadges();
  emit problemsChanged();
}

void DiagramPage::retranslate() {
  m_palette->retranslate();
  m_checkTimer.start();
}

// The judges work on a copy of the text beside the GUI thread; an answer to an older text is dropped.
void DiagramPage::startCheck() {
  const int revision = ++m_revision;
  QPointer<DiagramPage> self(this);
  QThreadPool::globalInstance()->start([self, revision, text = m_document->text()] {
    auto found = checkText(text, "model.bpmn");
    QMetaObject::invokeMethod(
        qApp,
        [self, revision, found = std::move(found)]() mutable {
          if (self) self->finishCheck(revision, std::move(found));
        },
        Qt::QueuedConnection);
  });
}

void DiagramPage::finishCheck(int revision, std::vector<Diagnostic> found) {
  if (revision != m_revision) return;
  m_found = std::move(found);
  if (m_folder && m_folder->isOpen()) {
    const auto lookup = [this](const std::string& id) { return m_folder->form(QString::fromStdString(id)); };
    for (Diagnostic& problem : checkForms(*m_document, lookup)) m_found.push_back(std::move(problem));
  }
  showBadges();
  fillPlanes();
  emit problemsChanged();
}

void DiagramPage::showBadges() {
  std::map<Id, Severity> badges;
  for (const Diagnostic& problem : problems()) {
    const model::Element* e = m_document->find(problem.element);
    while (e && !m_document->index().hasDiagramOf(e->id())) e = e->parent();
    if (!e || problem.severity == Severity::Info) continue;
    auto [badge, fresh] = badges.try_emplace(e->id(), problem.severity);
    if (!fresh) badge->second = std::min(badge->second, problem.severity);
  }
  m_canvas->setProblems(std::move(badges));
}

void DiagramPage::fillPlanes() {
  const auto planes = m_document->planes();
  m_planes->setVisible(planes.size() > 1);
  if (m_planes->count() == static_cast<int>(planes.size())) return;
  m_planes->clear();
  for (const model::Element* plane : planes) {
    const model::Element* shown = m_document->find(localPart(plane->attributeOr("bpmnElement", "")));
    const QString name = QString::fromStdString(plane->parent()->name());
    m_planes->addItem(!name.isEmpty() ? name : shown ? titleOf(*shown) : QString::fromStdString(plane->id()));
  }
}

void DiagramPage::placeOverlays() {
  m_zoomBar->adjustSize();
  m_zoomBar->move(width() - m_zoomBar->width() - 22, height() - m_zoomBar->height() - 22);
  m_zoomBar->raise();
  m_planes->adjustSize();
  m_planes->move(m_palette->width() + 12, 12);
  m_planes->raise();
  m_search->adjustSize();
  m_search->move(width() - m_search->width() - 22, 14);
  m_search->raise();
}

void DiagramPage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  placeOverlays();
}

}  // namespace joinery::designer
