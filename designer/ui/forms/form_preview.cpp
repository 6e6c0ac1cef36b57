#include "designer/ui/forms/form_preview.h"

#include <QDateTime>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include "designer/ui/forms/field_labels.h"
#include "designer/ui/theme.h"
#include "engine/base/json.h"
#include "forms/field_types.h"

namespace joinery::designer {

namespace {
std::string slashed(const std::string& dotted) {
  std::string pointer;
  for (const QString& part : QString::fromStdString(dotted).split(QLatin1Char('.'), Qt::SkipEmptyParts))
    pointer += "/" + part.toStdString();
  return pointer;
}

const Value* at(const Value& data, const std::string& pointer) {
  const Value* found = &data;
  for (const QString& step : QString::fromStdString(pointer).split(QLatin1Char('/'), Qt::SkipEmptyParts)) {
    if (!found) return nullptr;
    if (found->isList()) {
      const int index = step.toInt();
      found =
          index < static_cast<int>(found->items().size()) ? &found->items()[static_cast<std::size_t>(index)] : nullptr;
    } else {
      found = found->find(step.toStdString());
    }
  }
  return found;
}

Value with(const Value& data, const QStringList& steps, int depth, const Value& value) {
  if (depth == steps.size()) return value;
  if (data.isList()) {
    Value::List list = data.items();
    const auto index = static_cast<std::size_t>(steps[depth].toInt());
    if (index < list.size()) list[index] = with(list[index], steps, depth + 1, value);
    return Value::list(std::move(list));
  }
  const std::string name = steps[depth].toStdString();
  const Value object = data.isObject() ? data : Value::object({});
  const Value* inner = object.find(name);
  const Value next = with(inner ? *inner : Value(), steps, depth + 1, value);
  return next.isNull() ? object.without(name) : object.with(name, next);
}

Value withAt(const Value& data, const std::string& pointer, const Value& value) {
  return with(data, QString::fromStdString(pointer).split(QLatin1Char('/'), Qt::SkipEmptyParts), 0, value);
}

forms::ValidateOptions options() {
  forms::ValidateOptions result;
  result.now = Instant{QDateTime::currentMSecsSinceEpoch()};
  return result;
}

void setFaulty(QWidget* widget, bool faulty) {
  if (!widget || widget->property("faulty").toBool() == faulty) return;
  widget->setProperty("faulty", faulty);
  widget->style()->unpolish(widget);
  widget->style()->polish(widget);
}

// Rows of the dialect's layout: components that name the same row stand beside each other, 16 columns wide.
int columnsOf(const Value& component) {
  const Value* columns = FormDocument::property(component, "/layout/columns");
  const int count = columns && columns->isNumber() ? QString::fromStdString(toJson(*columns)).toInt() : 0;
  return count > 0 ? count : 16;
}
}  // namespace

FormPreview::FormPreview(FormDocument& document, QWidget* parent) : QWidget(parent), m_document(document) {
  m_layout = new QVBoxLayout(this);
  m_layout->setContentsMargins(28, 24, 28, 40);
  m_layout->addStretch();
  connect(&document, &FormDocument::changed, this, [this] {
    if (isVisible()) rebuild();
  });
}

void FormPreview::paintEvent(QPaintEvent*) {
  QPainter(this).fillRect(rect(), QColor(0xF1, 0xF4, 0xF7));
}

void FormPreview::rebuild() {
  m_entries.clear();
  if (m_paper) {
    m_paper->hide();
    m_paper->deleteLater();
  }
  m_paper = new QFrame;
  m_paper->setObjectName(QStringLiteral("card"));
  m_paper->setMaximumWidth(820);
  auto* layout = new QVBoxLayout(m_paper);
  layout->setContentsMargins(32, 26, 32, 26);
  layout->setSpacing(14);
  const auto parsed = forms::Form::parse(m_document.bytes(), "preview");
  m_form = parsed ? *parsed : nullptr;
  if (!m_form) {
    auto* fault = new QLabel(QString::fromStdString(parsed.error().message));
    fault->setObjectName(QStringLiteral("errorText"));
    fault->setWordWrap(true);
    layout->addWidget(fault);
  } else {
    fill(layout, m_form->document(), {});
  }
  auto* bar = new QHBoxLayout;
  m_result = new QLabel;
  m_result->setWordWrap(true);
  auto* check = new QPushButton(tr("Check the entries"));
  check->setObjectName(QStringLiteral("primary"));
  connect(check, &QPushButton::clicked, this, &FormPreview::checkAll);
  bar->addWidget(m_result, 1);
  bar->addWidget(check);
  layout->addSpacing(8);
  layout->addLayout(bar);
  m_layout->insertWidget(0, m_paper);
  update();
}

void FormPreview::fill(QVBoxLayout* layout, const Value& holder, const Scope& scope) {
  const Value* components = holder.find("components");
  if (!components || !components->isList()) return;
  std::string rowName;
  QHBoxLayout* row = nullptr;
  for (std::size_t i = 0; i < components->items().size(); ++i) {
    const Value& component = components->items()[i];
    Scope own = scope;
    own.place += "/components/" + std::to_string(i);
    const auto* info = forms::fieldTypeInfo(component.text("type"));
    const auto shape = info ? info->shape : forms::FieldTypeInfo::Shape::Presentation;
    QWidget* widget = shape == forms::FieldTypeInfo::Shape::Group  ? makeGroup(component, own)
                      : shape == forms::FieldTypeInfo::Shape::List ? makeList(component, own)
                                                                   : makeField(component, own);
    const Value* name = FormDocument::property(component, "/layout/row");
    const std::string wanted = name && name->isString() ? name->string() : std::string();
    if (wanted.empty() || wanted != rowName || !row) {
      row = new QHBoxLayout;
      row->setSpacing(18);
      layout->addLayout(row);
      rowName = wanted;
    }
    row->addWidget(widget, columnsOf(component));
  }
}

QWidget* FormPreview::makeGroup(const Value& component, const Scope& scope) {
  auto* box = new QGroupBox(QString::fromStdString(component.text("label")));
  auto* layout = new QVBoxLayout(box);
  layout->setSpacing(12);
  m_entries.push_back({scope.place + scope.suffix, {}, box, nullptr, nullptr, {}});
  Scope inner = scope;
  inner.data += slashed(component.text("path"));
  fill(layout, component, inner);
  return box;
}

QWidget* FormPreview::makeList(const Value& component, const Scope& scope) {
  auto* box = new QGroupBox(QString::fromStdString(component.text("label")));
  auto* layout = new QVBoxLayout(box);
  layout->setSpacing(10);
  const std::string pointer =
      scope.data + slashed(component.text("path").empty() ? component.text("key") : component.text("path"));
  auto* error = new QLabel;
  error->setObjectName(QStringLiteral("errorText"));
  error->hide();
  m_entries.push_back({scope.place + scope.suffix, pointer, box, nullptr, error, {}});
  const Value* rows = at(m_data, pointer);
  const std::size_t count = rows && rows->isList() ? rows->items().size() : 0;
  for (std::size_t i = 0; i < count; ++i) {
    auto* card = new QFrame;
    card->setObjectName(QStringLiteral("card"));
    auto* line = new QHBoxLayout(card);
    auto* fields = new QVBoxLayout;
    Scope inner = scope;
    inner.data = pointer + "/" + std::to_string(i);
    inner.suffix += "#" + std::to_string(i);
    fill(fields, component, inner);
    line->addLayout(fields, 1);
    auto* remove = new QToolButton;
    remove->setObjectName(QStringLiteral("flat"));
    remove->setIcon(theme::icon(QStringLiteral("delete"), theme::kMuted));
    remove->setToolTip(tr("Remove row"));
    connect(remove, &QToolButton::clicked, this, [this, pointer, i] {
      Value::List list = at(m_data, pointer)->items();
      list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
      m_data = withAt(m_data, pointer, Value::list(std::move(list)));
      rebuild();
    });
    line->addWidget(remove, 0, Qt::AlignTop);
    layout->addWidget(card);
  }
  auto* add = new QPushButton(theme::icon(QStringLiteral("plus"), theme::kAccentText), tr("Add row"));
  add->setObjectName(QStringLiteral("link"));
  connect(add, &QPushButton::clicked, this, [this, pointer] {
    const Value* present = at(m_data, pointer);
    Value::List list = present && present->isList() ? present->items() : Value::List();
    list.push_back(Value::object({}));
    m_data = withAt(m_data, pointer, Value::list(std::move(list)));
    rebuild();
  });
  layout->addWidget(add, 0, Qt::AlignLeft);
  layout->addWidget(error);
  return box;
}

QWidget* FormPreview::makeField(const Value& component, const Scope& scope) {
  auto* box = new QWidget;
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  const std::size_t number = m_entries.size();
  const std::string type = component.text("type");
  Entry entry{scope.place + scope.suffix, {}, box, nullptr, nullptr, {}};
  entry.control = makePreviewControl(component, [this, number] { changed(number); });
  if (type == "separator") {
    auto* line = new QFrame;
    line->setFixedHeight(1);
    line->setStyleSheet(QStringLiteral("background: %1;").arg(theme::kBorder.name()));
    layout->addWidget(line);
  } else if (type == "spacer") {
    layout->addSpacing(24);
  } else if (type != "button") {
    const Value* required = FormDocument::property(component, "/validate/required");
    const bool star = required && required->isBoolean() && required->boolean();
    QString text = QString::fromStdString(type == "text" ? component.text("text") : component.text("label"));
    if (star && !entry.control.ownLabel) text += QStringLiteral(" *");
    if (!entry.control.ownLabel) {
      entry.label = new QLabel(text);
      entry.label->setWordWrap(true);
      if (type == "text") entry.label->setTextFormat(Qt::MarkdownText);
      layout->addWidget(entry.label);
    }
  }
  if (entry.control.widget) {
    entry.dataPointer = scope.data + slashed(component.text("key"));
    layout->addWidget(entry.control.widget);
    entry.control.widget->setAccessibleName(QString::fromStdString(component.text("label")));
    entry.control.widget->setObjectName(QStringLiteral("preview") + QString::fromStdString(entry.dataPointer));
    const QString description = QString::fromStdString(component.text("description"));
    if (!description.isEmpty()) {
      auto* hint = new QLabel(description);
      hint->setObjectName(QStringLiteral("hint"));
      hint->setWordWrap(true);
      layout->addWidget(hint);
    }
    entry.error = new QLabel;
    entry.error->setObjectName(QStringLiteral("errorText"));
    entry.error->setWordWrap(true);
    entry.error->hide();
    layout->addWidget(entry.error);
    if (const Value* value = at(m_data, entry.dataPointer)) entry.control.show(*value);
  }
  m_entries.push_back(std::move(entry));
  return box;
}

void FormPreview::changed(std::size_t number) {
  if (number >= m_entries.size()) return;
  const Entry& entry = m_entries[number];
  m_data = withAt(m_data, entry.dataPointer, entry.control.read());
  m_touched.insert(entry.dataPointer);
  update();
}

void FormPreview::checkAll() {
  m_all = true;
  update();
}

void FormPreview::update() {
  if (!m_form) return;
  const forms::Access access = m_form->access({});
  const Value said = m_form->present(m_data, access, options());
  for (Entry& entry : m_entries) {
    const Value* own = said.find(entry.place);
    const auto member = [&](const char* name) { return own ? own->find(name) : nullptr; };
    const Value* hidden = member("hidden");
    entry.box->setVisible(!(hidden && hidden->isBoolean() && hidden->boolean()));
    if (const Value* choices = member("options"); choices && choices->isList() && entry.control.setOptions)
      entry.control.setOptions(*choices);
    if (const Value* value = member("value")) {
      const QString text = value->isNull()
                               ? QStringLiteral("–")
                               : QString::fromStdString(value->isString() ? value->string() : toJson(*value));
      if (entry.control.show)
        entry.control.show(*value);
      else if (entry.label)
        entry.label->setText(entry.label->text().section(QStringLiteral(":  "), 0, 0) + QStringLiteral(":  ") + text);
    }
    if (const Value* text = member("text"); text && text->isString() && entry.label)
      entry.label->setText(QString::fromStdString(text->string()));
    if (const Value* readonly = member("readonly"); readonly && entry.control.widget)
      entry.control.widget->setEnabled(false);
  }
  showErrors();
}

void FormPreview::showErrors() {
  const forms::ValidationResult result = m_form->validate(Value::object({}), m_data, m_form->access({}), options());
  for (Entry& entry : m_entries) {
    QString text;
    for (const forms::FieldError& error : result.errors) {
      if (error.pointer != entry.dataPointer || entry.dataPointer.empty()) continue;
      if (m_all || m_touched.count(error.pointer)) text = inLanguage(error.messageZh, error.messageEn);
    }
    if (!entry.error) continue;
    entry.error->setText(text);
    entry.error->setVisible(!text.isEmpty());
    setFaulty(entry.control.widget, !text.isEmpty());
  }
  if (!m_all) return m_result->clear();
  m_result->setObjectName(result.ok() ? QStringLiteral("goodText") : QStringLiteral("errorText"));
  m_result->style()->unpolish(m_result);
  m_result->style()->polish(m_result);
  m_result->setText(result.ok() ? tr("All entries are in order.")
                                : tr("%n entries need attention.", nullptr, static_cast<int>(result.errors.size())));
}

}  // namespace joinery::designer
