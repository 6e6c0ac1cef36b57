#include "engine/model/diagnose.h"

#include <unordered_map>

#include "engine/model/metamodel.h"

namespace joinery::model {
namespace {

class Diagnoser {
 public:
  Diagnoser(const Document& document, const std::vector<const Document*>& imports)
      : m_document(document), m_imports(imports) {}

  std::vector<Diagnostic> run() {
    if (m_document.root().kind() != Kind::Definitions) {
      report(m_document.root(), Severity::Error, "not-bpmn",
             "expected <definitions> of BPMN 2.0 as the outermost element, got <" + m_document.root().localName() +
                 "> of namespace \"" + m_document.root().namespaceUri() + "\"");
      return std::move(m_found);
    }
    visit(m_document.root());
    return std::move(m_found);
  }

 private:
  void report(const Element& element, Severity severity, std::string code, std::string message) {
    m_found.push_back(diagnosticAt(m_document, element, severity, std::move(code), std::move(message)));
  }

  void visit(const Element& element) {
    if (element.kind() == Kind::Unknown) {
      const std::string& uri = element.namespaceUri();
      if (uri == kBpmn || uri == kBpmnDi || uri == kJoinery) {
        report(element, Severity::Error, "unknown-element",
               "<" + element.localName() + "> is no element of namespace \"" + uri + "\"");
      }
      return;  // another tool's element, kept as it is
    }
    attributes(element);
    if (const AttributeRow* row = attributeRow(element.kind(), "")) reference(element, *row, element.text());
    for (const auto& child : element.children()) visit(*child);
  }

  void attributes(const Element& element) {
    for (const AttributeRow* row : attributesOf(element.kind())) {
      const std::string* value = row->name.empty() ? nullptr : element.attribute(row->name, row->namespaceUri);
      if (value != nullptr) {
        this->value(element, *row, *value);
      } else if (row->required) {
        report(element, Severity::Error, "attribute-missing",
               "<" + element.localName() + "> needs the attribute \"" + std::string(row->name) + "\"");
      }
    }
    for (const Attribute& attribute : element.attributes()) unknown(element, attribute);
  }

  void unknown(const Element& element, const Attribute& attribute) {
    const bool ours =
        attribute.namespaceUri.empty() || attribute.namespaceUri == kJoinery || attribute.namespaceUri == kBpmn;
    if (!ours || attributeRow(element.kind(), attribute.name, attribute.namespaceUri) != nullptr) return;
    report(element, attribute.namespaceUri == kJoinery ? Severity::Error : Severity::Warning, "unknown-attribute",
           "<" + element.localName() + "> has no attribute \"" + attribute.name + "\"");
  }

  void value(const Element& element, const AttributeRow& row, const std::string& value) {
    if (row.type == AttributeType::Id) return identifier(element, value);
    if (row.type == AttributeType::Reference) return reference(element, row, value);
    if (hasType(row, trimmed(value))) return;
    std::string expected = "a number";
    if (row.type == AttributeType::Boolean) expected = "true or false";
    if (row.type == AttributeType::Integer) expected = "an integer";
    if (row.type == AttributeType::Choice) expected = "one of " + std::string(row.values);
    report(element, Severity::Error, "attribute-type",
           "expected " + expected + " for \"" + std::string(row.name) + "\", got \"" + value + "\"");
  }

  void identifier(const Element& element, const std::string& id) {
    if (id.empty()) {
      report(element, Severity::Error, "id-empty", "an id needs at least one character");
      return;
    }
    const auto [first, fresh] = m_ids.emplace(id, &element);
    if (fresh) return;
    report(element, Severity::Error, "id-duplicate",
           "the id \"" + id + "\" is already given to the " + first->second->localName() + " in line " +
               std::to_string(first->second->position().line));
  }

  // "tns:x" with the prefix of this file's own target namespace means this file and nothing else.
  bool namesThisFile(const Element& element, std::string_view name) const {
    const std::size_t colon = name.find(':');
    if (colon == std::string_view::npos) return false;
    const std::string* uri = m_document.namespaceOf(element, name.substr(0, colon));
    return uri != nullptr && *uri == m_document.root().attributeOr("targetNamespace", "");
  }

  void reference(const Element& element, const AttributeRow& row, std::string_view text) {
    const std::string_view name = trimmed(text);
    const Severity severity = isDi(element.kind()) ? Severity::Warning : Severity::Error;
    const std::string attribute =
        row.name.empty() ? "<" + element.localName() + ">" : "\"" + std::string(row.name) + "\"";
    if (name.empty()) {
      report(element, severity, "reference-empty", attribute + " names nothing; expected " + describe(row.target));
      return;
    }
    const Resolved found = resolveReference(m_document, element, name, m_imports);
    if (found.element == nullptr) {
      // What is called may be deployed by somebody else under the same namespace.
      const bool mayBeAway = row.mayLeave && (row.kind == Kind::CallActivity || !namesThisFile(element, name));
      if (found.elsewhere || mayBeAway) return;
      report(
          element, severity, "reference-unresolved",
          attribute + " names \"" + std::string(name) + "\", which does not exist; expected " + describe(row.target));
    } else if (!accepts(row, found.element->kind())) {
      report(element, severity, "reference-kind",
             attribute + " names the " + found.element->localName() + " \"" + std::string(name) + "\"; expected " +
                 describe(row.target));
    }
  }

  const Document& m_document;
  const std::vector<const Document*>& m_imports;
  std::vector<Diagnostic> m_found;
  std::unordered_map<std::string, const Element*> m_ids;
};

}  // namespace

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

Diagnostic diagnosticAt(const Document& document, const Element& element, Severity severity, std::string code,
                        std::string message) {
  const Element* named = &element;
  while (named->parent() != nullptr && named->attribute("id") == nullptr) named = named->parent();
  return {severity,    std::move(code),         std::move(message),       document.resource(),
          named->id(), element.position().line, element.position().column};
}

Resolved resolveReference(const Document& document, const Element& at, std::string_view reference,
                          const std::vector<const Document*>& imports) {
  if (const Element* whole = document.byId(reference)) return {whole};
  const std::size_t colon = reference.find(':');
  if (colon == std::string_view::npos) return {};
  const std::string_view local = reference.substr(colon + 1);
  const std::string* uri = document.namespaceOf(at, reference.substr(0, colon));
  if (uri == nullptr || *uri == document.root().attributeOr("targetNamespace", "")) return {document.byId(local)};
  for (const Document* imported : imports) {
    if (imported->root().attributeOr("targetNamespace", "") == *uri) return {imported->byId(local)};
  }
  for (const Element* import : document.root().childrenOf(Kind::Import)) {
    if (import->attributeOr("namespace", "") == *uri) return {nullptr, true};
  }
  return {nullptr, *uri != kBpmn};
}

std::vector<Diagnostic> diagnose(const Document& document, const std::vector<const Document*>& imports) {
  return Diagnoser(document, imports).run();
}

}  // namespace joinery::model
