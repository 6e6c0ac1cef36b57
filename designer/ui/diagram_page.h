// A BPMN document in a tab: palette, canvas, zoom bar, search bar, and the checks that follow each change.
#pragma once

#include <QTimer>

#include "designer/ui/canvas.h"
#include "designer/ui/item_folder.h"
#include "designer/ui/page.h"

class QComboBox;
class QLabel;

namespace joinery::designer {

class Palette;
class SearchBar;

class DiagramPage : public Page {
  Q_OBJECT

 public:
  DiagramPage(std::unique_ptr<DesignDocument> document, QString path, std::shared_ptr<ItemFolder> folder,
              QWidget* parent = nullptr);
  ~DiagramPage() override;

  DesignDocument& document() { return *m_document; }
  Canvas& canvas() { return *m_canvas; }
  void openSearch();

  QUndoStack& undoStack() override { return m_document->undoStack(); }
  std::string bytes() const override { return m_document->text(); }
  QString defaultFileName() const override;
  QString fileFilter() const override { return tr("BPMN models (*.bpmn)"); }
  std::vector<Diagnostic> problems() const override;
  bool reveal(const Diagnostic& problem) override;
  void showRemoteProblems(std::vector<Diagnostic> problems) override;
  void retranslate() override;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void startCheck();
  void finishCheck(int revision, std::vector<Diagnostic> found);
  void showBadges();
  void fillPlanes();
  void placeOverlays();

  std::unique_ptr<DesignDocument> m_document;
  std::shared_ptr<ItemFolder> m_folder;
  Canvas* m_canvas;
  Palette* m_palette;
  SearchBar* m_search;
  QFrame* m_zoomBar;
  QLabel* m_zoomLabel;
  QComboBox* m_planes;
  QTimer m_checkTimer;
  int m_revision = 0;  // of the text that was given to the check last
  std::vector<Diagnostic> m_found, m_remote;
};

}  // namespace joinery::designer
