// What a Document keeps of its text: for every element the bytes of its tags and of what stands between its children,
// and the edits laid over them. Put together in order they are the file; an edit never changes a byte that it does not
// mean, and taking an edit back leaves the original bytes. Private to engine/model.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/model/document.h"
#include "engine/model/encoding.h"

namespace joinery::model {

struct AttributeSource {
  std::string lead = " ";     // white space before the name
  std::string name;           // as written, with prefix
  std::string equal = "=\"";  // up to and with the opening quote
  std::string raw;            // the value as written; meaningless once `written` holds a value
  std::string namespaceUri, localName;
  std::string original;                // the value as read
  std::optional<std::string> written;  // the value an edit gave it
  bool removed = false;
  bool added = false;        // not in the file
  bool declaration = false;  // xmlns or xmlns:p
  bool lentPrefix = false;   // its prefix is declared by DocumentSource::lent
};

struct Piece {
  enum class Type {
    Text,
    Misc,
    Child,
    Indent
  };  // Indent: white space that an insertion brought and its undo takes away
  Type type = Type::Text;
  std::string raw;
  bool blank = false;  // nothing but white space
  Element* child = nullptr;
  unsigned id = 0;  // names a piece for the restoring of the element behind it
};

struct ElementSource {
  std::string name;  // as written, with prefix
  std::vector<AttributeSource> attributes;
  std::string tail;    // white space before ">" or "/>"
  std::string endTag;  // "</name>"; of inserted elements made by the writer
  bool selfClosing = false;
  bool lentPrefix = false;
  std::vector<Piece> pieces;
  std::string originalText;
  std::optional<std::string> text;  // the text an edit gave it
  std::string lead;                 // white space that moves with the element since it was inserted or removed
  std::string indent;               // white space before the parent's end tag that left with its only child
  unsigned after = 0;               // Piece::id of what stood before it when it was removed
  std::vector<std::pair<std::string, std::string>> declared;  // prefix and namespace, as declared in this tag
};

struct DocumentSource {
  Encoding encoding;
  std::string before, after;  // around the root element
  std::string newline = "\n";
  std::string unit = "  ";  // one step of indentation
  unsigned nextPiece = 1;
  std::unordered_map<std::string, std::vector<Element*>> ids;
  std::vector<Element*> byIndex;
  std::vector<std::string> prefixes;                      // every prefix that any tag declares
  std::vector<std::pair<std::string, std::string>> lent;  // namespace and prefix, declared at the root while used
};

inline bool isBlank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// Writes a document; used by Document::text only.
class DocumentWriter {
 public:
  explicit DocumentWriter(const Document& document) : m_document(document) {}
  std::string write();

 private:
  void element(const Element& element);
  void startTag(const Element& element, bool close);
  void content(const Element& element);
  void attribute(const AttributeSource& attribute);
  void escaped(std::string_view text, bool isAttribute, char quote);
  void use(std::string_view name);

  const Document& m_document;
  std::string m_out;
  std::vector<std::string> m_usedPrefixes;
};

}  // namespace joinery::model
