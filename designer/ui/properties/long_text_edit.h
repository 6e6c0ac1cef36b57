// A text field of several lines that grows with its text and says when editing has ended.
#pragma once

#include <QPlainTextEdit>

namespace joinery::designer {

class LongTextEdit : public QPlainTextEdit {
  Q_OBJECT

 public:
  explicit LongTextEdit(bool code, QWidget* parent = nullptr);

 signals:
  void editingFinished();

 protected:
  void focusOutEvent(QFocusEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void fit();
};

}  // namespace joinery::designer
