// One thing that a person does to a diagram, and the surroundings in which it is carried out.
//
//   document.execute(Rename("ut_prereview", "预审"));
//
// A command is dumb: it does what it is told by edits, tells behaviours what happened, and knows nothing of undo,
// rules or views. Behaviours answer with further commands through Modeling::run; all of it is one undo step.
// Commands run once and are then forgotten; undo and redo replay their edits. GUI thread.
#pragma once

#include <QString>

#include "designer/core/di.h"
#include "designer/core/edits.h"

namespace joinery::designer {

class DesignDocument;
struct MoveFacts;
struct FlowEnds;

class Modeling {
 public:
  Modeling(DesignDocument& document, Edits& edits) : m_document(document), m_edits(edits) {}

  DesignDocument& document() { return m_document; }
  Edits& edits() { return m_edits; }
  model::Document& model();
  const DiagramIndex& index() const;
  model::Element* find(const Id& id);  // nullptr if there is none, or id is empty

  template <typename C>
  void run(C&& command) {
    command.execute(*this);
  }

  // What commands tell behaviours (behaviours/behaviour.h).
  void beforeMove(MoveFacts& facts);
  void afterMove(const MoveFacts& facts);
  void afterCreate(model::Element& element);
  void beforeDelete(model::Element& element);
  void afterConnect(model::Element& flow);
  void beforeDisconnect(model::Element& flow, FlowEnds ends);

 private:
  DesignDocument& m_document;
  Edits& m_edits;
};

class Command {
 public:
  virtual ~Command() = default;
  virtual QString label() const = 0;  // for the undo menu, translated
  virtual void execute(Modeling& modeling) = 0;
  // Commands with the same key that follow each other directly become one undo step; empty: never.
  virtual QString mergeKey() const { return {}; }
};

}  // namespace joinery::designer
