// A form in a tab: palette of field types, the form as cards, properties, and a live preview. GUI thread.
#pragma once

#include <QTimer>

#include "designer/ui/forms/form_document.h"
#include "designer/ui/page.h"

class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace joinery::designer {

class FieldPanel;
class FormCanvas;
class FormPreview;

class FormPage : public Page {
  Q_OBJECT

 public:
  FormPage(std::unique_ptr<FormDocument> document, QString path, QWidget* parent = nullptr);
  ~FormPage() override;

  FormDocument& document() { return *m_document; }
  FormCanvas& canvas() { return *m_canvas; }
  void showPreview(bool preview);

  QUndoStack& undoStack() override { return m_document->undoStack(); }
  std::string bytes() const override { return m_document->bytes(); }
  QString defaultFileName() const override;
  QString fileFilter() const override { return tr("Forms (*.form.json)"); }
  std::vector<Diagnostic> problems() const override { return m_problems; }
  bool reveal(const Diagnostic& problem) override;
  void retranslate() override;

 private:
  void build();
  void addField(const std::string& type);
  void moveSelection(int by);
  void check();
  QWidget* makePalette();

  std::unique_ptr<FormDocument> m_document;
  QVBoxLayout* m_outer;
  QWidget* m_body = nullptr;
  QStackedWidget* m_views = nullptr;
  FormCanvas* m_canvas = nullptr;
  FormPreview* m_preview = nullptr;
  FieldPanel* m_panel = nullptr;
  QTimer m_checkTimer;
  std::vector<Diagnostic> m_problems;
};

}  // namespace joinery::designer
