// An XML document of BPMN (or DMN) as elements with kinds, kept together with its source text.
//
//   auto doc = model::Document::parse(text, "permit.bpmn");       // XML faults: Error with every Diagnostic
//   for (const Diagnostic& d : (*doc)->diagnostics()) show(d);    // metamodel faults: wrong types, dangling references
//   const model::Element* task = (*doc)->byId("ut_prereview");
//   (*doc)->setAttribute(*task, "name", "预审");
//   (*doc)->text();                                               // the source with exactly that attribute changed
//
// Every XML element becomes an Element, unknown ones too (Kind::Unknown), so nothing is lost. `text()` returns the
// source with only the edited places patched: untouched documents come back byte for byte, comments, processing
// instructions, attribute order and quotes survive, and an edit that is undone restores the original bytes.
//
// A Document is confined to one thread while it is edited; a const Document may be read from many.
// Refuses: DTDs and entities ("xml-doctype"), nesting deeper than 200 ("xml-too-deep"), invalid UTF-8 and unknown
// encodings ("xml-encoding"), undeclared prefixes ("xml-undeclared-prefix"), duplicate attributes
// ("xml-duplicate-attribute"), everything else that is not well-formed ("xml-malformed"); each with line and column.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.h"
#include "engine/model/kinds.h"
#include "engine/model/namespaces.h"

namespace joinery::model {

struct Position {
  int line = 0;    // from 1
  int column = 0;  // from 1, in code points
};

// An attribute as it is in the file, its entities decoded. `namespaceUri` is empty for unprefixed attributes.
struct Attribute {
  std::string namespaceUri;
  std::string name;
  std::string value;
};

class Document;
// The bytes that were read and the edits laid over them; private to engine/model, source.h.
struct ElementSource;
struct DocumentSource;

class Element {
 public:
  Element();
  ~Element();
  Element(const Element&) = delete;
  Element& operator=(const Element&) = delete;
  Kind kind() const { return m_kind; }
  const std::string& namespaceUri() const { return m_namespaceUri; }
  const std::string& localName() const { return m_localName; }
  // The value of an attribute, or nullptr. `namespaceUri` empty means an unprefixed attribute.
  const std::string* attribute(std::string_view name, std::string_view namespaceUri = {}) const;
  std::string attributeOr(std::string_view name, std::string_view fallback, std::string_view namespaceUri = {}) const;
  const std::vector<Attribute>& attributes() const { return m_attributes; }
  std::string id() const { return attributeOr("id", ""); }
  std::string name() const { return attributeOr("name", ""); }
  // Character data of this element itself (CDATA and entities resolved, children's text not included). Empty where an
  // element with children holds nothing but white space.
  const std::string& text() const { return m_text; }
  Element* parent() const { return m_parent; }  // nullptr for the root
  const std::vector<std::unique_ptr<Element>>& children() const { return m_children; }
  const Element* child(Kind kind) const;  // the first of that kind, or nullptr
  std::vector<const Element*> childrenOf(Kind kind) const;
  Position position() const { return m_position; }  // of the start tag in the parsed text
  // Place in document order among all elements of the parsed text, from 0. The engine's stored records name elements
  // by it, so it depends on nothing but the XML. -1 for elements inserted later.
  int index() const { return m_index; }

 private:
  friend class Document;
  friend class DocumentReader;
  friend class DocumentWriter;
  friend class DocumentEditor;
  Kind m_kind = Kind::Unknown;
  std::string m_namespaceUri, m_localName, m_text;
  std::vector<Attribute> m_attributes;
  std::vector<std::unique_ptr<Element>> m_children;
  Element* m_parent = nullptr;
  Position m_position;
  int m_index = -1;
  std::unique_ptr<ElementSource> m_source;
};

// What to insert: an element with its attributes, text and children. The writer chooses prefixes and indentation from
// the surroundings and declares a namespace where it is missing.
struct NewElement {
  std::string namespaceUri;
  std::string localName;
  std::vector<Attribute> attributes;
  std::string text;
  std::vector<NewElement> children;
};

class Document {
 public:
  static Result<std::unique_ptr<Document>> parse(std::string text, std::string resource);
  ~Document();

  const std::string& resource() const { return m_resource; }
  const Element& root() const { return *m_root; }
  Element& root() { return *m_root; }
  const Element* byId(std::string_view id) const;  // nullptr if absent; the first of duplicates
  Element* byId(std::string_view id);
  const Element* byIndex(int index) const;  // nullptr if absent
  // The element that a QName or IDREF names ("tns:Task_1" or "Task_1"); nullptr if it is not in this document.
  const Element* resolve(std::string_view reference) const;
  // The namespace that a prefix ("" for none) stands for at an element; nullptr if it is not declared there.
  const std::string* namespaceOf(const Element& at, std::string_view prefix) const;
  // Findings of reading: attributes of the wrong type, unknown BPMN elements and attributes, dangling references,
  // duplicate ids. Not recomputed by edits; check/ does that for the designer.
  const std::vector<Diagnostic>& diagnostics() const { return m_diagnostics; }

  // Edits. Elements stay valid until removed; `remove` hands the element out so that an undo can put the same object
  // back, with its identity and its source bytes.
  void setAttribute(Element& element, std::string_view name, std::optional<std::string> value,
                    std::string_view namespaceUri = {});
  void setText(Element& element, std::string text);
  Element& insert(Element& parent, std::size_t position, const NewElement& element);
  std::unique_ptr<Element> remove(Element& element);
  Element& restore(Element& parent, std::size_t position, std::unique_ptr<Element> element);

  // The document as text, patched as described above, in the encoding it was read in.
  std::string text() const;

 private:
  friend class DocumentReader;
  friend class DocumentWriter;
  friend class DocumentEditor;
  Document();
  void enter(Element& element);  // into the index of ids, with everything below
  void leave(Element& element);
  std::unique_ptr<DocumentSource> m_source;
  std::string m_resource;
  std::unique_ptr<Element> m_root;
  std::vector<Diagnostic> m_diagnostics;
};

}  // namespace joinery::model
