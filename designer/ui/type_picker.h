// A list of element types to choose from, with a search line; used for "append" and "change type" and the palette's
// "more". Closes and deletes itself. GUI thread.
#pragma once

#include <QFrame>
#include <vector>

#include "designer/core/element_types.h"

class QLineEdit;
class QListWidget;

namespace joinery::designer {

class TypePicker : public QFrame {
  Q_OBJECT

 public:
  TypePicker(const QString& title, std::vector<const ElementType*> types, QWidget* parent);
  void openAt(const QPoint& global);

 signals:
  void picked(const joinery::designer::ElementType* type);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fill(const QString& filter);
  void choose();

  std::vector<const ElementType*> m_types;
  QLineEdit* m_search;
  QListWidget* m_list;
};

}  // namespace joinery::designer
