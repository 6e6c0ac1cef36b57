// Finds elements by name or id and shows them one after another. GUI thread.
#pragma once

#include <QFrame>

#include "designer/core/edits.h"

class QLabel;
class QLineEdit;

namespace joinery::designer {

class Canvas;

class SearchBar : public QFrame {
  Q_OBJECT

 public:
  explicit SearchBar(Canvas& canvas, QWidget* parent = nullptr);
  void open();

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void find();
  void step(int by);
  void showHit();

  Canvas& m_canvas;
  QLineEdit* m_text;
  QLabel* m_count;
  std::vector<Id> m_hits;
  int m_at = -1;
};

}  // namespace joinery::designer
