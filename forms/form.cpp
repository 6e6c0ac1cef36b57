#include "forms/form.h"

#include <algorithm>
#include <set>

#include "engine/base/json.h"
#include "forms/component.h"
#include "forms/read_form.h"

namespace joinery::forms {
namespace {

using Target = AccessRule::Target;
constexpr std::string_view kEverySection = "*";

const AccessRule* findRule(const AccessRules& rules, Target target, std::string_view key) {
  const auto found =
      std::find_if(rules.begin(), rules.end(), [&](const AccessRule& r) { return r.target == target && r.key == key; });
  return found == rules.end() ? nullptr : &*found;
}

// The field's own rule; those of the lists it is a column of; those of its sections; that of the whole form.
FieldAccess resolved(const FieldInfo& field, const AccessRules& rules) {
  for (std::string path = field.path; !path.empty();) {
    if (const AccessRule* rule = findRule(rules, Target::Field, path)) return rule->access;
    const std::size_t dot = path.rfind('.');
    path = dot == path.npos ? std::string() : path.substr(0, dot);
  }
  for (auto name = field.sections.rbegin(); name != field.sections.rend(); ++name)
    if (const AccessRule* rule = findRule(rules, Target::Section, *name)) return rule->access;
  const AccessRule* whole = findRule(rules, Target::Section, kEverySection);
  return whole ? whole->access : FieldAccess::Write;
}

void collectSections(const Component& component, std::set<std::string>& names) {
  for (const Component& child : component.children) {
    if (!child.children.empty()) names.insert(sectionName(child.json));
    collectSections(child, names);
  }
}

}  // namespace

Form::Form() = default;
Form::~Form() = default;

Result<std::shared_ptr<const Form>> Form::parse(std::string_view text, std::string resource) {
  auto document = parseJson(text);
  if (!document) return document.error();
  if (!document->isObject())
    return makeError(ErrorKind::Malformed, "form-not-an-object",
                     "expected a form, got a " + std::string(typeName(document->type())));
  const Value* components = document->find("components");
  if (!components || !components->isList())
    return makeError(ErrorKind::Malformed, "form-without-components", "expected a form with a list of \"components\"");
  std::shared_ptr<Form> form(new Form);
  FormContents contents = readForm(*document, text, resource);
  form->m_id = document->text("id");
  form->m_resource = std::move(resource);
  form->m_document = std::move(*document);
  form->m_diagnostics = std::move(contents.diagnostics);
  form->m_fields = std::move(contents.fields);
  form->m_root = std::make_unique<const Component>(std::move(contents.root));
  return std::shared_ptr<const Form>(std::move(form));
}

std::vector<Diagnostic> Form::checkAccess(const AccessRules& rules) const {
  std::set<std::string> sections = {std::string(kEverySection)}, paths;
  collectSections(*m_root, sections);
  for (const FieldInfo& field : m_fields) paths.insert(field.path);
  std::vector<Diagnostic> out;
  std::set<std::pair<Target, std::string>> seen;
  const auto report = [&](const AccessRule& rule, const char* code, const std::string& expected) {
    out.push_back({Severity::Error, code, "expected " + expected + ", got \"" + rule.key + "\"", {}, rule.key, 0, 0});
  };
  for (const AccessRule& rule : rules) {
    const bool isField = rule.target == Target::Field;
    if (isField && !paths.contains(rule.key))
      report(rule, "access-unknown-field", "a field of the form \"" + m_id + "\"");
    if (!isField && !sections.contains(rule.key))
      report(rule, "access-unknown-section", "a section of the form \"" + m_id + "\"");
    if (!seen.emplace(rule.target, rule.key).second)
      report(rule, "access-rule-duplicate", "one access rule for each field and section");
  }
  return out;
}

Access Form::access(const AccessRules& rules) const {
  std::map<std::string, FieldAccess, std::less<>> byPath;
  for (const FieldInfo& field : m_fields) {
    FieldAccess access = resolved(field, rules);
    const FieldType* type = findFieldType(field.type);
    if (type && type->isComputed && access != FieldAccess::Hidden) access = FieldAccess::Read;
    byPath.emplace(field.path, access);
  }
  return Access(std::move(byPath));
}

}  // namespace joinery::forms
