#include "designer/core/design_document.h"

#include <QUndoCommand>

#include "designer/core/behaviours/behaviour.h"
#include "designer/core/commands/layout.h"

namespace joinery::designer {

using model::Element;
using model::Kind;

// One undo step: the edits of a command and of everything that reacted to it.
class DocumentStep : public QUndoCommand {
 public:
  DocumentStep(DesignDocument& document, const Command& command)
      : QUndoCommand(command.label()),
        m_document(document),
        m_edits(*document.m_model, document.m_index),
        m_mergeKey(command.mergeKey()) {}

  Edits& edits() { return m_edits; }

  void redo() override {
    if (m_done) m_edits.redo();
    m_done = true;  // the first time the command itself has done it
    emit m_document.changed(m_edits.touched());
  }
  void undo() override {
    m_edits.undo();
    emit m_document.changed(m_edits.touched());
  }
  int id() const override { return m_mergeKey.isEmpty() ? -1 : 1; }
  bool mergeWith(const QUndoCommand* later) override {
    auto* next = const_cast<DocumentStep*>(static_cast<const DocumentStep*>(later));
    if (next->m_mergeKey != m_mergeKey) return false;
    m_edits.append(std::move(next->m_edits));
    return true;
  }

 private:
  DesignDocument& m_document;
  Edits m_edits;
  QString m_mergeKey;
  bool m_done = false;
};

model::Document& Modeling::model() {
  return m_document.model();
}
const DiagramIndex& Modeling::index() const {
  return m_document.index();
}
Element* Modeling::find(const Id& id) {
  return m_document.find(id);
}

DesignDocument::DesignDocument(std::unique_ptr<model::Document> model) : m_model(std::move(model)) {
  m_index.build(*m_model);
}
DesignDocument::~DesignDocument() {
  // The steps hold elements that belong to the model; they go first.
  m_undoStack.disconnect();
  m_undoStack.clear();
}

Result<std::unique_ptr<DesignDocument>> DesignDocument::open(std::string text, const std::string& resource) {
  auto parsed = model::Document::parse(text, resource);
  if (!parsed) return parsed.error();
  if ((*parsed)->root().kind() != Kind::Definitions)
    return makeError(ErrorKind::Refused, "not-bpmn",
                     "expected bpmn:definitions as the root element, found " + (*parsed)->root().localName());
  std::unique_ptr<DesignDocument> document(new DesignDocument(std::move(*parsed)));
  document->m_originalText = std::move(text);
  document->ensureDiagram();
  return document;
}

std::string DesignDocument::newProcessText(const std::string& processId, const std::string& name) {
  std::string escaped;
  for (char c : name) escaped += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '"' ? "&quot;" : std::string(1, c);
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"\n"
         "    xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\" "
         "xmlns:dc=\"http://www.omg.org/spec/DD/20100524/DC\"\n"
         "    xmlns:di=\"http://www.omg.org/spec/DD/20100524/DI\" xmlns:joinery=\"urn:joinery:bpmn:1\"\n"
         "    id=\"Definitions_1\" targetNamespace=\"urn:joinery:item\">\n"
         "  <bpmn:process id=\"" +
         processId + "\" name=\"" + escaped +
         "\" isExecutable=\"true\">\n"
         "    <bpmn:startEvent id=\"StartEvent_1\"/>\n"
         "  </bpmn:process>\n"
         "  <bpmndi:BPMNDiagram id=\"BPMNDiagram_1\">\n"
         "    <bpmndi:BPMNPlane id=\"BPMNPlane_1\" bpmnElement=\"" +
         processId +
         "\">\n"
         "      <bpmndi:BPMNShape id=\"StartEvent_1_di\" bpmnElement=\"StartEvent_1\">\n"
         "        <dc:Bounds x=\"160\" y=\"160\" width=\"36\" height=\"36\"/>\n"
         "      </bpmndi:BPMNShape>\n"
         "    </bpmndi:BPMNPlane>\n"
         "  </bpmndi:BPMNDiagram>\n"
         "</bpmn:definitions>\n";
}

std::string DesignDocument::text() const {
  return m_laidOut && m_undoStack.index() == 0 ? m_originalText : m_model->text();
}

bool DesignDocument::execute(Command& command) {
  auto step = std::make_unique<DocumentStep>(*this, command);
  Modeling modeling(*this, step->edits());
  modeling.run(command);
  if (step->edits().empty()) return false;
  m_undoStack.push(step.release());
  return true;
}

std::vector<Element*> DesignDocument::planes() {
  std::vector<Element*> found;
  for (const auto& diagram : m_model->root().children()) {
    if (diagram->kind() != Kind::BpmnDiagram) continue;
    for (const auto& child : diagram->children())
      if (child->kind() == Kind::BpmnPlane) found.push_back(child.get());
  }
  return found;
}

Element* DesignDocument::plane() {
  return m_plane;
}

void DesignDocument::showPlane(Element& plane) {
  if (m_plane == &plane) return;
  m_plane = &plane;
  emit planeChanged();
}

Element* DesignDocument::rootScope() {
  if (Element* shown = m_plane ? find(localPart(m_plane->attributeOr("bpmnElement", ""))) : nullptr) {
    if (model::is(shown->kind(), model::category::Scope)) return shown;
  }
  for (const auto& child : m_model->root().children())
    if (child->kind() == Kind::Process) return child.get();
  return nullptr;
}

Id DesignDocument::freshId(const std::string& prefix) const {
  for (int i = 1;; ++i) {
    const Id id = prefix + "_" + std::to_string(i);
    if (!m_model->byId(id)) return id;
  }
}

void DesignDocument::ensureDiagram() {
  const auto present = planes();
  if (!present.empty()) {
    m_plane = present.front();
    // An empty plane beside a full process is as good as none.
    if (!m_plane->children().empty()) return;
  }
  Edits edits(*m_model, m_index);
  Modeling modeling(*this, edits);
  modeling.run(Layout());
  m_laidOut = !edits.empty();
  const auto made = planes();
  if (!made.empty()) m_plane = made.front();
}

}  // namespace joinery::designer
