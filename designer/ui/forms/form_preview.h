// The form as an applicant sees it, with real controls: conditions, computed fields and validation come from the forms
// library, the same judge as the server's. Entries live only here. GUI thread.
#pragma once

#include <QWidget>
#include <set>

#include "designer/ui/forms/form_document.h"
#include "designer/ui/forms/preview_controls.h"
#include "forms/form.h"

class QLabel;
class QVBoxLayout;

namespace joinery::designer {

class FormPreview : public QWidget {
  Q_OBJECT

 public:
  explicit FormPreview(FormDocument& document, QWidget* parent = nullptr);
  void rebuild();
  void checkAll();
  const Value& data() const { return m_data; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Entry {
    std::string place;        // the component's pointer, "#0" behind it in rows
    std::string dataPointer;  // "/units/0/area"; empty for what holds no data
    QWidget* box;
    QLabel* label;  // nullptr where the control has its own
    QLabel* error;
    PreviewControl control;
  };
  struct Scope {
    std::string place, data;
    std::string suffix;  // of rows
  };
  void fill(QVBoxLayout* layout, const Value& holder, const Scope& scope);
  QWidget* makeField(const Value& component, const Scope& scope);
  QWidget* makeGroup(const Value& component, const Scope& scope);
  QWidget* makeList(const Value& component, const Scope& scope);
  void changed(std::size_t entry);
  void update();
  void showErrors();

  FormDocument& m_document;
  std::shared_ptr<const forms::Form> m_form;
  QVBoxLayout* m_layout;
  QWidget* m_paper = nullptr;
  QLabel* m_result = nullptr;
  std::vector<Entry> m_entries;
  std::set<std::string> m_touched;  // data pointers whose errors are shown
  bool m_all = false;               // after the button: all errors are shown
  Value m_data = Value::object({});
};

}  // namespace joinery::designer
