#include "designer/ui/forms/preview_controls.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDate>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QVBoxLayout>
#include <memory>

#include "engine/base/json.h"

namespace joinery::designer {

namespace {
using Changed = std::function<void()>;

QString textOf(const Value& value) {
  if (value.isNull()) return {};
  return QString::fromStdString(value.isString() ? value.string() : toJson(value));
}

Value textValue(const QString& text) {
  return text.isEmpty() ? Value() : Value(text.toStdString());
}

PreviewControl line(const Value& component, const Changed& changed) {
  auto* edit = new QLineEdit;
  const std::string type = component.text("type");
  if (type == "datetime") {
    const std::string subtype = component.text("subtype", "date");
    edit->setPlaceholderText(subtype == "time"       ? QStringLiteral("hh:mm")
                             : subtype == "datetime" ? QStringLiteral("YYYY-MM-DDThh:mm")
                                                     : QStringLiteral("YYYY-MM-DD"));
  }
  QObject::connect(edit, &QLineEdit::textEdited, edit, [changed] { changed(); });
  PreviewControl control{edit, {}, {}, {}, false};
  control.read = [edit] { return textValue(edit->text()); };
  control.show = [edit](const Value& value) {
    if (edit->text() != textOf(value)) edit->setText(textOf(value));
  };
  return control;
}

PreviewControl number(const Value& component, const Changed& changed) {
  PreviewControl control = line(component, changed);
  auto* edit = static_cast<QLineEdit*>(control.widget);
  // What is no number is sent as it was typed, so that the judge says so.
  control.read = [edit]() -> Value {
    const auto number = parseJson(edit->text().trimmed().toStdString());
    return number && number->isNumber() ? *number : textValue(edit->text());
  };
  return control;
}

PreviewControl area(const Value&, const Changed& changed) {
  auto* edit = new QPlainTextEdit;
  edit->setFixedHeight(84);
  edit->setTabChangesFocus(true);
  QObject::connect(edit, &QPlainTextEdit::textChanged, edit, [changed] { changed(); });
  PreviewControl control{edit, {}, {}, {}, false};
  control.read = [edit] { return textValue(edit->toPlainText()); };
  control.show = [edit](const Value& value) {
    if (edit->toPlainText() != textOf(value)) edit->setPlainText(textOf(value));
  };
  return control;
}

PreviewControl check(const Value& component, const Changed& changed) {
  auto* box = new QCheckBox(QString::fromStdString(component.text("label")));
  QObject::connect(box, &QCheckBox::clicked, box, [changed] { changed(); });
  PreviewControl control{box, {}, {}, {}, true};
  control.read = [box] { return Value(box->isChecked()); };
  control.show = [box](const Value& value) { box->setChecked(value.isBoolean() && value.boolean()); };
  return control;
}

PreviewControl select(const Value&, const Changed& changed) {
  auto* choice = new QComboBox;
  QObject::connect(choice, &QComboBox::activated, choice, [changed] { changed(); });
  PreviewControl control{choice, {}, {}, {}, false};
  control.read = [choice] { return textValue(choice->currentData().toString()); };
  control.show = [choice](const Value& value) {
    choice->setCurrentIndex(std::max(0, choice->findData(textOf(value))));
  };
  control.setOptions = [choice](const Value& options) {
    const QString now = choice->currentData().toString();
    choice->clear();
    choice->addItem(QString(), QString());
    for (const Value& option : options.items()) {
      const QString value = textOf(option.find("value") ? *option.find("value") : Value());
      choice->addItem(QString::fromStdString(option.text("label", value.toStdString())), value);
    }
    choice->setCurrentIndex(std::max(0, choice->findData(now)));
  };
  return control;
}

// Buttons in a row, rebuilt when the options change; one or several of them may be on.
struct Choices {
  std::vector<std::pair<QAbstractButton*, Value>> buttons;
  std::string shown;
};

PreviewControl buttons(const Changed& changed, bool several) {
  auto* box = new QWidget;
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(0, 2, 0, 2);
  layout->setSpacing(6);
  auto state = std::make_shared<Choices>();
  PreviewControl control{box, {}, {}, {}, false};
  control.read = [state, several]() -> Value {
    Value::List chosen;
    for (const auto& [button, value] : state->buttons)
      if (button->isChecked()) chosen.push_back(value);
    if (several) return chosen.empty() ? Value() : Value::list(std::move(chosen));
    return chosen.empty() ? Value() : chosen.front();
  };
  control.show = [state, several](const Value& value) {
    for (const auto& [button, own] : state->buttons) {
      bool on = own == value;
      if (several && value.isList())
        on = std::find(value.items().begin(), value.items().end(), own) != value.items().end();
      button->setAutoExclusive(false);
      button->setChecked(on);
      button->setAutoExclusive(!several);
    }
  };
  control.setOptions = [box, layout, state, several, changed](const Value& options) {
    if (state->shown == toJson(options)) return;
    state->shown = toJson(options);
    for (const auto& [button, value] : state->buttons) delete button;
    state->buttons.clear();
    for (const Value& option : options.items()) {
      const Value value = option.find("value") ? *option.find("value") : Value();
      const QString label = QString::fromStdString(option.text("label", textOf(value).toStdString()));
      QAbstractButton* button = several ? static_cast<QAbstractButton*>(new QCheckBox(label)) : new QRadioButton(label);
      QObject::connect(button, &QAbstractButton::clicked, box, [changed] { changed(); });
      layout->addWidget(button);
      state->buttons.emplace_back(button, value);
    }
  };
  return control;
}

struct Row {
  const char* type;
  PreviewControl (*make)(const Value&, const Changed&);
};
const Row kControls[] = {
    {"textfield", line},
    {"datetime", line},
    {"number", number},
    {"textarea", area},
    {"checkbox", check},
    {"select", select},
    {"radio", [](const Value&, const Changed& changed) { return buttons(changed, false); }},
    {"checklist", [](const Value&, const Changed& changed) { return buttons(changed, true); }},
    {"taglist", [](const Value&, const Changed& changed) { return buttons(changed, true); }},
};
}  // namespace

PreviewControl makePreviewControl(const Value& component, const std::function<void()>& changed) {
  for (const Row& row : kControls) {
    if (component.text("type") != row.type) continue;
    PreviewControl control = row.make(component, changed);
    const Value* values = component.find("values");
    if (control.setOptions && values && values->isList()) control.setOptions(*values);
    return control;
  }
  return {};
}

}  // namespace joinery::designer
