// What the mouse does on the canvas. One tool is active at a time; tools.cpp is the list.
//
// A tool asks rules, shows a preview and, when the gesture ends, executes one command. It never changes the document
// in between. To add one: a class in a file of its own here, and a row in tools.cpp. GUI thread.
#pragma once

#include <QCursor>
#include <QPainter>
#include <QPoint>
#include <QPointF>
#include <memory>
#include <vector>

namespace joinery::designer {

class Canvas;

struct CanvasMouse {
  QPointF scene;
  QPoint view;
  Qt::KeyboardModifiers modifiers;
};

class Tool {
 public:
  explicit Tool(Canvas& canvas) : m_canvas(canvas) {}
  virtual ~Tool() = default;

  virtual void press(const CanvasMouse&) {}
  virtual void move(const CanvasMouse&) {}  // with the left button down
  virtual void hover(const CanvasMouse&) {}
  virtual void release(const CanvasMouse&) {}
  virtual void doubleClick(const CanvasMouse&) {}
  virtual void cancel() {}                     // Escape, or another tool takes over
  virtual bool busy() const { return false; }  // a gesture is under way
  virtual void paint(QPainter&) const {}       // over the scene, in its coordinates
  virtual QRectF paintedRect() const { return {}; }
  virtual QCursor cursor() const { return Qt::ArrowCursor; }

 protected:
  Canvas& m_canvas;
};

struct ToolEntry {
  const char* key;
  const char* label;     // English, translated in context "Tool"
  const char* icon;      // a name of ui/icons
  const char* shortcut;  // a single key
  std::unique_ptr<Tool> (*make)(Canvas&);
};

const std::vector<ToolEntry>& tools();
const ToolEntry* toolEntry(const QString& key);

}  // namespace joinery::designer
