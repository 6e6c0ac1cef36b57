#include "designer/ui/forms/field_labels.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QRadioButton>

#include "designer/ui/language.h"
#include "designer/ui/theme.h"
#include "forms/field_types.h"

namespace joinery::designer {

namespace {
// Icons are short texts or signs in a frame: recognisable at a glance, no drawing per type needed.
struct Sign {
  const char* type;
  const char* text;
  bool frame;
};
const Sign kSigns[] = {
    {"textfield", "T", true},  {"textarea", "¶", true},   {"number", "12", true},      {"datetime", "日", true},
    {"checkbox", "✓", true},   {"radio", "◉", false},     {"select", "▾", true},       {"checklist", "☑", false},
    {"taglist", "#", true},    {"group", "▭", false},     {"dynamiclist", "≣", false}, {"table", "▦", false},
    {"expression", "ƒ", true}, {"text", "Aa", false},     {"separator", "—", false},   {"spacer", "↕", false},
    {"button", "OK", true},    {"filepicker", "⇧", true},
};

QLabel* box(const QString& text, int height) {
  auto* label = new QLabel(text);
  label->setFixedHeight(height);
  label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  label->setAlignment(Qt::AlignLeft | (height > 40 ? Qt::AlignTop : Qt::AlignVCenter));
  label->setStyleSheet(
      QStringLiteral("background: white; border: 1px solid #d5dbe2; border-radius: 5px; padding: 4px 8px; "
                     "color: %1;")
          .arg(QColor(0x9A, 0xA5, 0xB1).name()));
  return label;
}

QWidget* choices(const Value& component, bool radio) {
  auto* row = new QWidget;
  row->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(16);
  int shown = 0;
  const Value* values = component.find("values");
  if (values && values->isList()) {
    for (const Value& option : values->items()) {
      if (++shown > 5) break;
      const QString text = QString::fromStdString(option.text("label", option.text("value")));
      layout->addWidget(radio ? static_cast<QWidget*>(new QRadioButton(text)) : new QCheckBox(text));
    }
  }
  if (shown == 0) layout->addWidget(new QLabel(QStringLiteral("…")));
  layout->addStretch();
  return row;
}
}  // namespace

QString inLanguage(const std::string& zh, const std::string& en) {
  return QString::fromStdString(language::current().startsWith(QLatin1String("zh")) ? zh : en);
}

QString fieldTypeLabel(const std::string& type) {
  const auto* info = forms::fieldTypeInfo(type);
  return info ? inLanguage(info->labelZh, info->labelEn) : QString::fromStdString(type);
}

QString fieldTitle(const Value& component) {
  for (const char* name : {"label", "text", "key", "path", "id"})
    if (const std::string text = component.text(name); !text.empty())
      return QString::fromStdString(text).simplified().left(60);
  return fieldTypeLabel(component.text("type"));
}

QIcon fieldTypeIcon(const std::string& type) {
  const Sign* sign = nullptr;
  for (const Sign& row : kSigns)
    if (type == row.type) sign = &row;
  QIcon icon;
  for (int ratio : {1, 2}) {
    QPixmap pixmap(22 * ratio, 22 * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0x8A, 0x97, 0xA6), 1.2));
    if (!sign || sign->frame) painter.drawRoundedRect(QRectF(1.5, 3.5, 19, 15), 3, 3);
    QFont font(theme::fontFamily());
    font.setPixelSize(!sign || sign->frame ? 10 : 15);
    painter.setFont(font);
    painter.setPen(QColor(0x33, 0x41, 0x55));
    painter.drawText(QRectF(0, 0, 22, 22), Qt::AlignCenter, sign ? QString::fromUtf8(sign->text) : QStringLiteral("?"));
    icon.addPixmap(pixmap);
  }
  return icon;
}

QWidget* fieldSketch(const Value& component) {
  const std::string type = component.text("type");
  const QString hint = QString::fromStdString(component.text("description")).simplified();
  if (type == "radio" || type == "checklist") return choices(component, type == "radio");
  if (type == "checkbox" || type == "separator" || type == "spacer" || type == "text" || type == "button")
    return nullptr;
  if (type == "textarea") return box(hint, 56);
  if (type == "select" || type == "taglist") return box(hint.isEmpty() ? QStringLiteral("▾") : hint, 30);
  if (type == "datetime") return box(QStringLiteral("YYYY-MM-DD"), 30);
  if (type == "expression") return box(QString::fromStdString(component.text("expression")), 30);
  return box(hint, 30);
}

}  // namespace joinery::designer
