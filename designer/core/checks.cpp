#include "designer/core/checks.h"

#include <algorithm>

#include "engine/check/check.h"
#include "engine/run/definition.h"

namespace joinery::designer {

using model::Element;
using model::Kind;

namespace {
forms::AccessRules rulesOf(const Element& task) {
  forms::AccessRules rules;
  const Element* extension = task.child(Kind::ExtensionElements);
  if (!extension) return rules;
  for (const auto& child : extension->children()) {
    if (child->namespaceUri() != model::kJoinery) continue;
    const auto access = forms::accessFromName(child->attributeOr("access", ""));
    if (!access) continue;  // the metamodel's finding
    if (child->localName() == "section")
      rules.push_back({forms::AccessRule::Target::Section, child->attributeOr("name", ""), *access});
    if (child->localName() == "field")
      rules.push_back({forms::AccessRule::Target::Field, child->attributeOr("key", ""), *access});
  }
  return rules;
}

void visit(const Element& element, const FormLookup& forms, std::vector<Diagnostic>& found) {
  const std::string form = element.attributeOr("form", "", model::kJoinery);
  if (!form.empty()) {
    const auto opened = forms(form);
    if (!opened) {
      found.push_back({Severity::Error,
                       "unknown-form",
                       "expected a form of the item, found no form with id " + form,
                       {},
                       element.id(),
                       element.position().line,
                       element.position().column});
    } else {
      for (Diagnostic d : opened->checkAccess(rulesOf(element))) {
        d.resource.clear();
        d.element = element.id();
        d.line = element.position().line;
        d.column = element.position().column;
        found.push_back(std::move(d));
      }
    }
  }
  for (const auto& child : element.children()) visit(*child, forms, found);
}
}  // namespace

std::vector<Diagnostic> checkText(std::string text, const std::string& resource) {
  const auto document = model::Document::parse(std::move(text), resource);
  if (!document) return document.error().details;
  std::vector<Diagnostic> found = check::check(**document);
  // What breaks BPMN is not compiled: its errors would only repeat what has been said.
  if (!hasErrors(found)) {
    for (Diagnostic& problem : run::compile(**document).diagnostics) {
      const bool told = std::any_of(found.begin(), found.end(), [&](const Diagnostic& d) {
        return d.element == problem.element && d.message == problem.message;
      });
      if (!told) found.push_back(std::move(problem));
    }
  }
  for (Diagnostic& problem : found) problem.resource.clear();
  return found;
}

std::vector<Diagnostic> checkForms(const DesignDocument& document, const FormLookup& forms) {
  std::vector<Diagnostic> found;
  visit(document.model().root(), forms, found);
  return found;
}

}  // namespace joinery::designer
