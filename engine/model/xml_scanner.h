// A strict scanner of XML 1.0 text that keeps every byte: what it hands out, put together again, is the input.
//
//   XmlScanner scanner(utf8);
//   while (scanner.next()) use(scanner.token());
//   if (scanner.fault()) report(*scanner.fault());
//
// It checks the grammar of single tokens (names, attributes, entities, characters, comments), and that tags match, are
// not nested too deep and have one root; prefixes are the reader's part, and what values and text mean is read by
// xml_content.h. It never recurses. Refuses document type declarations ("xml-doctype") and with them every entity but
// the five predefined ones. Views point into the input.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace joinery::model {

struct XmlAttribute {
  std::string_view lead;   // white space before the name
  std::string_view name;   // with its prefix
  std::string_view equal;  // from the end of the name up to and with the opening quote
  std::string_view raw;    // between the quotes
  std::size_t offset = 0;  // of the name
};

struct XmlToken {
  enum class Type { StartTag, EndTag, Characters, CData, Misc };  // Misc: comment, processing instruction, declaration
  Type type = Type::Misc;
  std::string_view raw;  // the whole token
  std::size_t offset = 0;
  std::string_view name;                 // of a tag, with its prefix
  std::vector<XmlAttribute> attributes;  // of a start tag
  std::string_view tail;                 // of a start tag: white space before "/>" or ">"
  bool selfClosing = false;
};

struct XmlFault {
  std::string code;
  std::string message;
  std::size_t offset = 0;
};

inline constexpr std::size_t kMaxDepth = 200;

class XmlScanner {
 public:
  explicit XmlScanner(std::string_view text) : m_text(text) {}
  bool next();  // false at the end and at the first fault
  const XmlToken& token() const { return m_token; }
  const std::optional<XmlFault>& fault() const { return m_fault; }

 private:
  bool fail(std::string code, std::string message, std::size_t offset);
  bool malformed(std::string message, std::size_t offset) { return fail("xml-malformed", std::move(message), offset); }
  bool startTag();
  bool attribute(std::string_view lead);
  bool endTag();
  bool characters();
  bool comment();
  bool instruction();
  bool cdata();
  bool checkCharacters(std::string_view raw, std::size_t offset);
  bool checkReference(std::string_view raw, std::size_t& at, std::size_t offset);
  bool open(std::size_t start);
  bool close(std::size_t start);
  bool atEnd();
  std::string_view name();
  std::string_view space();
  bool finish(XmlToken::Type type, std::size_t start);

  std::string_view m_text;
  std::size_t m_at = 0;
  XmlToken m_token;
  std::vector<std::pair<std::string_view, std::size_t>> m_open;  // names of the open elements and where they start
  bool m_rootSeen = false;
  std::optional<XmlFault> m_fault;
};

}  // namespace joinery::model
