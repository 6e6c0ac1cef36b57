// The form as cards in order: click to select, drag to order, drop new fields from the palette. GUI thread.
#pragma once

#include <QFrame>
#include <QWidget>

#include "designer/ui/forms/form_document.h"

class QVBoxLayout;

namespace joinery::designer {

class FormCard;

class FormCanvas : public QWidget {
  Q_OBJECT

 public:
  static constexpr const char* kNewField = "application/x-joinery-field-type";
  static constexpr const char* kMovedField = "application/x-joinery-field-path";

  explicit FormCanvas(FormDocument& document, QWidget* parent = nullptr);
  const ComponentPath& selection() const { return m_selection; }
  void select(const ComponentPath& path);
  void rebuild();

 signals:
  void selectionChanged();

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragMoveEvent(QDragMoveEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Target {
    ComponentPath parent;
    int index = 0;
    QRect line;
  };
  void fill(QVBoxLayout* layout, const ComponentPath& parent);
  Target targetAt(const QPoint& at) const;

  FormDocument& m_document;
  QVBoxLayout* m_layout;
  QWidget* m_paper = nullptr;
  std::vector<FormCard*> m_cards;
  ComponentPath m_selection;
  QWidget* m_dropLine;
};

// One field on the canvas.
class FormCard : public QFrame {
  Q_OBJECT

 public:
  FormCard(const Value& component, ComponentPath path, QWidget* parent);
  const ComponentPath& path() const { return m_path; }
  bool isGroup() const { return m_group; }
  QVBoxLayout* inner() { return m_inner; }
  void setSelected(bool selected);

 signals:
  void pressed(const joinery::designer::ComponentPath& path);

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;

 private:
  ComponentPath m_path;
  bool m_group = false;
  QVBoxLayout* m_inner = nullptr;
  QPoint m_pressed;
};

}  // namespace joinery::designer
