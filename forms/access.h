// Who may do what with which field at one user task.
//
//   AccessRules rules = {{AccessRule::Target::Section, "*", FieldAccess::Read},
//                        {AccessRule::Target::Section, "opinion_fire", FieldAccess::Write},
//                        {AccessRule::Target::Field, "opinion_fire.conclusion", FieldAccess::Required}};
//   Access access = form->access(rules);          // resolved once per node, used for every request
//
// In BPMN the same rules stand in the extensionElements of a userTask (docs/forms.md):
//
//   <joinery:section name="*" access="read"/>
//   <joinery:section name="opinion_fire" access="write"/>
//   <joinery:field key="opinion_fire.conclusion" access="required"/>
//
// A field's own rule wins over its section's, an inner section's over an outer one's, any of them over "*"; a field
// that no rule mentions may be written. Rules are plain values, any thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/value.h"

namespace joinery::forms {

enum class FieldAccess { Hidden, Read, Write, Required };

const char* accessName(FieldAccess access);                        // "hidden", "read", "write", "required"
std::optional<FieldAccess> accessFromName(std::string_view name);  // nullopt for any other word

struct AccessRule {
  enum class Target { Field, Section };
  Target target = Target::Field;
  std::string key;  // a field's dotted path in the data ("units.area"), a section's name, or "*" for all sections
  FieldAccess access = FieldAccess::Write;
};
using AccessRules = std::vector<AccessRule>;

// The JSON form of rules, for those who carry them without knowing forms:
// [{"section":"*","access":"read"},{"field":"opinion_fire.conclusion","access":"required"}].
// Errors: "access-rule-malformed" naming the rule.
Result<AccessRules> accessRulesFromValue(const Value& list);
Value toValue(const AccessRules& rules);

// The rules resolved against one form: the access of each of its fields, by dotted path.
class Access {
 public:
  explicit Access(std::map<std::string, FieldAccess, std::less<>> byPath) : m_byPath(std::move(byPath)) {}
  FieldAccess of(std::string_view path) const;  // Hidden for a path that the form does not have
  Value toValue() const;                        // {"<path>":"read",...}: the "access" of GET /tasks/{id}/form

 private:
  std::map<std::string, FieldAccess, std::less<>> m_byPath;
};

}  // namespace joinery::forms
