// Builds the elements of a Document from its text. Private to engine/model; see Document::parse for the promises.
#pragma once

#include "engine/model/source.h"
#include "engine/model/xml_content.h"
#include "engine/model/xml_scanner.h"

namespace joinery::model {

class DocumentReader {
 public:
  static Result<std::unique_ptr<Document>> read(std::string bytes, std::string resource);

 private:
  DocumentReader(std::string_view text, Document& document) : m_text(text), m_document(document) {}
  bool wellFormed();
  void run();
  void startTag(const XmlToken& token);
  void endTag(const XmlToken& token);
  void text(const XmlToken& token);
  void misc(const XmlToken& token);
  void bindNames(const XmlToken& token, Element& element, ElementSource& source);
  void addAttribute(const XmlAttribute& attribute, std::string value, Element& element, ElementSource& source);
  const std::string* namespaceOf(std::string_view prefix) const;
  void finishText(Element& element);
  void detectLayout();
  void report(std::string code, std::string message, std::size_t offset);
  Position positionAt(std::size_t offset);  // offsets must not decrease, but for faults

  std::string_view m_text;
  Document& m_document;
  std::unique_ptr<XmlContent> m_content;
  std::vector<Element*> m_open;
  std::vector<std::pair<std::string, std::string>> m_scope;  // prefix and namespace, innermost last
  std::vector<Diagnostic> m_faults;
  std::size_t m_countedTo = 0;
  Position m_counted{1, 1};
};

}  // namespace joinery::model
