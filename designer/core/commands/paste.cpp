#include "designer/core/commands/paste.h"

#include <QCoreApplication>
#include <map>

#include "designer/core/design_document.h"
#include "designer/core/numbers.h"

namespace joinery::designer {

using model::Element;
using model::Kind;
using model::NewElement;

QString Paste::label() const {
  return QCoreApplication::translate("Command", "Paste");
}

namespace {
bool isReferenceToFlow(const NewElement& element) {
  return element.localName == "incoming" || element.localName == "outgoing";
}

// Copies do not take part in flows until they are connected again.
void dropFlowReferences(NewElement& element) {
  std::erase_if(element.children, isReferenceToFlow);
  for (NewElement& child : element.children) dropFlowReferences(child);
}

using Names = std::map<std::string, std::string>;

std::string prefixOf(const std::string& id) {
  const auto cut = id.find_last_not_of("0123456789");
  const std::string stem = cut == std::string::npos ? id : id.substr(0, cut + 1);
  return !stem.empty() && stem.back() == '_' ? stem.substr(0, stem.size() - 1) : stem;
}

// Gives every id below `element` a new one; `taken` keeps ids apart that are not in the document yet.
void chooseNames(DesignDocument& document, const NewElement& element, Names& names, std::set<std::string>& taken) {
  for (const model::Attribute& attribute : element.attributes) {
    if (attribute.name != "id" || !attribute.namespaceUri.empty() || attribute.value.empty()) continue;
    const std::string prefix = prefixOf(attribute.value).empty() ? "Element" : prefixOf(attribute.value);
    for (int i = 1;; ++i) {
      const std::string id = prefix + "_" + std::to_string(i);
      if (document.find(id) || !taken.insert(id).second) continue;
      names[attribute.value] = id;
      break;
    }
  }
  for (const NewElement& child : element.children) chooseNames(document, child, names, taken);
}

// Attributes and texts that name something copied now name the copy.
void renameAll(NewElement& element, const Names& names) {
  const auto renamed = [&](std::string& text) {
    const auto found = names.find(localPart(text));
    if (found != names.end()) text = found->second;
  };
  for (model::Attribute& attribute : element.attributes)
    if (attribute.namespaceUri.empty() && attribute.name != "name") renamed(attribute.value);
  const Kind kind = model::kindOf(element.namespaceUri, element.localName);
  if (model::isReference(kind)) renamed(element.text);
  for (NewElement& child : element.children) renameAll(child, names);
}

void shift(NewElement& di, QPointF by) {
  for (NewElement& child : di.children) {
    for (model::Attribute& attribute : child.attributes) {
      if (attribute.name == "x") attribute.value = numberText(numberOf(attribute.value) + by.x());
      if (attribute.name == "y") attribute.value = numberText(numberOf(attribute.value) + by.y());
    }
    shift(child, by);
  }
}

void addContents(const Element& element, IdSet& ids, const DiagramIndex& index) {
  for (const auto& child : element.children()) {
    if (index.hasDiagramOf(child->id())) ids.insert(child->id());
    addContents(*child, ids, index);
  }
}
}  // namespace

Clip copyElements(DesignDocument& document, const IdSet& ids) {
  Clip clip;
  IdSet all;
  for (const Id& id : ids) {
    const Element* element = document.find(id);
    if (!element || element->kind() == Kind::Participant || element->kind() == Kind::Lane) continue;
    if (!isConnection(element->kind())) all.insert(id);
    for (const Element* event : document.index().attached(id)) all.insert(event->id());
    addContents(*element, all, document.index());
  }
  IdSet flows;
  for (const Id& id : all)
    for (const Element* flow : document.index().outgoing(id))
      if (all.count(targetOf(*flow)) && model::isFlowElement(flow->kind())) flows.insert(flow->id());
  const auto nested = [&](const Element& element) { return all.count(element.parent()->id()) > 0; };
  for (const Id& id : all) {
    const Element* element = document.find(id);
    const Element* shape = document.index().shape(id);
    if (!shape || isConnection(element->kind())) continue;
    if (element->kind() == Kind::BoundaryEvent && !all.count(localPart(element->attributeOr("attachedToRef", ""))))
      continue;
    NewElement copy = copyOf(*element);
    if (!model::isSubProcess(element->kind()))
      dropFlowReferences(copy);
    else
      std::erase_if(copy.children, isReferenceToFlow);
    clip.shapes.push_back({std::move(copy), boundsOf(*shape), copyOf(*shape), nested(*element)});
    clip.bounds |= boundsOf(*shape);
  }
  for (const Id& id : flows) {
    const Element* flow = document.find(id);
    if (const Element* edge = document.index().edge(id))
      clip.edges.push_back({copyOf(*flow), copyOf(*edge), nested(*flow)});
  }
  return clip;
}

void Paste::execute(Modeling& modeling) {
  Element* parent = m_parent.empty() ? modeling.document().rootScope() : modeling.find(m_parent);
  Element* plane = modeling.document().plane();
  if (!parent || !plane || m_clip.empty()) return;
  Names names;
  std::set<std::string> taken;
  for (const auto& shape : m_clip.shapes) {
    if (!shape.nested) chooseNames(modeling.document(), shape.element, names, taken);
    chooseNames(modeling.document(), shape.shape, names, taken);
  }
  for (const auto& edge : m_clip.edges) {
    if (!edge.nested) chooseNames(modeling.document(), edge.element, names, taken);
    chooseNames(modeling.document(), edge.edge, names, taken);
  }
  const QPointF by((m_center - m_clip.bounds.center()).toPoint());
  const auto idOf = [](const NewElement& element) {
    for (const model::Attribute& a : element.attributes)
      if (a.name == "id") return a.value;
    return std::string();
  };
  std::vector<Id> connected;
  for (auto& shape : m_clip.shapes) {
    renameAll(shape.element, names);
    renameAll(shape.shape, names);
    shift(shape.shape, by);
    if (!shape.nested) {
      modeling.edits().insert(*parent, shape.element);
      m_created.insert(idOf(shape.element));
    }
    modeling.edits().insert(*plane, shape.shape);
  }
  for (auto& edge : m_clip.edges) {
    renameAll(edge.element, names);
    renameAll(edge.edge, names);
    shift(edge.edge, by);
    if (!edge.nested) modeling.edits().insert(*parent, edge.element);
    modeling.edits().insert(*plane, edge.edge);
    if (Element* flow = modeling.find(idOf(edge.element))) modeling.afterConnect(*flow);
  }
  for (const Id& id : m_created)
    if (Element* element = modeling.find(id)) modeling.afterCreate(*element);
}

}  // namespace joinery::designer
