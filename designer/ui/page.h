// One open document in a tab: a diagram or a form. The main window knows no more of it than this. GUI thread.
#pragma once

#include <QUndoStack>
#include <QWidget>
#include <vector>

#include "engine/base/diagnostic.h"
#include "engine/base/result.h"

namespace joinery::designer {

class Page : public QWidget {
  Q_OBJECT

 public:
  Page(QString path, QWidget* parent) : QWidget(parent), m_path(std::move(path)) {}

  const QString& path() const { return m_path; }  // empty for a document that was never saved
  void setPath(const QString& path) { m_path = path; }
  bool isModified() { return m_path.isEmpty() ? undoStack().count() > 0 || m_fresh : !undoStack().isClean(); }
  void setFresh(bool fresh) { m_fresh = fresh; }  // new, worth saving even without an edit

  virtual QUndoStack& undoStack() = 0;
  virtual std::string bytes() const = 0;                       // what saving writes
  virtual QString defaultFileName() const = 0;                 // "permit.bpmn"
  virtual QString fileFilter() const = 0;                      // for the file dialog
  virtual std::vector<Diagnostic> problems() const = 0;        // of the last check
  virtual bool reveal(const Diagnostic& problem) = 0;          // false if the place is not in this document
  virtual void showRemoteProblems(std::vector<Diagnostic>) {}  // what a server said of this document
  virtual void retranslate() {}

 signals:
  void problemsChanged();
  void said(const QString& text);

 private:
  QString m_path;
  bool m_fresh = false;
};

}  // namespace joinery::designer
