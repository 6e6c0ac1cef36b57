#include "engine/dmn/xml.h"

#include "engine/dmn/dmn.h"

namespace joinery::dmn {
namespace {

bool isSpace(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// The id of the element itself or of the nearest one around it that has one.
std::string nearestId(const Element* element) {
  for (; element; element = element->parent())
    if (!element->id().empty()) return element->id();
  return {};
}

}  // namespace

const Element* childNamed(const Element& parent, std::string_view name) {
  for (const auto& child : parent.children())
    if (child->localName() == name && isDmnNamespace(child->namespaceUri())) return child.get();
  return nullptr;
}

std::vector<const Element*> childrenNamed(const Element& parent, std::string_view name) {
  std::vector<const Element*> out;
  for (const auto& child : parent.children())
    if (child->localName() == name && isDmnNamespace(child->namespaceUri())) out.push_back(child.get());
  return out;
}

std::string normalized(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!isSpace(c))
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string nameOf(const Element& element) {
  return normalized(element.name());
}

std::string textOf(const Element& element) {
  const Element* text = childNamed(element, "text");
  return text ? text->text() : std::string();
}

bool isBlank(std::string_view text) {
  for (const char c : text)
    if (!isSpace(c)) return false;
  return true;
}

std::string typeRefOf(const Element& element) {
  std::string out = element.attributeOr("typeRef", "");
  if (out.empty())
    if (const Element* child = childNamed(element, "typeRef")) out = child->text();
  out = normalized(out);
  if (out.starts_with("feel:")) out.erase(0, 5);
  return out;
}

void Report::add(Severity severity, const Element& at, std::string code, std::string message) {
  Diagnostic d;
  d.severity = severity;
  d.code = std::move(code);
  d.message = std::move(message);
  d.resource = m_resource;
  d.element = nearestId(&at);
  d.line = at.position().line;
  d.column = at.position().column;
  m_into.push_back(std::move(d));
}

void Report::error(const Element& at, std::string code, std::string message) {
  add(Severity::Error, at, std::move(code), std::move(message));
}

void Report::warning(const Element& at, std::string code, std::string message) {
  add(Severity::Warning, at, std::move(code), std::move(message));
}

void Report::feel(const Element& at, const Error& error, Severity severity) {
  const Element* text = childNamed(at, "text");
  const Element& place = text ? *text : at;
  for (const Diagnostic& detail : error.details) {
    add(severity, place, error.code, detail.message);
    if (!text || detail.line == 0) continue;
    // The text begins right behind its start tag, which carries nothing but the name.
    Diagnostic& d = m_into.back();
    const int tag = static_cast<int>(text->localName().size()) + 2;
    d.column = detail.line == 1 ? d.column + tag + detail.column - 1 : detail.column;
    d.line += detail.line - 1;
  }
}

}  // namespace joinery::dmn
