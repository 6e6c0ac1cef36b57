// The drawing area of one document: shows the scene, holds selection, zoom and the active tool, and hands mouse and
// keys to it. Everything that changes the document goes through `execute`. GUI thread.
#pragma once

#include <QGraphicsView>
#include <QPointer>
#include <map>

#include "designer/core/element_types.h"
#include "designer/core/rules/place.h"
#include "designer/ui/items/diagram_scene.h"
#include "designer/ui/tools/tool.h"
#include "engine/base/diagnostic.h"

namespace joinery::designer {

class ContextPad;
class LabelEditor;

class Canvas : public QGraphicsView {
  Q_OBJECT

 public:
  explicit Canvas(DesignDocument& document, QWidget* parent = nullptr);
  ~Canvas() override;

  DesignDocument& document() { return m_document; }
  const DesignDocument& document() const { return m_document; }
  DiagramScene& diagram() { return *m_scene; }
  const DiagramScene& diagram() const { return *m_scene; }

  const IdSet& selection() const { return m_selection; }
  Id singleSelection() const { return m_selection.size() == 1 ? *m_selection.begin() : Id(); }
  void select(IdSet ids);
  void selectAll();
  void reveal(const Id& id);  // selects it and brings it into view

  bool execute(Command& command);
  bool execute(Command&& command) { return execute(command); }
  // Executes a command that creates something, selects it and lets its name be typed.
  template <typename C>
  void executeAndName(C&& command) {
    if (execute(command)) nameNew(command.createdId());
  }
  void deleteSelection();
  void copySelection();
  void paste();
  void duplicateSelection();
  void editLabel(const Id& id);
  void startConnect(const Id& source);
  void startCreate(const ElementType& type);

  QString toolKey() const { return m_toolKey; }
  void setTool(const QString& key);
  Tool& tool() { return *m_tool; }

  double zoom() const { return transform().m11(); }
  void zoomBy(double factor);
  void zoomTo(double zoom);
  void fit();

  // What is under a point, for dropping something there.
  Place placeUnder(const QPointF& point, const IdSet& ignoring = {});
  // Badges at the elements concerned.
  void setProblems(std::map<Id, Severity> problems);
  void setHover(const Id& id);
  void setDropHighlight(const Id& id, bool allowed = true);
  void refreshOverlay();
  void say(const QString& text) { emit said(text); }

 signals:
  void selectionChanged();
  void toolChanged(const QString& key);
  void zoomChanged(double zoom);
  void said(const QString& text);  // for the status bar
  void problemClicked(const joinery::designer::Id& id);

 protected:
  void drawBackground(QPainter* painter, const QRectF& rect) override;
  void drawForeground(QPainter* painter, const QRectF& rect) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;
  bool focusNextPrevChild(bool next) override;
  void showEvent(QShowEvent* event) override;

 private:
  CanvasMouse mouseOf(const QMouseEvent* event) const;
  void onDocumentChanged(const IdSet& ids);
  void growScene();
  void nameNew(const Id& id);
  void nudge(const QPointF& delta);
  void placeContextPad();
  QRectF overlayRect() const;
  void useTool(const QString& key, std::unique_ptr<Tool> tool);

  DesignDocument& m_document;
  DiagramScene* m_scene;
  IdSet m_selection;
  QString m_toolKey;
  std::unique_ptr<Tool> m_tool;
  ContextPad* m_pad = nullptr;
  QPointer<LabelEditor> m_editor;
  std::map<Id, Severity> m_problems;
  Id m_hover, m_drop;
  bool m_dropAllowed = true;
  QRectF m_paintedOverlay;
  QPoint m_panFrom;
  bool m_panning = false;
  bool m_fitted = false;
};

}  // namespace joinery::designer
