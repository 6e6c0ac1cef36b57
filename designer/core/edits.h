// A log of edits to a model::Document that plays backwards and forwards.
//
//   Edits edits(document, index);
//   edits.setAttribute(*task, "name", "预审");
//   edits.undo();   // the document's text is what it was, byte for byte
//   edits.redo();
//
// Commands and behaviours change a document only through here, so no command has undo code of its own. The log keeps
// the index up to date and remembers which diagram elements a view must look at again. GUI thread.
#pragma once

#include <set>
#include <string>
#include <variant>
#include <vector>

#include "designer/core/diagram_index.h"
#include "engine/model/document.h"

namespace joinery::designer {

using Id = std::string;
using IdSet = std::set<Id>;

class Edits {
 public:
  Edits(model::Document& document, DiagramIndex& index) : m_document(&document), m_index(&index) {}

  // No edit is logged where the value is the same already.
  void setAttribute(model::Element& element, std::string_view name, std::optional<std::string> value,
                    std::string_view namespaceUri = {});
  // Writes the shortest decimal; leaves the text alone if it says the same number already ("120.0" for 120).
  void setNumber(model::Element& element, std::string_view name, double value);
  void setText(model::Element& element, std::string text);
  model::Element& insert(model::Element& parent, std::size_t position, const model::NewElement& element);
  // Inserts where the BPMN schema wants an element of that kind among the parent's children.
  model::Element& insert(model::Element& parent, const model::NewElement& element);
  void remove(model::Element& element);
  // Puts a copy below another parent. The old object leaves the document; use the returned one.
  model::Element& moveTo(model::Element& element, model::Element& newParent);

  void undo();
  void redo();
  void append(Edits&& later);  // one undo step from two
  bool empty() const { return m_steps.empty(); }
  const IdSet& touched() const { return m_touched; }
  void touch(const model::Element& element);

 private:
  struct AttributeStep {
    model::Element* element;
    std::string name, namespaceUri;
    std::optional<std::string> before, after;
  };
  struct TextStep {
    model::Element* element;
    std::string before, after;
  };
  struct TreeStep {
    model::Element* parent;
    std::size_t position;
    model::Element* element;
    bool inserts;                         // an insertion; else a removal
    std::unique_ptr<model::Element> out;  // held while the element is not in the document
  };
  using Step = std::variant<AttributeStep, TextStep, TreeStep>;

  void write(const AttributeStep& step, const std::optional<std::string>& value);
  void takeOut(TreeStep& step);
  void putBack(TreeStep& step);

  model::Document* m_document;
  DiagramIndex* m_index;
  std::vector<Step> m_steps;
  IdSet m_touched;
};

// A copy of an element with everything below it, ready to insert elsewhere.
model::NewElement copyOf(const model::Element& element);
// Where among its siblings.
std::size_t positionInParent(const model::Element& element);
// Position for a new child of `kind` so that the order of the BPMN 2.0.2 schema is kept.
std::size_t schemaPosition(const model::Element& parent, model::Kind kind);

}  // namespace joinery::designer
