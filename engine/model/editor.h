// The edits of a Document: each marks ElementSource and leaves the bytes that were read where they are. Private to
// engine/model; see Document for the promises.
#pragma once

#include "engine/model/source.h"

namespace joinery::model {

class DocumentEditor {
 public:
  explicit DocumentEditor(Document& document) : m_document(document), m_source(*document.m_source) {}
  void setAttribute(Element& element, std::string_view name, std::optional<std::string> value, std::string_view uri);
  void setText(Element& element, std::string text);
  Element& insert(Element& parent, std::size_t position, const NewElement& element);
  std::unique_ptr<Element> remove(Element& element);
  Element& restore(Element& parent, std::size_t position, std::unique_ptr<Element> element);

 private:
  struct Prefix {
    std::string prefix;
    bool lent = false;
  };
  Prefix prefixFor(const Element& at, std::string_view uri, bool isAttribute);
  std::string lend(std::string_view uri);
  void rebind(Element& element);
  void addAttribute(Element& element, const Attribute& attribute);
  static void showAttributes(Element& element);
  std::unique_ptr<Element> build(Element& parent, const NewElement& element, const std::string& lead);
  std::string leadOf(const Element& element) const;
  std::string childLead(const Element& parent, std::size_t position) const;
  void attach(Element& parent, std::size_t position, std::unique_ptr<Element> element, std::size_t pieceAt);
  void indentAfter(Element& parent, std::string indent);
  static std::size_t pieceBehind(const Element& parent, std::size_t position);

  Document& m_document;
  DocumentSource& m_source;
};

}  // namespace joinery::model
