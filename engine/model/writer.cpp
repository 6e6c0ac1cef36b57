#include <algorithm>

#include "engine/model/source.h"

namespace joinery::model {
namespace {

bool hasContent(const ElementSource& source) {
  if (source.text && !source.text->empty()) return true;
  return std::any_of(source.pieces.begin(), source.pieces.end(),
                     [](const Piece& piece) { return piece.type != Piece::Type::Indent; });
}

}  // namespace

std::string DocumentWriter::write() {
  const DocumentSource& source = *m_document.m_source;
  const Element& root = m_document.root();
  content(root);
  std::string body;
  body.swap(m_out);
  const bool open = !root.m_source->selfClosing || hasContent(*root.m_source);
  startTag(root, !open);
  std::string all = source.before + m_out;
  if (open) all += body + (root.m_source->endTag.empty() ? "</" + root.m_source->name + ">" : root.m_source->endTag);
  all += source.after;
  return encodeFile(all, source.encoding);
}

void DocumentWriter::use(std::string_view name) {
  const std::string prefix(name.substr(0, name.find(':')));
  if (std::find(m_usedPrefixes.begin(), m_usedPrefixes.end(), prefix) == m_usedPrefixes.end()) {
    m_usedPrefixes.push_back(prefix);
  }
}

void DocumentWriter::element(const Element& element) {
  const ElementSource& source = *element.m_source;
  m_out += source.lead;
  const bool open = !source.selfClosing || hasContent(source);
  startTag(element, !open);
  if (!open) return;
  content(element);
  m_out += source.endTag.empty() ? "</" + source.name + ">" : source.endTag;
}

void DocumentWriter::startTag(const Element& element, bool close) {
  const ElementSource& source = *element.m_source;
  if (source.lentPrefix) use(source.name);
  m_out += "<" + source.name;
  for (const AttributeSource& slot : source.attributes) {
    if (!slot.removed) attribute(slot);
  }
  if (element.parent() == nullptr) {
    for (const auto& [uri, prefix] : m_document.m_source->lent) {
      const bool used = std::find(m_usedPrefixes.begin(), m_usedPrefixes.end(), prefix) != m_usedPrefixes.end();
      if (used) m_out += " xmlns:" + prefix + "=\"" + uri + "\"";
    }
  }
  m_out += source.tail + (close ? "/>" : ">");
}

void DocumentWriter::attribute(const AttributeSource& slot) {
  if (slot.lentPrefix) use(slot.name);
  m_out += slot.lead + slot.name + slot.equal;
  const char quote = slot.equal.back();
  if (slot.written) {
    escaped(*slot.written, true, quote);
  } else {
    m_out += slot.raw;
  }
  m_out += quote;
}

void DocumentWriter::content(const Element& element) {
  const ElementSource& source = *element.m_source;
  if (source.text) escaped(*source.text, false, 0);
  const bool leaf = element.children().empty();
  for (const Piece& piece : source.pieces) {
    if (piece.type == Piece::Type::Child) {
      this->element(*piece.child);
      continue;
    }
    const bool replaced = source.text && piece.type == Piece::Type::Text && (leaf || !piece.blank);
    if (!replaced) m_out += piece.raw;
  }
}

void DocumentWriter::escaped(std::string_view text, bool isAttribute, char quote) {
  const Encoding encoding = m_document.m_source->encoding;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = nextCodePoint(text, at);
    const bool numeric = c == '\r' || (isAttribute && (c == '\n' || c == '\t')) || !canEncode(c, encoding);
    if (c == '&') {
      m_out += "&amp;";
    } else if (c == '<') {
      m_out += "&lt;";
    } else if (c == '>' && !isAttribute) {
      m_out += "&gt;";
    } else if (isAttribute && c == static_cast<char32_t>(quote)) {
      m_out += quote == '"' ? "&quot;" : "&apos;";
    } else if (numeric) {
      m_out += "&#" + std::to_string(static_cast<unsigned>(c)) + ";";
    } else if (c == '\n') {
      m_out += m_document.m_source->newline;
    } else {
      appendUtf8(m_out, c);
    }
  }
}

}  // namespace joinery::model
