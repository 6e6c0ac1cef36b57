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

// Finds a character of an element's text in the source, where CDATA marks and entities take more room than in the text.
class PlaceFinder {
 public:
  explicit PlaceFinder(std::string_view source) : m_source(source) {}

  // `start` is where the element's start tag is; line and column count within its text.
  model::Position find(model::Position start, int line, int column) {
    while (m_at < m_source.size() && (m_place.line < start.line || m_place.column < start.column)) next();
    skipTag();
    int textLine = 1, textColumn = 1;
    skipMarks();
    while (m_at < m_source.size() && (textLine < line || textColumn < column) && m_source[m_at] != '<') {
      const bool newLine = m_source[m_at] == '\n';
      textColumn = newLine ? 1 : textColumn + (m_source[m_at] == '\r' ? 0 : 1);
      textLine += newLine ? 1 : 0;
      const bool entity = m_source[m_at] == '&' && !m_inCdata;
      const std::size_t end = entity ? m_source.find(';', m_at) : m_at;
      for (next(); entity && m_at <= end && m_at < m_source.size();) next();
      skipMarks();
    }
    return m_place;
  }

 private:
  void next() {  // one character
    const bool newLine = m_source[m_at] == '\n';
    do ++m_at;
    while (m_at < m_source.size() && (static_cast<unsigned char>(m_source[m_at]) & 0xC0) == 0x80);
    m_place.column = newLine ? 1 : m_place.column + 1;
    m_place.line += newLine ? 1 : 0;
  }

  void skip(std::size_t count) {
    for (const std::size_t end = m_at + count; m_at < end && m_at < m_source.size();) next();
  }

  void skipTag() {
    char quote = '\0';
    while (m_at < m_source.size()) {
      const char c = m_source[m_at];
      next();
      if (quote == '\0' && c == '>') return;
      if (c == '"' || c == '\'') quote = quote == c ? '\0' : quote == '\0' ? c : quote;
    }
  }

  void skipMarks() {
    constexpr std::string_view kBegin = "<![CDATA[", kEnd = "]]>";
    while (m_source.substr(m_at, kBegin.size()) == kBegin ||
           (m_inCdata && m_source.substr(m_at, kEnd.size()) == kEnd)) {
      m_inCdata = m_source[m_at] == '<';
      skip(m_inCdata ? kBegin.size() : kEnd.size());
    }
  }

  std::string_view m_source;
  std::size_t m_at = 0;
  model::Position m_place{1, 1};
  bool m_inCdata = false;
};

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
    const model::Position within = PlaceFinder(m_source).find(text->position(), detail.line, detail.column);
    m_into.back().line = within.line;
    m_into.back().column = within.column;
  }
}

}  // namespace joinery::dmn
