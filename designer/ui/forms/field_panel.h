// The properties of the selected field, or of the form, from the table of field types (forms/field_types.h).
#pragma once

#include <QWidget>

#include "designer/ui/forms/form_document.h"
#include "forms/field_types.h"

class QLabel;
class QVBoxLayout;

namespace joinery::designer {

class FieldPanel : public QWidget {
  Q_OBJECT

 public:
  explicit FieldPanel(FormDocument& document, QWidget* parent = nullptr);
  void show(const ComponentPath& path);

 signals:
  void moveRequested(int by);
  void duplicateRequested();
  void deleteRequested();

 private:
  void rebuild();
  void refresh();
  void addField(const forms::FieldProperty& property);
  QWidget* makeEditor(const forms::FieldProperty& property);
  void commit(const std::string& pointer, const Value& value);

  FormDocument& m_document;
  ComponentPath m_path;
  std::string m_shownType;
  QLabel *m_title, *m_kind;
  QWidget* m_buttons;
  QVBoxLayout* m_fields;
  std::vector<std::pair<const forms::FieldProperty*, QWidget*>> m_editors;
  std::vector<forms::FieldProperty> m_formProperties;
  bool m_busy = false;
};

}  // namespace joinery::designer
