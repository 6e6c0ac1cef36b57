#include "engine/model/reader.h"

#include <algorithm>

#include "engine/model/diagnose.h"

namespace joinery::model {
namespace {

constexpr std::string_view kXmlNamespace = "http://www.w3.org/XML/1998/namespace";

std::pair<std::string_view, std::string_view> split(std::string_view name) {
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) return {{}, name};
  return {name.substr(0, colon), name.substr(colon + 1)};
}

}  // namespace

Result<std::unique_ptr<Document>> DocumentReader::read(std::string bytes, std::string resource) {
  auto decoded = decodeFile(bytes);
  if (!decoded) {
    Error error = decoded.error();
    error.details.push_back({Severity::Error, error.code, error.message, resource, {}, 1, 1});
    return error;
  }
  auto document = std::unique_ptr<Document>(new Document);
  document->m_resource = std::move(resource);
  document->m_source->encoding = decoded->encoding;
  DocumentReader reader(decoded->text, *document);
  if (reader.wellFormed()) reader.run();
  if (!reader.m_faults.empty()) {
    const Diagnostic& first = reader.m_faults.front();
    Error error = makeError(
        ErrorKind::Malformed, first.code,
        "line " + std::to_string(first.line) + ", column " + std::to_string(first.column) + ": " + first.message);
    error.details = std::move(reader.m_faults);
    return error;
  }
  document->m_diagnostics = diagnose(*document);
  return document;
}

// The whole text first, so that pugixml never sees what is malformed or nested without bound.
bool DocumentReader::wellFormed() {
  XmlScanner scanner(m_text);
  while (scanner.next()) {
  }
  if (const auto& fault = scanner.fault()) report(fault->code, fault->message, fault->offset);
  return !scanner.fault();
}

void DocumentReader::run() {
  m_content = std::make_unique<XmlContent>(m_text);
  XmlScanner scanner(m_text);
  while (scanner.next()) {
    const XmlToken& token = scanner.token();
    switch (token.type) {
      case XmlToken::Type::StartTag:
        startTag(token);
        break;
      case XmlToken::Type::EndTag:
        endTag(token);
        break;
      case XmlToken::Type::Misc:
        misc(token);
        break;
      default:
        text(token);
    }
  }
  detectLayout();
  m_document.enter(*m_document.m_root);
}

void DocumentReader::startTag(const XmlToken& token) {
  m_content->enter(token.offset);
  auto owned = std::make_unique<Element>();
  Element& element = *owned;
  ElementSource& source = *element.m_source;
  element.m_position = positionAt(token.offset);
  element.m_index = static_cast<int>(m_document.m_source->byIndex.size());
  m_document.m_source->byIndex.push_back(&element);
  source.name = token.name;
  source.tail = token.tail;
  source.selfClosing = token.selfClosing;
  bindNames(token, element, source);
  if (m_open.empty()) {
    m_document.m_root = std::move(owned);
  } else {
    Element& parent = *m_open.back();
    element.m_parent = &parent;
    parent.m_source->pieces.push_back({Piece::Type::Child, {}, false, &element, m_document.m_source->nextPiece++});
    parent.m_children.push_back(std::move(owned));
  }
  if (token.selfClosing) {
    m_scope.resize(m_scope.size() - source.declared.size());
    m_content->leave();
  } else {
    m_open.push_back(&element);
  }
}

void DocumentReader::bindNames(const XmlToken& token, Element& element, ElementSource& source) {
  for (std::size_t i = 0; i < token.attributes.size(); ++i) {
    const XmlAttribute& attribute = token.attributes[i];
    const auto [prefix, local] = split(attribute.name);
    if (attribute.name != "xmlns" && prefix != "xmlns") continue;
    const std::string declared(prefix == "xmlns" ? local : "");
    if (!declared.empty() && attribute.raw.empty()) {
      report("xml-malformed", "the prefix \"" + declared + "\" is declared for no namespace", attribute.offset);
    }
    source.declared.emplace_back(declared, m_content->value(i));
    m_document.m_source->prefixes.push_back(declared);
  }
  m_scope.insert(m_scope.end(), source.declared.begin(), source.declared.end());
  const auto [prefix, local] = split(token.name);
  element.m_localName = local;
  if (const std::string* uri = namespaceOf(prefix)) {
    element.m_namespaceUri = *uri;
  } else if (!prefix.empty()) {
    report("xml-undeclared-prefix", "the prefix \"" + std::string(prefix) + "\" is not declared", token.offset);
  }
  element.m_kind = kindOf(element.m_namespaceUri, element.m_localName);
  for (std::size_t i = 0; i < token.attributes.size(); ++i) {
    addAttribute(token.attributes[i], m_content->value(i), element, source);
  }
}

void DocumentReader::addAttribute(const XmlAttribute& attribute, std::string value, Element& element,
                                  ElementSource& source) {
  const auto [prefix, local] = split(attribute.name);
  AttributeSource slot;
  slot.lead = attribute.lead;
  slot.name = attribute.name;
  slot.equal = attribute.equal;
  slot.raw = attribute.raw;
  slot.original = std::move(value);
  slot.localName = local;
  slot.declaration = attribute.name == "xmlns" || prefix == "xmlns";
  if (!slot.declaration) {
    if (prefix == "xml") {
      slot.namespaceUri = kXmlNamespace;
    } else if (!prefix.empty()) {
      if (const std::string* uri = namespaceOf(prefix)) {
        slot.namespaceUri = *uri;
      } else {
        report("xml-undeclared-prefix", "the prefix \"" + std::string(prefix) + "\" is not declared", attribute.offset);
      }
    }
    if (element.attribute(local, slot.namespaceUri) != nullptr) {
      report("xml-duplicate-attribute", "the attribute \"" + std::string(local) + "\" stands twice in one tag",
             attribute.offset);
    }
    element.m_attributes.push_back({slot.namespaceUri, slot.localName, slot.original});
  }
  source.attributes.push_back(std::move(slot));
}

void DocumentReader::endTag(const XmlToken& token) {
  Element& element = *m_open.back();
  element.m_source->endTag = token.raw;
  finishText(element);
  m_scope.resize(m_scope.size() - element.m_source->declared.size());
  m_open.pop_back();
  m_content->leave();
}

void DocumentReader::finishText(Element& element) {
  element.m_text = m_content->text();
  if (!element.m_children.empty() && isBlank(element.m_text)) element.m_text.clear();
  element.m_source->originalText = element.m_text;
}

void DocumentReader::text(const XmlToken& token) {
  if (m_open.empty()) {
    misc(token);
    return;
  }
  const bool blank = token.type == XmlToken::Type::Characters && isBlank(token.raw);
  m_open.back()->m_source->pieces.push_back(
      {Piece::Type::Text, std::string(token.raw), blank, nullptr, m_document.m_source->nextPiece++});
}

void DocumentReader::misc(const XmlToken& token) {
  DocumentSource& source = *m_document.m_source;
  if (!m_open.empty()) {
    m_open.back()->m_source->pieces.push_back(
        {Piece::Type::Misc, std::string(token.raw), false, nullptr, source.nextPiece++});
  } else {
    (m_document.m_root ? source.after : source.before) += token.raw;
  }
}

const std::string* DocumentReader::namespaceOf(std::string_view prefix) const {
  const auto found = std::find_if(m_scope.rbegin(), m_scope.rend(), [&](const auto& d) { return d.first == prefix; });
  return found == m_scope.rend() ? nullptr : &found->second;
}

// Line end and indentation of what is inserted later follow the file.
void DocumentReader::detectLayout() {
  const std::size_t line = m_text.find('\n');
  if (line != std::string_view::npos && line > 0 && m_text[line - 1] == '\r') m_document.m_source->newline = "\r\n";
  const auto& pieces = m_document.m_root->m_source->pieces;
  if (pieces.empty() || !pieces.front().blank) return;
  const std::string& first = pieces.front().raw;
  const std::string unit = first.substr(first.find_last_of('\n') + 1);
  if (!unit.empty() && unit.size() <= 8) m_document.m_source->unit = unit;
}

void DocumentReader::report(std::string code, std::string message, std::size_t offset) {
  const Position at = positionAt(offset);
  m_faults.push_back(
      {Severity::Error, std::move(code), std::move(message), m_document.m_resource, {}, at.line, at.column});
}

Position DocumentReader::positionAt(std::size_t offset) {
  if (offset < m_countedTo) {
    m_countedTo = 0;
    m_counted = {1, 1};
  }
  for (; m_countedTo < offset && m_countedTo < m_text.size(); ++m_countedTo) {
    const char c = m_text[m_countedTo];
    if (c == '\n') {
      m_counted = {m_counted.line + 1, 1};
    } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
      ++m_counted.column;
    }
  }
  return m_counted;
}

Result<std::unique_ptr<Document>> Document::parse(std::string text, std::string resource) {
  return DocumentReader::read(std::move(text), std::move(resource));
}

}  // namespace joinery::model
