// Typing a name right on the canvas. Enter accepts, Shift+Enter breaks the line, Escape gives up, leaving accepts.
// Deletes itself when it has finished. GUI thread.
#pragma once

#include <QPlainTextEdit>

#include "designer/core/edits.h"

namespace joinery::designer {

class Canvas;
class DrawingItem;

class LabelEditor : public QPlainTextEdit {
  Q_OBJECT

 public:
  LabelEditor(Canvas& canvas, const Id& id, const DrawingItem& item);
  void commit() { finish(true); }

 signals:
  void finished(bool accepted, const QString& text);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  void finish(bool accepted);
  bool m_finished = false;
};

}  // namespace joinery::designer
