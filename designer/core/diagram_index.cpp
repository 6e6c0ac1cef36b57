#include "designer/core/diagram_index.h"

#include <algorithm>

namespace joinery::designer {

using model::Element;
using model::Kind;

namespace {
const DiagramIndex::Elements kNone;

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string childReference(const Element& element, Kind kind) {
  const Element* child = element.child(kind);
  return child ? localPart(trimmed(child->text())) : std::string();
}
}  // namespace

std::string localPart(const std::string& reference) {
  const auto colon = reference.rfind(':');
  return colon == std::string::npos ? reference : reference.substr(colon + 1);
}

bool isConnection(Kind kind) {
  return kind == Kind::SequenceFlow || kind == Kind::MessageFlow || kind == Kind::Association ||
         kind == Kind::DataInputAssociation || kind == Kind::DataOutputAssociation || kind == Kind::ConversationLink;
}

std::string sourceOf(const Element& flow) {
  if (flow.kind() == Kind::DataOutputAssociation && flow.parent()) return flow.parent()->id();
  if (flow.kind() == Kind::DataInputAssociation) return childReference(flow, Kind::SourceRef);
  return localPart(flow.attributeOr("sourceRef", ""));
}

std::string targetOf(const Element& flow) {
  if (flow.kind() == Kind::DataInputAssociation && flow.parent()) return flow.parent()->id();
  if (flow.kind() == Kind::DataOutputAssociation) return childReference(flow, Kind::TargetRef);
  return localPart(flow.attributeOr("targetRef", ""));
}

void DiagramIndex::build(model::Document& document) {
  for (Map* map : {&m_shapes, &m_edges, &m_outgoing, &m_incoming, &m_attached, &m_laneRefs, &m_defaults, &m_flowRefs,
                   &m_participants})
    map->clear();
  m_allShapes.clear();
  enter(document.root());
}

std::vector<DiagramIndex::Entry> DiagramIndex::entriesOf(const Element& element) {
  std::vector<Entry> entries;
  const auto put = [&](Map& map, std::string key) {
    if (!key.empty()) entries.push_back({&map, std::move(key)});
  };
  const Kind kind = element.kind();
  if (kind == Kind::BpmnShape) put(m_shapes, localPart(element.attributeOr("bpmnElement", "")));
  if (kind == Kind::BpmnEdge) put(m_edges, localPart(element.attributeOr("bpmnElement", "")));
  if (isConnection(kind)) {
    put(m_outgoing, sourceOf(element));
    put(m_incoming, targetOf(element));
  }
  if (kind == Kind::BoundaryEvent) put(m_attached, localPart(element.attributeOr("attachedToRef", "")));
  if (kind == Kind::FlowNodeRef) put(m_laneRefs, localPart(trimmed(element.text())));
  if (kind == Kind::Incoming || kind == Kind::Outgoing) put(m_flowRefs, localPart(trimmed(element.text())));
  if (kind == Kind::Participant) put(m_participants, localPart(element.attributeOr("processRef", "")));
  if (model::isFlowNode(kind)) put(m_defaults, localPart(element.attributeOr("default", "")));
  return entries;
}

void DiagramIndex::enter(Element& element) {
  for (const Entry& entry : entriesOf(element)) (*entry.map)[entry.key].push_back(&element);
  if (element.kind() == Kind::BpmnShape || element.kind() == Kind::BpmnEdge) m_allShapes.push_back(&element);
  for (const auto& child : element.children()) enter(*child);
}

void DiagramIndex::leave(Element& element) {
  for (const auto& child : element.children()) leave(*child);
  for (const Entry& entry : entriesOf(element)) {
    const auto found = entry.map->find(entry.key);
    if (found == entry.map->end()) continue;
    auto& list = found->second;
    list.erase(std::remove(list.begin(), list.end(), &element), list.end());
    if (list.empty()) entry.map->erase(found);
  }
  if (element.kind() == Kind::BpmnShape || element.kind() == Kind::BpmnEdge) {
    // Searched from the back: what was added last is what undo takes away.
    const auto last = std::find(m_allShapes.rbegin(), m_allShapes.rend(), &element);
    if (last != m_allShapes.rend()) m_allShapes.erase(std::next(last).base());
  }
}

namespace {
const DiagramIndex::Elements& find(const std::unordered_map<std::string, DiagramIndex::Elements>& map,
                                   const std::string& key) {
  const auto found = map.find(key);
  return found == map.end() ? kNone : found->second;
}
Element* first(const DiagramIndex::Elements& list) {
  return list.empty() ? nullptr : list.front();
}
}  // namespace

Element* DiagramIndex::shape(const std::string& id) const {
  return first(find(m_shapes, id));
}
Element* DiagramIndex::edge(const std::string& id) const {
  return first(find(m_edges, id));
}
const DiagramIndex::Elements& DiagramIndex::outgoing(const std::string& id) const {
  return find(m_outgoing, id);
}
const DiagramIndex::Elements& DiagramIndex::incoming(const std::string& id) const {
  return find(m_incoming, id);
}
const DiagramIndex::Elements& DiagramIndex::attached(const std::string& id) const {
  return find(m_attached, id);
}
const DiagramIndex::Elements& DiagramIndex::laneRefs(const std::string& id) const {
  return find(m_laneRefs, id);
}
const DiagramIndex::Elements& DiagramIndex::defaultOf(const std::string& id) const {
  return find(m_defaults, id);
}
const DiagramIndex::Elements& DiagramIndex::flowRefs(const std::string& id) const {
  return find(m_flowRefs, id);
}
const DiagramIndex::Elements& DiagramIndex::participants(const std::string& id) const {
  return find(m_participants, id);
}

void DiagramIndex::ownersOf(const Element& element, std::set<std::string>& ids) const {
  for (const Element* e = &element; e; e = e->parent()) {
    if (e->kind() == Kind::BpmnShape || e->kind() == Kind::BpmnEdge) {
      ids.insert(localPart(e->attributeOr("bpmnElement", "")));
      return;
    }
    const std::string id = e->id();
    if (id.empty() || model::isDi(e->kind())) continue;
    ids.insert(id);
    for (const Element* node : defaultOf(id)) ids.insert(node->id());
    if (model::isFlowNode(e->kind()))  // the mark of a default flow is drawn at the flow
      for (const Element* flow : outgoing(id)) ids.insert(flow->id());
    for (const Element* participant : participants(id)) ids.insert(participant->id());
    if (hasDiagramOf(id) || e->kind() == Kind::Process) return;
  }
}

}  // namespace joinery::designer
