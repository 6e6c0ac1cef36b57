#include "designer/core/checks.h"

#ifdef JOINERY_WITH_CHECK
#include "engine/check/check.h"
#else
#include "engine/model/diagnose.h"
#endif

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

void checkForms(const Element& element, const FormLookup& forms, std::vector<Diagnostic>& found) {
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
  for (const auto& child : element.children()) checkForms(*child, forms, found);
}
}  // namespace

std::vector<Diagnostic> checkDocument(const DesignDocument& document, const FormLookup& forms) {
#ifdef JOINERY_WITH_CHECK
  std::vector<Diagnostic> found = check::check(document.model());
#else
  std::vector<Diagnostic> found = model::diagnose(document.model());
#endif
  if (forms) checkForms(document.model().root(), forms, found);
  return found;
}

}  // namespace joinery::designer
