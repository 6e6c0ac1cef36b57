// Builds the elements of a Document from its text. Private to engine/model; see Document::parse for the promises.
#pragma once

#include "engine/model/source.h"
#include "engine/model/xml_scanner.h"

namespace joinery::model {

inline constexpr std::size_t kMaxDepth = 200;

class DocumentReader {
 public:
  static Result<std::unique_ptr<Document>> read(std::string bytes, std::string resource);

 private:
  DocumentReader(std::string_view text, Document& document) : m_text(text), m_document(document) {}
  bool run();
  bool startTag(const XmlToken& token);
  bool endTag(const XmlToken& token);
  bool text(const XmlToken& token);
  void misc(const XmlToken& token);
  void bindNames(const XmlToken& token, Element& element, ElementSource& source);
  void addAttribute(const XmlAttribute& attribute, Element& element, ElementSource& source);
  const std::string* namespaceOf(std::string_view prefix) const;
  void finishText(Element& element);
  void detectLayout();
  bool fail(std::string code, std::string message, std::size_t offset);  // stops the reading
  void report(std::string code, std::string message, std::size_t offset);
  Position positionAt(std::size_t offset);  // offsets must not decrease, but for faults

  std::string_view m_text;
  Document& m_document;
  std::vector<Element*> m_open;
  std::vector<std::pair<std::string, std::string>> m_scope;  // prefix and namespace, innermost last
  std::vector<Diagnostic> m_faults;
  std::size_t m_countedTo = 0;
  Position m_counted{1, 1};
};

}  // namespace joinery::model
