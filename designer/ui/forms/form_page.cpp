#include "designer/ui/forms/form_page.h"

#include <QApplication>
#include <QButtonGroup>
#include <QDrag>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QMouseEvent>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "designer/ui/forms/field_labels.h"
#include "designer/ui/forms/field_panel.h"
#include "designer/ui/forms/form_canvas.h"
#include "designer/ui/forms/form_preview.h"
#include "designer/ui/theme.h"
#include "forms/field_types.h"
#include "forms/form.h"

namespace joinery::designer {

namespace {
// A field type in the palette: a click adds it, a drag carries it.
class TypeButton : public QToolButton {
 public:
  explicit TypeButton(const forms::FieldTypeInfo& info) : m_type(info.type) {
    setIcon(fieldTypeIcon(info.type));
    setIconSize({22, 22});
    setText(fieldTypeLabel(info.type));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setObjectName(QStringLiteral("type-") + QString::fromStdString(info.type));
    setFixedHeight(34);
  }

 protected:
  void mousePressEvent(QMouseEvent* event) override {
    m_from = event->pos();
    QToolButton::mousePressEvent(event);
  }
  void mouseMoveEvent(QMouseEvent* event) override {
    if ((event->pos() - m_from).manhattanLength() < QApplication::startDragDistance()) return;
    setDown(false);
    auto* drag = new QDrag(this);
    auto* data = new QMimeData;
    data->setData(QLatin1String(FormCanvas::kNewField), QByteArray::fromStdString(m_type));
    drag->setMimeData(data);
    drag->setPixmap(grab());
    drag->setHotSpot(m_from);
    drag->exec(Qt::CopyAction);
  }

 private:
  std::string m_type;
  QPoint m_from;
};
}  // namespace

FormPage::FormPage(std::unique_ptr<FormDocument> document, QString path, QWidget* parent)
    : Page(std::move(path), parent), m_document(std::move(document)) {
  m_outer = new QVBoxLayout(this);
  m_outer->setContentsMargins(0, 0, 0, 0);
  m_checkTimer.setSingleShot(true);
  m_checkTimer.setInterval(300);
  connect(&m_checkTimer, &QTimer::timeout, this, &FormPage::check);
  connect(m_document.get(), &FormDocument::changed, &m_checkTimer, qOverload<>(&QTimer::start));
  build();
  check();
}

FormPage::~FormPage() {
  delete m_body;
}

QWidget* FormPage::makePalette() {
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setFixedWidth(176);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* palette = new QFrame;
  palette->setObjectName(QStringLiteral("palette"));
  auto* layout = new QVBoxLayout(palette);
  layout->setContentsMargins(10, 12, 10, 12);
  layout->setSpacing(1);
  using Shape = forms::FieldTypeInfo::Shape;
  const std::pair<Shape, QString> groups[] = {{Shape::Value, tr("Fields")},
                                              {Shape::Group, tr("Groups")},
                                              {Shape::List, tr("Lists")},
                                              {Shape::Presentation, tr("Texts")}};
  for (const auto& [shape, title] : groups) {
    auto* heading = new QLabel(title);
    heading->setObjectName(QStringLiteral("sectionTitle"));
    heading->setContentsMargins(6, 8, 0, 4);
    layout->addWidget(heading);
    for (const forms::FieldTypeInfo& info : forms::fieldTypes()) {
      if (info.shape != shape) continue;
      auto* button = new TypeButton(info);
      connect(button, &QToolButton::clicked, this, [this, type = info.type] { addField(type); });
      layout->addWidget(button);
    }
  }
  layout->addStretch();
  scroll->setWidget(palette);
  return scroll;
}

void FormPage::build() {
  const ComponentPath selected = m_canvas ? m_canvas->selection() : ComponentPath();
  delete m_body;
  m_body = new QWidget;
  auto* row = new QHBoxLayout(m_body);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  row->addWidget(makePalette());
  auto* center = new QWidget;
  auto* column = new QVBoxLayout(center);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* bar = new QWidget;
  bar->setObjectName(QStringLiteral("panel"));
  bar->setAttribute(Qt::WA_StyledBackground);
  auto* tabs = new QHBoxLayout(bar);
  tabs->setContentsMargins(16, 6, 16, 6);
  auto* group = new QButtonGroup(bar);
  const auto tab = [&](const QString& text, const char* icon, int index) {
    auto* button = new QToolButton;
    button->setObjectName(QStringLiteral("flat"));
    button->setText(text);
    button->setIcon(theme::icon(QLatin1String(icon)));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setCheckable(true);
    button->setChecked(index == 0);
    group->addButton(button, index);
    tabs->addWidget(button);
  };
  tab(tr("Design"), "form", 0);
  tab(tr("Preview"), "preview", 1);
  tabs->addStretch();
  column->addWidget(bar);
  m_views = new QStackedWidget;
  m_canvas = new FormCanvas(*m_document);
  m_preview = new FormPreview(*m_document);
  for (QWidget* view : std::initializer_list<QWidget*>{m_canvas, m_preview}) {
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(view);
    m_views->addWidget(scroll);
  }
  column->addWidget(m_views, 1);
  row->addWidget(center, 1);
  m_panel = new FieldPanel(*m_document);
  row->addWidget(m_panel);
  m_outer->addWidget(m_body);
  connect(group, &QButtonGroup::idClicked, this, [this](int index) { showPreview(index == 1); });
  connect(m_canvas, &FormCanvas::selectionChanged, this, [this] { m_panel->show(m_canvas->selection()); });
  connect(m_panel, &FieldPanel::moveRequested, this, &FormPage::moveSelection);
  connect(m_panel, &FieldPanel::deleteRequested, this, [this] { m_document->remove(m_canvas->selection()); });
  connect(m_panel, &FieldPanel::duplicateRequested, this,
          [this] { m_canvas->select(m_document->duplicate(m_canvas->selection())); });
  if (m_document->component(selected)) m_canvas->select(selected);
}

void FormPage::showPreview(bool preview) {
  m_views->setCurrentIndex(preview ? 1 : 0);
  m_panel->setVisible(!preview);
  if (preview) m_preview->rebuild();
  for (QToolButton* button : m_body->findChildren<QToolButton*>(QStringLiteral("flat")))
    if (button->isCheckable() && button->group()) button->setChecked(button->group()->id(button) == (preview ? 1 : 0));
}

void FormPage::addField(const std::string& type) {
  // Behind the selected field, or at the end of the selected group.
  ComponentPath parent = m_canvas->selection();
  int index = static_cast<int>(m_document->componentsOf({}).size());
  if (!parent.empty()) {
    const Value* selected = m_document->component(parent);
    const auto* info = forms::fieldTypeInfo(selected->text("type"));
    const bool inside =
        info && (info->shape == forms::FieldTypeInfo::Shape::Group || info->shape == forms::FieldTypeInfo::Shape::List);
    if (inside) {
      index = static_cast<int>(m_document->componentsOf(parent).size());
    } else {
      index = parent.back() + 1;
      parent.pop_back();
    }
  }
  m_canvas->select(m_document->add(type, parent, index));
}

void FormPage::moveSelection(int by) {
  const ComponentPath path = m_canvas->selection();
  if (path.empty()) return;
  const ComponentPath parent(path.begin(), path.end() - 1);
  const int target = path.back() + (by > 0 ? by + 1 : by);
  if (target >= 0) m_canvas->select(m_document->move(path, parent, target));
}

void FormPage::check() {
  m_problems.clear();
  const auto form = forms::Form::parse(m_document->bytes(), defaultFileName().toStdString());
  m_problems = form ? (*form)->diagnostics() : form.error().details;
  if (!form && m_problems.empty())
    m_problems.push_back({Severity::Error, form.error().code, form.error().message, {}, {}, 0, 0});
  for (Diagnostic& problem : m_problems) problem.resource.clear();
  emit problemsChanged();
}

bool FormPage::reveal(const Diagnostic& problem) {
  const auto path = FormDocument::pathOf(QString::fromStdString(problem.element));
  if (!path || !m_document->component(*path)) return false;
  showPreview(false);
  m_canvas->select(*path);
  return true;
}

QString FormPage::defaultFileName() const {
  return QString::fromStdString(m_document->value().text("id", "form")) + QStringLiteral(".form.json");
}

void FormPage::retranslate() {
  build();
}

}  // namespace joinery::designer
