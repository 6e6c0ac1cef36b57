// The strip of tools and elements beside the canvas. A click chooses, a drag draws at once. GUI thread.
#pragma once

#include <QFrame>
#include <map>

class QToolButton;
class QVBoxLayout;

namespace joinery::designer {

class Canvas;
struct ElementType;

class Palette : public QFrame {
  Q_OBJECT

 public:
  explicit Palette(Canvas& canvas, QWidget* parent = nullptr);
  void retranslate();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void build();
  QToolButton* addButton(const QString& key, const QIcon& icon, const QString& toolTip);
  void addLine();
  void openPicker(const QPoint& global);

  Canvas& m_canvas;
  QVBoxLayout* m_layout;
  QWidget* m_body = nullptr;
  QVBoxLayout* m_rows = nullptr;
  QWidget* m_line = nullptr;
  int m_count = 0;
  std::map<QString, QToolButton*> m_buttons;  // by tool key
  bool m_dragging = false;
};

}  // namespace joinery::designer
