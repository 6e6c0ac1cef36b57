// The properties of the selected element, built from the table of property groups. Every edit is one undo step.
// Shows the process when nothing is selected. GUI thread.
#pragma once

#include <QPointer>
#include <QWidget>
#include <map>

#include "designer/ui/item_folder.h"
#include "designer/ui/properties/property.h"

class QLabel;
class QVBoxLayout;

namespace joinery::designer {

class Canvas;

class PropertiesPanel : public QWidget {
  Q_OBJECT

 public:
  explicit PropertiesPanel(QWidget* parent = nullptr);
  void setCanvas(Canvas* canvas, std::shared_ptr<ItemFolder> folder);

 signals:
  void formRequested(const QString& id);  // "open" beside the form's name

 private:
  struct Field {
    const Property* property;
    QWidget* box;  // with its label
    QWidget* editor;
  };
  void selectionChanged();
  void rebuild();
  void refresh();
  void addGroup(const PropertyGroup& group);
  QWidget* makeEditor(const Property& property);
  QWidget* makeText(const Property& property);
  QWidget* makeLongText(const Property& property);
  QWidget* makeFlag(const Property& property);
  QWidget* makeChoice(const Property& property);
  void showValue(const Field& field);
  void commit(const Property& property, const QString& value);
  void execute(std::unique_ptr<Command> command);
  Id shownId() const;

  QPointer<Canvas> m_canvas;
  std::shared_ptr<ItemFolder> m_folder;
  Id m_shown;
  QString m_shownKind;
  QLabel *m_icon, *m_title, *m_kind;
  QVBoxLayout* m_groups;
  std::vector<Field> m_fields;
  std::map<QString, bool> m_folded;  // what the user unfolded stays so
  bool m_busy = false;
};

}  // namespace joinery::designer
