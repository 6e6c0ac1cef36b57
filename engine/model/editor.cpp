#include "engine/model/editor.h"

#include <algorithm>

namespace joinery::model {
namespace {

struct Preferred {
  std::string_view uri, prefix;
};
constexpr Preferred kPreferred[] = {
    {kBpmn, "bpmn"}, {kBpmnDi, "bpmndi"}, {kDc, "dc"}, {kDi, "di"}, {kJoinery, "joinery"}};

std::string_view prefixOf(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

std::string qualified(std::string_view prefix, std::string_view local) {
  return prefix.empty() ? std::string(local) : std::string(prefix) + ":" + std::string(local);
}

// Where the white space at the end of a text begins.
std::size_t blanksFrom(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \t\r\n");
  return last == std::string_view::npos ? 0 : last + 1;
}

bool onlyIndents(const ElementSource& source) {
  return std::all_of(source.pieces.begin(), source.pieces.end(),
                     [](const Piece& piece) { return piece.type == Piece::Type::Indent; });
}

}  // namespace

void DocumentEditor::setAttribute(Element& element, std::string_view name, std::optional<std::string> value,
                                  std::string_view uri) {
  const bool isId = name == "id" && uri.empty();
  if (isId) m_document.leave(element);
  auto& slots = element.m_source->attributes;
  const auto slot = std::find_if(slots.begin(), slots.end(), [&](const AttributeSource& s) {
    return !s.declaration && s.localName == name && s.namespaceUri == uri;
  });
  if (slot == slots.end()) {
    if (value) addAttribute(element, {std::string(uri), std::string(name), *value});
  } else if (!value) {
    if (slot->added) {
      slots.erase(slot);
    } else {
      slot->removed = true;
    }
  } else {
    slot->removed = false;
    if (!slot->added && *value == slot->original) {
      slot->written.reset();
    } else {
      slot->written = std::move(value);
    }
  }
  showAttributes(element);
  if (isId) m_document.enter(element);
}

void DocumentEditor::addAttribute(Element& element, const Attribute& attribute) {
  AttributeSource slot;
  const Prefix prefix = attribute.namespaceUri.empty() ? Prefix{} : prefixFor(element, attribute.namespaceUri, true);
  slot.name = qualified(prefix.prefix, attribute.name);
  slot.lentPrefix = prefix.lent;
  slot.namespaceUri = attribute.namespaceUri;
  slot.localName = attribute.name;
  slot.written = attribute.value;
  slot.added = true;
  const auto& slots = element.m_source->attributes;
  if (!slots.empty() && slots.back().lead.find('\n') != std::string::npos) slot.lead = slots.back().lead;
  element.m_source->attributes.push_back(std::move(slot));
}

void DocumentEditor::showAttributes(Element& element) {
  element.m_attributes.clear();
  for (const AttributeSource& slot : element.m_source->attributes) {
    if (slot.declaration || slot.removed) continue;
    element.m_attributes.push_back({slot.namespaceUri, slot.localName, slot.written ? *slot.written : slot.original});
  }
}

void DocumentEditor::setText(Element& element, std::string text) {
  element.m_text = text;
  if (text == element.m_source->originalText) {
    element.m_source->text.reset();
  } else {
    element.m_source->text = std::move(text);
  }
}

// The prefix the surroundings use for a namespace, else one that the root will declare.
DocumentEditor::Prefix DocumentEditor::prefixFor(const Element& at, std::string_view uri, bool isAttribute) {
  if (!isAttribute && uri.empty()) return {};
  if (!isAttribute && at.m_namespaceUri == uri && !at.m_source->lentPrefix) {
    return {std::string(prefixOf(at.m_source->name)), false};
  }
  for (const Element* scope = &at; scope != nullptr; scope = scope->parent()) {
    for (const auto& [prefix, declared] : scope->m_source->declared) {
      if (declared != uri || (isAttribute && prefix.empty())) continue;
      if (*m_document.namespaceOf(at, prefix) == uri) return {prefix, false};
    }
  }
  return {lend(uri), true};
}

std::string DocumentEditor::lend(std::string_view uri) {
  for (const auto& [lentUri, prefix] : m_source.lent) {
    if (lentUri == uri) return prefix;
  }
  const auto row = std::find_if(std::begin(kPreferred), std::end(kPreferred),
                                [&](const Preferred& preferred) { return preferred.uri == uri; });
  const std::string stem(row == std::end(kPreferred) ? "ns" : row->prefix);
  std::string prefix = stem;
  const auto taken = [&] {
    return std::find(m_source.prefixes.begin(), m_source.prefixes.end(), prefix) != m_source.prefixes.end();
  };
  for (int n = 1; taken(); ++n) prefix = stem + std::to_string(n);
  m_source.prefixes.push_back(prefix);
  m_source.lent.emplace_back(uri, prefix);
  return prefix;
}

// An element put under another parent may have left the declaration of its prefixes behind.
void DocumentEditor::rebind(Element& element) {
  ElementSource& source = *element.m_source;
  const auto lost = [&](std::string_view name, std::string_view uri) {
    const std::string* declared = m_document.namespaceOf(element, prefixOf(name));
    return declared == nullptr ? !uri.empty() : *declared != uri;
  };
  if (!source.lentPrefix && lost(source.name, element.m_namespaceUri)) {
    const Prefix prefix = prefixFor(*element.parent(), element.m_namespaceUri, false);
    source.name = qualified(prefix.prefix, element.m_localName);
    source.lentPrefix = prefix.lent;
    source.endTag.clear();
  }
  for (AttributeSource& slot : source.attributes) {
    if (slot.declaration || slot.lentPrefix || slot.namespaceUri.empty() || slot.name.starts_with("xml:")) continue;
    if (!lost(slot.name, slot.namespaceUri)) continue;
    const Prefix prefix = prefixFor(element, slot.namespaceUri, true);
    slot.name = qualified(prefix.prefix, slot.localName);
    slot.lentPrefix = prefix.lent;
  }
  for (const auto& child : element.m_children) rebind(*child);
}

// The white space in front of an element; empty where the file has none.
std::string DocumentEditor::leadOf(const Element& element) const {
  if (!element.m_source->lead.empty() || element.parent() == nullptr) return element.m_source->lead;
  const auto& pieces = element.parent()->m_source->pieces;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    if (pieces[i].child == &element && pieces[i - 1].type == Piece::Type::Text) {
      return pieces[i - 1].raw.substr(blanksFrom(pieces[i - 1].raw));
    }
  }
  return {};
}

std::string DocumentEditor::childLead(const Element& parent, std::size_t position) const {
  if (!parent.m_children.empty()) {
    const std::size_t neighbour = position > 0 ? position - 1 : 0;
    std::string lead = leadOf(*parent.m_children[neighbour]);
    const std::size_t line = lead.find_last_of('\n');  // blank lines between groups are not repeated
    return line == std::string::npos ? lead : m_source.newline + lead.substr(line + 1);
  }
  if (parent.parent() == nullptr) return m_source.newline + m_source.unit;
  const std::string own = leadOf(parent);
  const std::size_t line = own.find_last_of('\n');
  return line == std::string::npos ? std::string() : m_source.newline + own.substr(line + 1) + m_source.unit;
}

std::unique_ptr<Element> DocumentEditor::build(Element& parent, const NewElement& wanted, const std::string& lead) {
  auto element = std::make_unique<Element>();
  ElementSource& source = *element->m_source;
  element->m_parent = &parent;
  element->m_namespaceUri = wanted.namespaceUri;
  element->m_localName = wanted.localName;
  element->m_kind = kindOf(wanted.namespaceUri, wanted.localName);
  const Prefix prefix = prefixFor(parent, wanted.namespaceUri, false);
  source.name = qualified(prefix.prefix, wanted.localName);
  source.lentPrefix = prefix.lent;
  source.selfClosing = true;
  source.lead = lead;
  for (const Attribute& attribute : wanted.attributes) addAttribute(*element, attribute);
  showAttributes(*element);
  setText(*element, wanted.text);
  const std::string inner = lead.find('\n') == std::string::npos ? lead : lead + m_source.unit;
  for (const NewElement& child : wanted.children) {
    auto built = build(*element, child, inner);
    source.pieces.push_back({Piece::Type::Child, {}, false, built.get(), m_source.nextPiece++});
    element->m_children.push_back(std::move(built));
  }
  if (!wanted.children.empty() && !lead.empty()) {
    indentAfter(*element, lead);
  }
  return element;
}

// The index of the first piece behind the child before `position`.
std::size_t DocumentEditor::pieceBehind(const Element& parent, std::size_t position) {
  if (position == 0) return 0;
  const Element* before = parent.m_children[position - 1].get();
  const auto& pieces = parent.m_source->pieces;
  const auto found = std::find_if(pieces.begin(), pieces.end(), [&](const Piece& p) { return p.child == before; });
  return static_cast<std::size_t>(found - pieces.begin()) + 1;
}

void DocumentEditor::attach(Element& parent, std::size_t position, std::unique_ptr<Element> element,
                            std::size_t pieceAt) {
  auto& pieces = parent.m_source->pieces;
  pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(pieceAt),
                {Piece::Type::Child, {}, false, element.get(), m_source.nextPiece++});
  element->m_parent = &parent;
  const auto at = parent.m_children.begin() + static_cast<std::ptrdiff_t>(position);
  m_document.enter(**parent.m_children.insert(at, std::move(element)));
}

void DocumentEditor::indentAfter(Element& parent, std::string indent) {
  parent.m_source->pieces.push_back({Piece::Type::Indent, std::move(indent), true, nullptr, m_source.nextPiece++});
}

Element& DocumentEditor::insert(Element& parent, std::size_t position, const NewElement& wanted) {
  position = std::min(position, parent.m_children.size());
  const std::string lead = childLead(parent, position);
  auto element = build(parent, wanted, lead);
  Element& inserted = *element;
  auto& pieces = parent.m_source->pieces;
  attach(parent, position, std::move(element), pieceBehind(parent, position));
  if (pieces.size() == 1 && !lead.empty()) {
    const std::string own = leadOf(parent);
    const std::size_t line = own.find_last_of('\n');
    indentAfter(parent, m_source.newline + (line == std::string::npos ? std::string() : own.substr(line + 1)));
  }
  return inserted;
}

std::unique_ptr<Element> DocumentEditor::remove(Element& element) {
  Element& parent = *element.parent();
  m_document.leave(element);
  auto& pieces = parent.m_source->pieces;
  const auto isIt = [&](const Piece& piece) { return piece.child == &element; };
  auto piece = std::find_if(pieces.begin(), pieces.end(), isIt);
  ElementSource& source = *element.m_source;
  if (source.lead.empty() && piece != pieces.begin() && (piece - 1)->type == Piece::Type::Text) {
    std::string& before = (piece - 1)->raw;
    source.lead = before.substr(blanksFrom(before));
    before.resize(blanksFrom(before));
    if (before.empty()) piece = pieces.erase(piece - 1);
  }
  const bool anchored = piece != pieces.begin() && (piece - 1)->type != Piece::Type::Child;
  source.after = anchored ? (piece - 1)->id : 0;
  pieces.erase(piece);
  if (onlyIndents(*parent.m_source) && !pieces.empty()) {
    source.indent = pieces.front().raw;
    pieces.clear();
  }
  const auto child = std::find_if(parent.m_children.begin(), parent.m_children.end(),
                                  [&](const auto& c) { return c.get() == &element; });
  auto owned = std::move(*child);
  parent.m_children.erase(child);
  owned->m_parent = nullptr;
  return owned;
}

Element& DocumentEditor::restore(Element& parent, std::size_t position, std::unique_ptr<Element> element) {
  position = std::min(position, parent.m_children.size());
  Element& restored = *element;
  const auto& pieces = parent.m_source->pieces;
  std::size_t at = pieceBehind(parent, position);
  for (std::size_t i = at; i < pieces.size() && pieces[i].type != Piece::Type::Child; ++i) {
    if (restored.m_source->after != 0 && pieces[i].id == restored.m_source->after) at = i + 1;
  }
  attach(parent, position, std::move(element), at);
  if (pieces.size() == 1 && !restored.m_source->indent.empty()) indentAfter(parent, restored.m_source->indent);
  restored.m_source->indent.clear();
  rebind(restored);
  return restored;
}

void Document::setAttribute(Element& element, std::string_view name, std::optional<std::string> value,
                            std::string_view namespaceUri) {
  DocumentEditor(*this).setAttribute(element, name, std::move(value), namespaceUri);
}

void Document::setText(Element& element, std::string text) {
  DocumentEditor(*this).setText(element, std::move(text));
}

Element& Document::insert(Element& parent, std::size_t position, const NewElement& element) {
  return DocumentEditor(*this).insert(parent, position, element);
}

std::unique_ptr<Element> Document::remove(Element& element) {
  return DocumentEditor(*this).remove(element);
}

Element& Document::restore(Element& parent, std::size_t position, std::unique_ptr<Element> element) {
  return DocumentEditor(*this).restore(parent, position, std::move(element));
}

}  // namespace joinery::model
