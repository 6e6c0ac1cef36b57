#include "engine/model/document.h"

#include <algorithm>

#include "engine/model/source.h"

namespace joinery::model {
namespace {

// Ids below extensionElements belong to other tools: they name nothing in the model.
bool isForeign(const Element& element) {
  for (const Element* above = element.parent(); above != nullptr; above = above->parent()) {
    if (above->localName() == "extensionElements") return true;
  }
  return false;
}

bool earlier(const Element* a, const Element* b) {
  return static_cast<unsigned>(a->index()) < static_cast<unsigned>(b->index());  // -1, inserted later, comes last
}

}  // namespace

Element::Element() : m_source(std::make_unique<ElementSource>()) {}
Element::~Element() = default;

const std::string* Element::attribute(std::string_view name, std::string_view namespaceUri) const {
  for (const Attribute& attribute : m_attributes) {
    if (attribute.name == name && attribute.namespaceUri == namespaceUri) return &attribute.value;
  }
  return nullptr;
}

std::string Element::attributeOr(std::string_view name, std::string_view fallback,
                                 std::string_view namespaceUri) const {
  const std::string* value = attribute(name, namespaceUri);
  return value != nullptr ? *value : std::string(fallback);
}

const Element* Element::child(Kind kind) const {
  for (const auto& child : m_children) {
    if (child->kind() == kind) return child.get();
  }
  return nullptr;
}

std::vector<const Element*> Element::childrenOf(Kind kind) const {
  std::vector<const Element*> found;
  for (const auto& child : m_children) {
    if (child->kind() == kind) found.push_back(child.get());
  }
  return found;
}

Document::Document() : m_source(std::make_unique<DocumentSource>()) {}
Document::~Document() = default;

const Element* Document::byId(std::string_view id) const {
  const auto found = m_source->ids.find(std::string(id));
  return found == m_source->ids.end() ? nullptr : found->second.front();
}

Element* Document::byId(std::string_view id) {
  return const_cast<Element*>(std::as_const(*this).byId(id));
}

const Element* Document::byIndex(int index) const {
  const auto& all = m_source->byIndex;
  return index >= 0 && static_cast<std::size_t>(index) < all.size() ? all[index] : nullptr;
}

const Element* Document::resolve(std::string_view reference) const {
  const std::size_t colon = reference.find(':');
  if (colon == std::string_view::npos) return byId(reference);
  if (const Element* whole = byId(reference)) return whole;  // an id with a colon is no NCName, but some tools write it
  const std::string* uri = namespaceOf(*m_root, reference.substr(0, colon));
  if (uri != nullptr && *uri != m_root->attributeOr("targetNamespace", "")) {
    for (const Element* import : m_root->childrenOf(Kind::Import)) {
      if (import->attributeOr("namespace", "") == *uri) return nullptr;  // it names something in the imported file
    }
  }
  return byId(reference.substr(colon + 1));
}

const std::string* Document::namespaceOf(const Element& at, std::string_view prefix) const {
  for (const Element* scope = &at; scope != nullptr; scope = scope->parent()) {
    for (const auto& [declared, uri] : scope->m_source->declared) {
      if (declared == prefix) return &uri;
    }
  }
  return nullptr;
}

std::string Document::text() const {
  return DocumentWriter(*this).write();
}

void Document::enter(Element& element) {
  if (element.m_index >= 0) m_source->byIndex[element.m_index] = &element;
  const std::string* id = isForeign(element) ? nullptr : element.attribute("id");
  if (id != nullptr) {
    auto& same = m_source->ids[*id];
    same.insert(std::upper_bound(same.begin(), same.end(), &element, earlier), &element);
  }
  for (const auto& child : element.m_children) enter(*child);
}

void Document::leave(Element& element) {
  if (element.m_index >= 0) m_source->byIndex[element.m_index] = nullptr;
  const auto found = m_source->ids.find(element.id());
  if (found != m_source->ids.end()) {
    std::erase(found->second, &element);
    if (found->second.empty()) m_source->ids.erase(found);
  }
  for (const auto& child : element.m_children) leave(*child);
}

}  // namespace joinery::model
