#include "designer/ui/properties_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QFocusEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include "designer/core/commands/change_id.h"
#include "designer/ui/canvas.h"
#include "designer/ui/items/type_icon.h"
#include "designer/ui/properties/access_editor.h"
#include "designer/ui/properties/long_text_edit.h"
#include "designer/ui/properties/rows_editor.h"
#include "designer/ui/theme.h"

namespace joinery::designer {

namespace {
QString translated(const char* text) {
  return *text ? QCoreApplication::translate("Property", text) : QString();
}
}  // namespace

PropertiesPanel::PropertiesPanel(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("panel"));
  setAttribute(Qt::WA_StyledBackground);
  setMinimumWidth(270);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  auto* header = new QWidget;
  auto* row = new QHBoxLayout(header);
  row->setContentsMargins(14, 12, 14, 10);
  row->setSpacing(10);
  m_icon = new QLabel;
  m_icon->setFixedSize(30, 30);
  m_title = new QLabel;
  m_title->setObjectName(QStringLiteral("panelTitle"));
  m_title->setWordWrap(true);
  m_kind = new QLabel;
  m_kind->setObjectName(QStringLiteral("panelHint"));
  auto* texts = new QVBoxLayout;
  texts->setSpacing(1);
  texts->addWidget(m_title);
  texts->addWidget(m_kind);
  row->addWidget(m_icon);
  row->addLayout(texts, 1);
  layout->addWidget(header);
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* body = new QWidget;
  body->setObjectName(QStringLiteral("panel"));
  m_groups = new QVBoxLayout(body);
  m_groups->setContentsMargins(14, 0, 14, 14);
  m_groups->setSpacing(2);
  scroll->setWidget(body);
  layout->addWidget(scroll, 1);
}

void PropertiesPanel::setCanvas(Canvas* canvas, std::shared_ptr<ItemFolder> folder) {
  if (m_canvas) {
    m_canvas->disconnect(this);
    m_canvas->document().disconnect(this);
  }
  m_canvas = canvas;
  m_folder = std::move(folder);
  if (canvas) {
    connect(canvas, &Canvas::selectionChanged, this, &PropertiesPanel::selectionChanged);
    connect(&canvas->document(), &DesignDocument::changed, this, &PropertiesPanel::refresh);
  }
  m_shown.clear();
  m_shownKind.clear();
  rebuild();
}

Id PropertiesPanel::shownId() const {
  if (!m_canvas) return {};
  if (!m_canvas->selection().empty()) return m_canvas->singleSelection();
  const model::Element* process = m_canvas->document().rootScope();
  return process ? process->id() : Id();
}

void PropertiesPanel::selectionChanged() {
  // What is being typed belongs to the element that was shown until now.
  if (QWidget* focus = focusWidget(); focus && isAncestorOf(focus)) {
    QFocusEvent out(QEvent::FocusOut);
    QCoreApplication::sendEvent(focus, &out);
  }
  rebuild();
}

void PropertiesPanel::rebuild() {
  const Id id = shownId();
  const model::Element* element = m_canvas ? m_canvas->document().find(id) : nullptr;
  m_shown = id;
  m_fields.clear();
  while (QLayoutItem* item = m_groups->takeAt(0)) {
    if (item->widget()) item->widget()->hide(), item->widget()->deleteLater();
    delete item;
  }
  m_icon->clear();
  m_kind->clear();
  m_shownKind.clear();
  if (!element) {
    const std::size_t count = m_canvas ? m_canvas->selection().size() : 0;
    m_title->setText(count > 1 ? tr("%n elements selected", nullptr, static_cast<int>(count)) : QString());
    return;
  }
  for (const PropertyGroup& group : propertyGroups()) {
    if (!group.applies(*element)) continue;
    m_shownKind += QLatin1String(group.key) + QLatin1Char(' ');
    addGroup(group);
  }
  m_groups->addStretch();
  refresh();
}

void PropertiesPanel::addGroup(const PropertyGroup& group) {
  auto* header = new QToolButton;
  header->setObjectName(QStringLiteral("group"));
  header->setText(translated(group.label));
  header->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  header->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  header->setCheckable(true);
  header->setIconSize({12, 12});
  auto* body = new QWidget;
  auto* layout = new QVBoxLayout(body);
  layout->setContentsMargins(2, 0, 0, 10);
  layout->setSpacing(9);
  for (const Property& property : group.properties) {
    auto* box = new QWidget;
    box->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto* rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(3);
    QWidget* editor = makeEditor(property);
    editor->setObjectName(QStringLiteral("property-") + QLatin1String(property.key));
    editor->setAccessibleName(translated(property.label));
    if (property.editor != Property::Editor::Flag) {
      auto* label = new QLabel(translated(property.label));
      label->setObjectName(QStringLiteral("panelHint"));
      rows->addWidget(label);
    }
    rows->addWidget(editor);
    layout->addWidget(box);
    m_fields.push_back({&property, box, editor});
  }
  const QString key = QString::fromLatin1(group.key);
  const auto unfold = [header, body](bool open) {
    header->setChecked(open);
    header->setIcon(
        theme::icon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), theme::kMuted));
    body->setVisible(open);
  };
  const auto remembered = m_folded.find(key);
  unfold(remembered == m_folded.end() ? group.open : remembered->second);
  connect(header, &QToolButton::clicked, this, [this, key, unfold](bool open) {
    m_folded[key] = open;
    unfold(open);
  });
  m_groups->addWidget(header);
  m_groups->addWidget(body);
}

QWidget* PropertiesPanel::makeEditor(const Property& property) {
  switch (property.editor) {
    case Property::Editor::Text:
      return makeText(property);
    case Property::Editor::LongText:
    case Property::Editor::Code:
      return makeLongText(property);
    case Property::Editor::Flag:
      return makeFlag(property);
    case Property::Editor::Choice:
    case Property::Editor::EditableChoice:
    case Property::Editor::Form:
      return makeChoice(property);
    case Property::Editor::Rows: {
      auto* rows = new RowsEditor(property);
      connect(rows, &RowsEditor::edited, this, [this, rows, &property] {
        execute(std::make_unique<SetRows>(m_shown, property.rowElement, rows->rows()));
      });
      return rows;
    }
    case Property::Editor::Access: {
      auto* access = new AccessEditor;
      connect(access, &AccessEditor::edited, this, [this, access] { execute(access->command(m_shown)); });
      return access;
    }
  }
  return new QWidget;
}

QWidget* PropertiesPanel::makeText(const Property& property) {
  auto* edit = new QLineEdit;
  edit->setPlaceholderText(translated(property.placeholder));
  connect(edit, &QLineEdit::editingFinished, this, [this, edit, &property] { commit(property, edit->text()); });
  return edit;
}

QWidget* PropertiesPanel::makeLongText(const Property& property) {
  auto* edit = new LongTextEdit(property.editor == Property::Editor::Code);
  edit->setPlaceholderText(translated(property.placeholder));
  connect(edit, &LongTextEdit::editingFinished, this,
          [this, edit, &property] { commit(property, edit->toPlainText()); });
  return edit;
}

QWidget* PropertiesPanel::makeFlag(const Property& property) {
  auto* box = new QCheckBox(translated(property.label));
  connect(box, &QCheckBox::clicked, this,
          [this, &property](bool on) { commit(property, on ? QStringLiteral("true") : QStringLiteral("false")); });
  return box;
}

QWidget* PropertiesPanel::makeChoice(const Property& property) {
  auto* choice = new QComboBox;
  choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  if (property.editor == Property::Editor::Choice) {
    for (const PropertyChoice& row : property.choices) choice->addItem(translated(row.label), row.value);
    connect(choice, &QComboBox::activated, this,
            [this, choice, &property] { commit(property, choice->currentData().toString()); });
    return choice;
  }
  choice->setEditable(true);
  choice->setInsertPolicy(QComboBox::NoInsert);
  choice->lineEdit()->setPlaceholderText(translated(property.placeholder));
  connect(choice, &QComboBox::activated, this,
          [this, choice, &property] { commit(property, choice->currentText().trimmed()); });
  connect(choice->lineEdit(), &QLineEdit::editingFinished, this,
          [this, choice, &property] { commit(property, choice->currentText().trimmed()); });
  return choice;
}

void PropertiesPanel::refresh() {
  if (!m_canvas || m_busy) return;
  DesignDocument& document = m_canvas->document();
  const model::Element* element = document.find(m_shown);
  QString groups;
  if (element)
    for (const PropertyGroup& group : propertyGroups())
      if (group.applies(*element)) groups += QLatin1String(group.key) + QLatin1Char(' ');
  if (!element || groups != m_shownKind) {
    if (element || !m_shownKind.isEmpty()) rebuild();
    return;
  }
  const QString name = QString::fromStdString(element->name()).simplified();
  m_title->setText(name.isEmpty() ? QString::fromStdString(element->id()) : name);
  m_kind->setText(kindLabel(*element));
  const ElementType* type = elementTypeOf(*element);
  const QIcon icon = type ? typeIcon(*type) : theme::icon(QStringLiteral("process"), theme::kMuted);
  m_icon->setPixmap(icon.pixmap(QSize(30, 30), devicePixelRatioF()));
  for (const Field& field : m_fields) {
    field.box->setVisible(!field.property->visible || field.property->visible(*element));
    showValue(field);
  }
}

void PropertiesPanel::showValue(const Field& field) {
  DesignDocument& document = m_canvas->document();
  const model::Element& element = *document.find(m_shown);
  const QString value = field.property->read ? field.property->read(document, element) : QString();
  const QSignalBlocker blocker(field.editor);
  if (auto* edit = qobject_cast<QLineEdit*>(field.editor)) {
    if (edit->text() != value) edit->setText(value);
  } else if (auto* text = qobject_cast<LongTextEdit*>(field.editor)) {
    if (text->toPlainText() != value) text->setPlainText(value);
  } else if (auto* box = qobject_cast<QCheckBox*>(field.editor)) {
    box->setChecked(value == QLatin1String("true"));
  } else if (auto* choice = qobject_cast<QComboBox*>(field.editor)) {
    if (choice->isEditable()) {
      const QSignalBlocker inner(choice->lineEdit());
      QStringList names;
      if (field.property->suggestions) names = field.property->suggestions(document, element);
      if (field.property->editor == Property::Editor::Form && m_folder) names = m_folder->formIds();
      choice->clear();
      choice->addItems(names);
      choice->setCurrentText(value);
    } else {
      choice->setCurrentIndex(std::max(0, choice->findData(value)));
    }
  } else if (auto* rows = qobject_cast<RowsEditor*>(field.editor)) {
    rows->show(document, m_shown);
  } else if (auto* access = qobject_cast<AccessEditor*>(field.editor)) {
    const QString form = QString::fromStdString(element.attributeOr("form", "", model::kJoinery));
    const auto found = m_folder ? m_folder->form(form) : nullptr;
    access->show(document, m_shown, found.get());
  }
}

void PropertiesPanel::commit(const Property& property, const QString& value) {
  if (!m_canvas || m_busy) return;
  DesignDocument& document = m_canvas->document();
  const model::Element* element = document.find(m_shown);
  if (!element || property.read(document, *element) == value) return;
  if (QLatin1String(property.key) == QLatin1String("id")) {
    const Id wanted = value.trimmed().toStdString();
    if (!isFreeId(document, wanted)) {
      m_canvas->say(
          tr("\"%1\" is no free id: letters, digits, _, - and . are allowed, and it must be unique.").arg(value));
      return refresh();
    }
    const bool selected = m_canvas->selection().count(m_shown) > 0;
    m_busy = true;
    m_canvas->execute(ChangeId(m_shown, wanted));
    m_busy = false;
    if (selected) m_canvas->select({wanted});
    return rebuild();
  }
  execute(property.write(m_shown, value));
}

void PropertiesPanel::execute(std::unique_ptr<Command> command) {
  if (!m_canvas || m_busy) return;
  m_busy = true;  // the fields need not be filled again while they are the source
  m_canvas->execute(*command);
  m_busy = false;
  // After the event that led here, whose widget a rebuild would delete.
  QMetaObject::invokeMethod(this, &PropertiesPanel::refresh, Qt::QueuedConnection);
}

}  // namespace joinery::designer
