#include "engine/model/xml_scanner.h"

#include <array>

#include "engine/model/encoding.h"

namespace joinery::model {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

bool isNameStart(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
         (c >= 0xC0 && c != 0xD7 && c != 0xF7);
}

bool isNamePart(char32_t c) {
  return isNameStart(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == 0xB7;
}

bool isXmlCharacter(char32_t c) {  // 2.2
  return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
         (c >= 0x10000 && c <= 0x10FFFF);
}

struct Entity {
  std::string_view name;
  char character;
};
constexpr std::array<Entity, 5> kEntities{{{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};

std::string quoted(std::string_view text) {
  return "\"" + std::string(text.substr(0, 60)) + "\"";
}

}  // namespace

bool XmlScanner::fail(std::string code, std::string message, std::size_t offset) {
  m_fault = XmlFault{std::move(code), std::move(message), offset};
  return false;
}

bool XmlScanner::finish(XmlToken::Type type, std::size_t start) {
  m_token.type = type;
  m_token.offset = start;
  m_token.raw = m_text.substr(start, m_at - start);
  return true;
}

bool XmlScanner::next() {
  if (m_fault || m_at >= m_text.size()) return false;
  m_token = {};
  const std::string_view rest = m_text.substr(m_at);
  if (rest[0] != '<') return characters();
  if (rest.starts_with("</")) return endTag();
  if (rest.starts_with("<!--")) return comment();
  if (rest.starts_with("<![CDATA[")) return cdata();
  if (rest.starts_with("<?")) return instruction();
  if (rest.starts_with("<!DOCTYPE")) {
    return fail("xml-doctype", "document type declarations are refused: a model needs neither a DTD nor entities",
                m_at);
  }
  if (rest.starts_with("<!")) return malformed("expected a comment or CDATA section after \"<!\"", m_at);
  return startTag();
}

std::string_view XmlScanner::space() {
  const std::size_t start = m_at;
  m_at = std::min(m_text.find_first_not_of(kSpace, m_at), m_text.size());
  return m_text.substr(start, m_at - start);
}

std::string_view XmlScanner::name() {
  const std::size_t start = m_at;
  while (m_at < m_text.size()) {
    std::size_t after = m_at;
    const char32_t c = nextCodePoint(m_text, after);
    if (!(m_at == start ? isNameStart(c) : isNamePart(c))) break;
    m_at = after;
  }
  return m_text.substr(start, m_at - start);
}

bool XmlScanner::startTag() {
  const std::size_t start = m_at++;
  m_token.name = name();
  if (m_token.name.empty()) return malformed("expected an element name after \"<\" (write &lt; for the sign)", start);
  while (true) {
    const std::string_view lead = space();
    if (m_at >= m_text.size()) {
      return malformed("the start tag <" + std::string(m_token.name) + " is not closed by \">\"", start);
    }
    if (m_text[m_at] == '>' || m_text.substr(m_at).starts_with("/>")) {
      m_token.tail = lead;
      m_token.selfClosing = m_text[m_at] == '/';
      m_at += m_token.selfClosing ? 2 : 1;
      return finish(XmlToken::Type::StartTag, start);
    }
    if (!attribute(lead)) return false;
  }
}

bool XmlScanner::attribute(std::string_view lead) {
  XmlAttribute attribute;
  attribute.lead = lead;
  attribute.offset = m_at;
  attribute.name = name();
  if (attribute.name.empty()) {
    return malformed("expected an attribute, \">\" or \"/>\" in the tag <" + std::string(m_token.name) + ">", m_at);
  }
  if (lead.empty()) return malformed("expected white space before the attribute " + quoted(attribute.name), m_at);
  const std::size_t nameEnd = m_at;
  space();
  if (m_at >= m_text.size() || m_text[m_at] != '=') {
    return malformed("expected \"=\" after the attribute " + quoted(attribute.name), m_at);
  }
  ++m_at;
  space();
  if (m_at >= m_text.size() || (m_text[m_at] != '"' && m_text[m_at] != '\'')) {
    return malformed("expected the value of " + quoted(attribute.name) + " in quotes", m_at);
  }
  const char quote = m_text[m_at++];
  attribute.equal = m_text.substr(nameEnd, m_at - nameEnd);
  const std::size_t end = m_text.find(quote, m_at);
  if (end == std::string_view::npos) {
    return malformed("the value of " + quoted(attribute.name) + " has no closing quote", attribute.offset);
  }
  attribute.raw = m_text.substr(m_at, end - m_at);
  const std::size_t less = attribute.raw.find('<');
  if (less != std::string_view::npos) {
    return malformed("\"<\" in the value of " + quoted(attribute.name) + " must be written &lt;", m_at + less);
  }
  if (!decode(attribute.raw, m_at, true, attribute.value)) return false;
  for (const XmlAttribute& other : m_token.attributes) {
    if (other.name == attribute.name) {
      return fail("xml-duplicate-attribute", "the attribute " + quoted(attribute.name) + " stands twice in one tag",
                  attribute.offset);
    }
  }
  m_at = end + 1;
  m_token.attributes.push_back(std::move(attribute));
  return true;
}

bool XmlScanner::endTag() {
  const std::size_t start = m_at;
  m_at += 2;
  m_token.name = name();
  space();
  if (m_token.name.empty() || m_at >= m_text.size() || m_text[m_at] != '>') {
    return malformed("expected an end tag like </name>", start);
  }
  ++m_at;
  return finish(XmlToken::Type::EndTag, start);
}

bool XmlScanner::characters() {
  const std::size_t start = m_at;
  m_at = std::min(m_text.find('<', m_at), m_text.size());
  const std::string_view raw = m_text.substr(start, m_at - start);
  const std::size_t bad = raw.find("]]>");
  if (bad != std::string_view::npos) return malformed("\"]]>\" in text must be written ]]&gt;", start + bad);
  if (!decode(raw, start, false, m_token.text)) return false;
  return finish(XmlToken::Type::Characters, start);
}

bool XmlScanner::comment() {
  const std::size_t start = m_at;
  const std::size_t dashes = m_text.find("--", m_at + 4);
  if (dashes == std::string_view::npos) return malformed("a comment is not closed by \"-->\"", start);
  if (!m_text.substr(dashes).starts_with("-->")) return malformed("\"--\" is not allowed in a comment", dashes);
  m_at = dashes + 3;
  return finish(XmlToken::Type::Misc, start);
}

bool XmlScanner::instruction() {
  const std::size_t start = m_at;
  const std::size_t end = m_text.find("?>", m_at);
  if (end == std::string_view::npos) return malformed("a processing instruction is not closed by \"?>\"", start);
  m_at += 2;
  const std::string_view target = name();
  if (target.empty()) return malformed("expected a name after \"<?\"", start);
  if (target == "xml" && start != 0) return malformed("an XML declaration stands only at the very beginning", start);
  m_at = end + 2;
  return finish(XmlToken::Type::Misc, start);
}

bool XmlScanner::cdata() {
  const std::size_t start = m_at;
  const std::size_t end = m_text.find("]]>", m_at);
  if (end == std::string_view::npos) return malformed("a CDATA section is not closed by \"]]>\"", start);
  for (std::size_t at = start + 9; at < end;) {
    const std::size_t here = at;
    const char32_t c = nextCodePoint(m_text, at);
    if (!isXmlCharacter(c)) return malformed("a control character is not allowed in XML", here);
    if (c == '\r' && m_text[at] == '\n') continue;
    appendUtf8(m_token.text, c == '\r' ? '\n' : c);
  }
  m_at = end + 3;
  return finish(XmlToken::Type::CData, start);
}

bool XmlScanner::decode(std::string_view raw, std::size_t offset, bool isAttribute, std::string& out) {
  out.reserve(raw.size());
  for (std::size_t at = 0; at < raw.size();) {
    if (raw[at] == '&') {
      if (!reference(raw, at, offset, out)) return false;
      continue;
    }
    const std::size_t here = at;
    const char32_t c = nextCodePoint(raw, at);
    if (!isXmlCharacter(c)) return malformed("a control character is not allowed in XML", offset + here);
    if (c == '\r' && at < raw.size() && raw[at] == '\n') continue;
    const bool blank = c == '\r' || c == '\n' || c == '\t';
    appendUtf8(out, isAttribute && blank ? ' ' : c == '\r' ? '\n' : c);
  }
  return true;
}

bool XmlScanner::reference(std::string_view raw, std::size_t& at, std::size_t offset, std::string& out) {
  const std::size_t end = raw.find(';', at);
  const std::string_view body = end == std::string_view::npos ? "" : raw.substr(at + 1, end - at - 1);
  const std::size_t start = offset + at;
  at = end + 1;
  if (body.starts_with('#')) {
    const bool hex = body.starts_with("#x");
    const std::string digits(body.substr(hex ? 2 : 1));
    const bool legal = !digits.empty() && digits.size() < 9 &&
                       digits.find_first_not_of(hex ? "0123456789abcdefABCDEF" : "0123456789") == std::string::npos;
    const char32_t c = legal ? static_cast<char32_t>(std::stoul(digits, nullptr, hex ? 16 : 10)) : 0;
    if (!isXmlCharacter(c)) return malformed("&" + std::string(body) + "; is no character of XML", start);
    appendUtf8(out, c);
    return true;
  }
  for (const Entity& entity : kEntities) {
    if (entity.name == body) return out += entity.character, true;
  }
  if (body.empty()) return malformed("\"&\" must be written &amp;", start);
  return malformed("the entity &" + std::string(body.substr(0, 40)) + "; is not known", start);
}

}  // namespace joinery::model
