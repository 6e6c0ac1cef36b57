// The small tool box beside the selected element: append, connect, change type, attach, delete. What it offers is a
// table in context_pad.cpp; the context menu shows the same. GUI thread.
#pragma once

#include <QFrame>

#include "designer/core/edits.h"

class QGridLayout;
class QMenu;

namespace joinery::designer {

class Canvas;

class ContextPad : public QFrame {
  Q_OBJECT

 public:
  explicit ContextPad(Canvas& canvas);
  void showFor(const Id& id);
  void fillMenu(QMenu& menu);

 private:
  void rebuild(const Id& id);

  Canvas& m_canvas;
  QGridLayout* m_layout;
  QString m_shownKind;  // what the buttons were made for
  Id m_id;
};

}  // namespace joinery::designer
