#include "engine/model/xml_scanner.h"

#include <algorithm>
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

constexpr std::array<std::string_view, 5> kEntities{"amp", "lt", "gt", "quot", "apos"};

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
  if (m_fault) return false;
  if (m_at >= m_text.size()) return atEnd();
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

bool XmlScanner::open(std::size_t start) {
  if (m_open.empty() && m_rootSeen) {
    return malformed("a file has one outermost element; <" + std::string(m_token.name) + "> is a second", start);
  }
  if (m_open.size() >= kMaxDepth) {
    return fail("xml-too-deep", "elements are nested deeper than " + std::to_string(kMaxDepth), start);
  }
  m_rootSeen = true;
  if (!m_token.selfClosing) m_open.emplace_back(m_token.name, start);
  return true;
}

bool XmlScanner::close(std::size_t start) {
  if (m_open.empty()) return malformed("the end tag </" + std::string(m_token.name) + "> closes nothing", start);
  const auto [name, opened] = m_open.back();
  if (name != m_token.name) {
    const auto line = 1 + std::count(m_text.begin(), m_text.begin() + static_cast<std::ptrdiff_t>(opened), '\n');
    return malformed("expected </" + std::string(name) + "> for the tag of line " + std::to_string(line) + ", got </" +
                         std::string(m_token.name) + ">",
                     start);
  }
  m_open.pop_back();
  return true;
}

bool XmlScanner::atEnd() {
  if (!m_open.empty()) return malformed("the file ends before </" + std::string(m_open.back().first) + ">", m_at);
  if (!m_rootSeen) return malformed("the file holds no element", m_at);
  return false;
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
      return open(start) && finish(XmlToken::Type::StartTag, start);
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
  if (!checkCharacters(attribute.raw, m_at)) return false;
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
  return close(start) && finish(XmlToken::Type::EndTag, start);
}

bool XmlScanner::characters() {
  const std::size_t start = m_at;
  m_at = std::min(m_text.find('<', m_at), m_text.size());
  const std::string_view raw = m_text.substr(start, m_at - start);
  const std::size_t bad = raw.find("]]>");
  if (bad != std::string_view::npos) return malformed("\"]]>\" in text must be written ]]&gt;", start + bad);
  if (!checkCharacters(raw, start)) return false;
  if (m_open.empty() && raw.find_first_not_of(kSpace) != std::string_view::npos) {
    return malformed("text stands outside of the outermost element", start);
  }
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
  if (m_open.empty()) return malformed("text stands outside of the outermost element", start);
  for (std::size_t at = start + 9; at < end;) {
    const std::size_t here = at;
    const char32_t c = nextCodePoint(m_text, at);
    if (!isXmlCharacter(c)) return malformed("a control character is not allowed in XML", here);
  }
  m_at = end + 3;
  return finish(XmlToken::Type::CData, start);
}

bool XmlScanner::checkCharacters(std::string_view raw, std::size_t offset) {
  for (std::size_t at = 0; at < raw.size();) {
    if (raw[at] == '&') {
      if (!checkReference(raw, at, offset)) return false;
      continue;
    }
    const std::size_t here = at;
    if (!isXmlCharacter(nextCodePoint(raw, at))) {
      return malformed("a control character is not allowed in XML", offset + here);
    }
  }
  return true;
}

bool XmlScanner::checkReference(std::string_view raw, std::size_t& at, std::size_t offset) {
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
    return isXmlCharacter(c) || malformed("&" + std::string(body) + "; is no character of XML", start);
  }
  if (std::find(kEntities.begin(), kEntities.end(), body) != kEntities.end()) return true;
  if (body.empty()) return malformed("\"&\" must be written &amp;", start);
  return malformed("the entity &" + std::string(body.substr(0, 40)) + "; is not known", start);
}

}  // namespace joinery::model
