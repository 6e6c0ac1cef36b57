// A BPMN document that is being edited: the model with its source text, the undo stack and the change signal.
//
//   auto opened = DesignDocument::open(bytes, "permit.bpmn");
//   (*opened)->execute(Rename("ut_prereview", "预审"));
//   (*opened)->undoStack().undo();
//   (*opened)->text();            // the bytes that were opened
//
// A file without diagram data gets an automatic layout when it is opened; the layout is written only if something
// else is edited, so that an untouched file stays as it is. All functions on the GUI thread.
#pragma once

#include <QObject>
#include <QUndoStack>
#include <memory>

#include "designer/core/command.h"
#include "engine/base/result.h"

namespace joinery::designer {

class DesignDocument : public QObject {
  Q_OBJECT

 public:
  // Errors: those of model::Document::parse, with every diagnostic; "not-bpmn" if the root is not bpmn:definitions.
  static Result<std::unique_ptr<DesignDocument>> open(std::string text, const std::string& resource);
  // The text of a process with a start event, ready to be opened.
  static std::string newProcessText(const std::string& processId, const std::string& name);
  ~DesignDocument() override;

  model::Document& model() { return *m_model; }
  const model::Document& model() const { return *m_model; }
  const DiagramIndex& index() const { return m_index; }
  QUndoStack& undoStack() { return m_undoStack; }
  std::string text() const;

  // False if there was nothing to change.
  bool execute(Command& command);
  bool execute(Command&& command) { return execute(command); }

  model::Element* find(const Id& id) { return id.empty() ? nullptr : m_model->byId(id); }
  const model::Element* find(const Id& id) const { return id.empty() ? nullptr : m_model->byId(id); }

  // The planes of the document; what is drawn now is one of them. nullptr only for a document that has none.
  std::vector<model::Element*> planes();
  model::Element* plane();
  void showPlane(model::Element& plane);
  bool isOnPlane(const model::Element& shapeOrEdge) const { return shapeOrEdge.parent() == m_plane; }
  // The scope that receives what is drawn on the empty canvas: the plane's process, else the first process.
  model::Element* rootScope();

  Id freshId(const std::string& prefix) const;  // the first free prefix_1, prefix_2, ...
  bool wasLaidOut() const { return m_laidOut; }

 signals:
  // After each command, undo and redo: ids of the elements whose drawing or properties may have changed.
  void changed(const joinery::designer::IdSet& ids);
  void planeChanged();

 private:
  explicit DesignDocument(std::unique_ptr<model::Document> model);
  void ensureDiagram();
  friend class DocumentStep;

  std::unique_ptr<model::Document> m_model;
  std::string m_originalText;
  DiagramIndex m_index;
  QUndoStack m_undoStack;
  model::Element* m_plane = nullptr;
  bool m_laidOut = false;
};

}  // namespace joinery::designer
