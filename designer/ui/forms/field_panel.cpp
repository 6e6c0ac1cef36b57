#include "designer/ui/forms/field_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QFocusEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include "designer/ui/forms/field_labels.h"
#include "designer/ui/forms/options_editor.h"
#include "designer/ui/properties/long_text_edit.h"
#include "designer/ui/theme.h"
#include "engine/base/json.h"

namespace joinery::designer {

using Editor = forms::FieldProperty::Editor;

namespace {
QString shown(const Value* value) {
  if (!value || value->isNull()) return {};
  return QString::fromStdString(value->isString() ? value->string() : toJson(*value));
}

// What was typed, as JSON: numbers stay numbers, an empty text removes the property.
Value typed(const forms::FieldProperty& property, const QString& text) {
  if (text.isEmpty()) return nullptr;
  if (property.editor == Editor::Number) {
    const auto number = parseJson(text.trimmed().toStdString());
    if (number && number->isNumber()) return *number;
  }
  return text.toStdString();
}
}  // namespace

FieldPanel::FieldPanel(FormDocument& document, QWidget* parent) : QWidget(parent), m_document(document) {
  setObjectName(QStringLiteral("panel"));
  setAttribute(Qt::WA_StyledBackground);
  setFixedWidth(310);
  m_formProperties = {{"/id", "表单标识", "Form id", Editor::Text, {}}};
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  auto* header = new QVBoxLayout;
  header->setContentsMargins(16, 14, 16, 10);
  header->setSpacing(2);
  m_title = new QLabel;
  m_title->setObjectName(QStringLiteral("panelTitle"));
  m_title->setWordWrap(true);
  m_kind = new QLabel;
  m_kind->setObjectName(QStringLiteral("panelHint"));
  header->addWidget(m_title);
  header->addWidget(m_kind);
  m_buttons = new QWidget;
  auto* bar = new QHBoxLayout(m_buttons);
  bar->setContentsMargins(0, 6, 0, 0);
  bar->setSpacing(2);
  const auto add = [&](const char* icon, const char* name, const QString& tip, auto action, const QColor& color) {
    auto* button = new QToolButton;
    button->setObjectName(QStringLiteral("flat"));
    button->setProperty("action", QLatin1String(name));
    button->setIcon(theme::icon(QLatin1String(icon), color));
    button->setIconSize({18, 18});
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    connect(button, &QToolButton::clicked, this, action);
    bar->addWidget(button);
  };
  add(
      "up", "up", tr("Move up (Alt+Up)"), [this] { emit moveRequested(-1); }, theme::kText);
  add(
      "down", "down", tr("Move down (Alt+Down)"), [this] { emit moveRequested(1); }, theme::kText);
  add(
      "copy", "duplicate", tr("Duplicate"), [this] { emit duplicateRequested(); }, theme::kText);
  add(
      "delete", "delete", tr("Delete (Del)"), [this] { emit deleteRequested(); }, theme::kError);
  bar->addStretch();
  header->addWidget(m_buttons);
  layout->addLayout(header);
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* body = new QWidget;
  body->setObjectName(QStringLiteral("panel"));
  m_fields = new QVBoxLayout(body);
  m_fields->setContentsMargins(16, 4, 16, 16);
  m_fields->setSpacing(10);
  scroll->setWidget(body);
  layout->addWidget(scroll, 1);
  connect(&document, &FormDocument::changed, this, &FieldPanel::refresh);
  rebuild();
}

void FieldPanel::show(const ComponentPath& path) {
  if (QWidget* focus = focusWidget(); focus && isAncestorOf(focus)) {
    QFocusEvent out(QEvent::FocusOut);
    QCoreApplication::sendEvent(focus, &out);
  }
  m_path = path;
  rebuild();
}

void FieldPanel::rebuild() {
  m_editors.clear();
  while (QLayoutItem* item = m_fields->takeAt(0)) {
    if (item->widget()) item->widget()->hide(), item->widget()->deleteLater();
    delete item;
  }
  const Value* component = m_document.component(m_path);
  m_buttons->setVisible(component && !m_path.empty());
  if (!component) return;
  m_shownType = m_path.empty() ? std::string() : component->text("type");
  if (m_path.empty()) {
    for (const forms::FieldProperty& property : m_formProperties) addField(property);
  } else if (const auto* info = forms::fieldTypeInfo(m_shownType)) {
    for (const forms::FieldProperty& property : info->properties) addField(property);
  }
  m_fields->addStretch();
  refresh();
}

void FieldPanel::addField(const forms::FieldProperty& property) {
  auto* box = new QWidget;
  box->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(3);
  QWidget* editor = makeEditor(property);
  editor->setObjectName(QStringLiteral("field") + QString::fromStdString(property.pointer));
  if (property.editor != Editor::Flag) {
    auto* label = new QLabel(inLanguage(property.labelZh, property.labelEn));
    label->setObjectName(QStringLiteral("panelHint"));
    layout->addWidget(label);
  }
  layout->addWidget(editor);
  m_fields->addWidget(box);
  m_editors.emplace_back(&property, editor);
}

QWidget* FieldPanel::makeEditor(const forms::FieldProperty& property) {
  const std::string& pointer = property.pointer;
  switch (property.editor) {
    case Editor::Flag: {
      auto* box = new QCheckBox(inLanguage(property.labelZh, property.labelEn));
      connect(box, &QCheckBox::clicked, this,
              [this, pointer](bool on) { commit(pointer, on ? Value(true) : Value(nullptr)); });
      return box;
    }
    case Editor::Choice: {
      auto* choice = new QComboBox;
      choice->addItem(tr("(none)"), QString());
      for (const std::string& name : property.choices)
        choice->addItem(QString::fromStdString(name), QString::fromStdString(name));
      connect(choice, &QComboBox::activated, this, [this, choice, &property] {
        commit(property.pointer, typed(property, choice->currentData().toString()));
      });
      return choice;
    }
    case Editor::Options: {
      auto* options = new OptionsEditor;
      connect(options, &OptionsEditor::edited, this, [this, options, pointer] { commit(pointer, options->value()); });
      return options;
    }
    case Editor::LongText:
    case Editor::Expression: {
      auto* edit = new LongTextEdit(property.editor == Editor::Expression);
      connect(edit, &LongTextEdit::editingFinished, this,
              [this, edit, &property] { commit(property.pointer, typed(property, edit->toPlainText())); });
      return edit;
    }
    case Editor::Text:
    case Editor::Number:
      break;
  }
  auto* edit = new QLineEdit;
  connect(edit, &QLineEdit::editingFinished, this,
          [this, edit, &property] { commit(property.pointer, typed(property, edit->text())); });
  return edit;
}

void FieldPanel::refresh() {
  if (m_busy) return;
  const Value* component = m_document.component(m_path);
  if (!component) {
    m_path.clear();
    return rebuild();
  }
  if (!m_path.empty() && component->text("type") != m_shownType) return rebuild();
  m_title->setText(m_path.empty() ? tr("Form") : fieldTitle(*component));
  m_kind->setText(m_path.empty() ? QString::fromStdString(component->text("id")) : fieldTypeLabel(m_shownType));
  for (const auto& [property, editor] : m_editors) {
    const Value* value = FormDocument::property(*component, property->pointer);
    const QSignalBlocker blocker(editor);
    if (auto* line = qobject_cast<QLineEdit*>(editor)) {
      if (line->text() != shown(value)) line->setText(shown(value));
    } else if (auto* text = qobject_cast<LongTextEdit*>(editor)) {
      if (text->toPlainText() != shown(value)) text->setPlainText(shown(value));
    } else if (auto* box = qobject_cast<QCheckBox*>(editor)) {
      box->setChecked(value && value->isBoolean() && value->boolean());
    } else if (auto* choice = qobject_cast<QComboBox*>(editor)) {
      choice->setCurrentIndex(std::max(0, choice->findData(shown(value))));
    } else if (auto* options = qobject_cast<OptionsEditor*>(editor)) {
      options->show(value ? *value : Value());
    }
  }
}

void FieldPanel::commit(const std::string& pointer, const Value& value) {
  const Value* component = m_document.component(m_path);
  const Value* present = component ? FormDocument::property(*component, pointer) : nullptr;
  const bool same = present ? *present == value : value.isNull();
  if (!component || same || m_busy) return;
  m_busy = true;
  m_document.setProperty(m_path, pointer, value);
  m_busy = false;
  QMetaObject::invokeMethod(this, &FieldPanel::refresh, Qt::QueuedConnection);
}

}  // namespace joinery::designer
