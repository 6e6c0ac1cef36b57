#include "designer/ui/properties/access_editor.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHeaderView>
#include <map>

#include "designer/core/commands/set_rows.h"
#include "designer/core/design_document.h"

namespace joinery::designer {

namespace {
constexpr int kKeyRole = Qt::UserRole, kSectionRole = Qt::UserRole + 1;

const std::pair<const char*, const char*> kAccess[] = {{"", QT_TRANSLATE_NOOP("Property", "inherited")},
                                                       {"hidden", QT_TRANSLATE_NOOP("Property", "hidden")},
                                                       {"read", QT_TRANSLATE_NOOP("Property", "read")},
                                                       {"write", QT_TRANSLATE_NOOP("Property", "write")},
                                                       {"required", QT_TRANSLATE_NOOP("Property", "required")}};

// Sections and fields are two lists of extension elements, but one edit.
class SetAccess : public Command {
 public:
  SetAccess(Id id, std::vector<SetRows::Row> sections, std::vector<SetRows::Row> fields)
      : m_id(std::move(id)), m_sections(std::move(sections)), m_fields(std::move(fields)) {}
  QString label() const override { return QCoreApplication::translate("Command", "Change access"); }
  void execute(Modeling& modeling) override {
    modeling.run(SetRows(m_id, "section", m_sections));
    modeling.run(SetRows(m_id, "field", m_fields));
  }

 private:
  Id m_id;
  std::vector<SetRows::Row> m_sections, m_fields;
};

std::map<QString, QString> rulesOf(model::Element& task, const char* element, const char* key) {
  std::map<QString, QString> rules;
  for (const model::Element* row : extensionRows(task, element))
    rules[QString::fromStdString(row->attributeOr(key, ""))] = QString::fromStdString(row->attributeOr("access", ""));
  return rules;
}
}  // namespace

AccessEditor::AccessEditor(QWidget* parent) : QTreeWidget(parent) {
  setColumnCount(2);
  setHeaderHidden(true);
  setIndentation(14);
  setRootIsDecorated(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setSelectionMode(QAbstractItemView::NoSelection);
  setFocusPolicy(Qt::NoFocus);
  header()->setStretchLastSection(false);
  header()->setSectionResizeMode(0, QHeaderView::Stretch);
  header()->setSectionResizeMode(1, QHeaderView::Fixed);
  header()->resizeSection(1, 104);
  setMinimumHeight(240);
}

QTreeWidgetItem* AccessEditor::addRow(QTreeWidgetItem* parent, const QString& label, const QString& key, bool section,
                                      const QString& access) {
  auto* item = parent ? new QTreeWidgetItem(parent) : new QTreeWidgetItem(this);
  item->setText(0, label);
  item->setToolTip(0, key);
  item->setData(0, kKeyRole, key);
  item->setData(0, kSectionRole, section);
  auto* choice = new QComboBox;
  for (const auto& [value, text] : kAccess)
    choice->addItem(QCoreApplication::translate("Property", text), QString::fromLatin1(value));
  choice->setCurrentIndex(std::max(0, choice->findData(access)));
  choice->setObjectName((section ? QStringLiteral("section-") : QStringLiteral("field-")) + key);
  connect(choice, &QComboBox::activated, this, &AccessEditor::edited);
  setItemWidget(item, 1, choice);
  if (section) {
    QFont font = item->font(0);
    font.setBold(true);
    item->setFont(0, font);
  }
  return item;
}

void AccessEditor::show(DesignDocument& document, const Id& task, const forms::Form* form) {
  model::Element* element = document.find(task);
  if (!element) return;
  clear();
  auto sections = rulesOf(*element, "section", "name");
  auto fields = rulesOf(*element, "field", "key");
  const auto take = [](std::map<QString, QString>& rules, const QString& key) {
    const QString access = rules[key];
    rules.erase(key);
    return access;
  };
  addRow(nullptr, tr("Whole form"), QStringLiteral("*"), true, take(sections, QStringLiteral("*")));
  std::map<QString, QTreeWidgetItem*> shown;
  for (const forms::FieldInfo& field : form ? form->fields() : std::vector<forms::FieldInfo>()) {
    QTreeWidgetItem* parent = nullptr;
    for (const std::string& name : field.sections) {
      const QString section = QString::fromStdString(name);
      if (!shown.count(section)) {
        shown[section] = addRow(parent, section, section, true, take(sections, section));
        shown[section]->setExpanded(true);
      }
      parent = shown[section];
    }
    const QString path = QString::fromStdString(field.path);
    const QString label = field.label.empty() ? path : QString::fromStdString(field.label);
    addRow(parent, label, path, false, take(fields, path));
  }
  // Rules that the form does not know are not lost.
  for (const auto& [key, access] : sections)
    if (!access.isEmpty()) addRow(nullptr, key, key, true, access);
  for (const auto& [key, access] : fields)
    if (!access.isEmpty()) addRow(nullptr, key, key, false, access);
  expandAll();
}

std::unique_ptr<Command> AccessEditor::command(const Id& task) const {
  std::vector<SetRows::Row> sections, fields;
  for (QTreeWidgetItemIterator it(const_cast<AccessEditor*>(this)); *it; ++it) {
    const auto* choice = qobject_cast<QComboBox*>(itemWidget(*it, 1));
    const std::string access = choice->currentData().toString().toStdString();
    const std::string key = (*it)->data(0, kKeyRole).toString().toStdString();
    if (access.empty()) continue;
    if ((*it)->data(0, kSectionRole).toBool())
      sections.push_back({{"name", key}, {"access", access}});
    else
      fields.push_back({{"key", key}, {"access", access}});
  }
  return std::make_unique<SetAccess>(task, std::move(sections), std::move(fields));
}

}  // namespace joinery::designer
