#include "runtime-server/api/form_check.h"

#include <algorithm>

#include "runtime-server/api/tree_rows.h"

namespace joinery::server {
namespace {

forms::ValidateOptions optionsOf(const Call& call, bool draft) {
  return {call.api.engine.now(), call.api.options.timeZone, draft};
}

Value errorList(const Call& call, const std::vector<forms::FieldError>& errors) {
  Value::List out;
  for (const forms::FieldError& e : errors) {
    out.push_back(Value::object(
        {{"pointer", e.pointer}, {"code", e.code}, {"message", call.wantsChinese() ? e.messageZh : e.messageEn}}));
  }
  return Value::list(std::move(out));
}

Error formInvalid(const Call& call, const std::vector<forms::FieldError>& errors) {
  Error error = makeError(ErrorKind::Refused, "form-invalid",
                          std::to_string(errors.size()) + " field(s) of the form are not right; nothing was changed.");
  for (const forms::FieldError& e : errors) {
    error.details.push_back(
        {Severity::Error, e.code, call.wantsChinese() ? e.messageZh : e.messageEn, {}, "/variables" + e.pointer, 0, 0});
  }
  return error;
}

// What the form asks for, and the rest, which only the trusted may bring: for others it stays with the form, which
// refuses it.
std::pair<Value, Value> split(const forms::Form& form, const Value& submitted, bool trusted) {
  Value::Object asked, others;
  for (const auto& [name, value] : submitted.members()) {
    const bool known = std::any_of(form.fields().begin(), form.fields().end(), [&n = name](const forms::FieldInfo& f) {
      return std::string_view(f.path).substr(0, f.path.find('.')) == n;
    });
    (known || !trusted ? asked : others).emplace_back(name, value);
  }
  return {Value::object(std::move(asked)), Value::object(std::move(others))};
}

Status judge(const Call& call, const BoundForm& bound, const Value& current, run::Command& command, bool draft) {
  const Value submitted = objectMember(command.data, "variables");
  forms::ValidationResult result = bound.form->validate(current, submitted, bound.access, optionsOf(call, draft));
  if (!result.ok()) return formInvalid(call, result.errors);
  command.data = command.data.with("variables", std::move(result.data));
  return success();
}

// The names by which a page may know a component: its dotted path, else its id.
struct Named {
  std::string path;  // "units.1.area" for a column in the second row
  bool field = false;
};

// Where a component of the form document stands: `pointer` is "/components/0/components/2".
Named nameOf(const Value& document, std::string_view pointer, std::string_view row) {
  Named out;
  const Value* at = &document;
  const auto extend = [&](const std::string& step) { out.path += (out.path.empty() ? "" : ".") + step; };
  while (!pointer.empty() && at != nullptr) {
    pointer.remove_prefix(std::min<std::size_t>(pointer.find('/', 1), pointer.size()));  // "/components"
    const std::string index(pointer.substr(1, pointer.find('/', 1) - 1));
    pointer.remove_prefix(std::min<std::size_t>(pointer.find('/', 1), pointer.size()));
    const Value* list = at->find("components");
    const std::size_t i = std::stoul(index);
    if (list == nullptr || !list->isList() || i >= list->items().size()) return out;
    at = &list->items()[i];
    const std::string step = at->text("key", at->text("path"));
    if (!step.empty()) extend(step);
    out.field = !step.empty();
    if (!pointer.empty() && at->text("type") == "dynamiclist" && !row.empty()) extend(std::string(row));
    if (pointer.empty() && !out.field) out.path = at->text("id");
  }
  return out;
}

bool isTrue(const Value& object, std::string_view name) {
  const Value* found = object.find(name);
  return found != nullptr && found->isBoolean() && found->boolean();
}

}  // namespace

Status checkTaskForm(const Call& call, const run::Tree& tree, const TaskRow& task, run::Key scope,
                     run::Command& command, bool draft) {
  Result<BoundFormPtr> bound = call.api.forms.atElement(task.definitionId, task.elementId, task.form);
  if (!bound) return bound.error();
  return *bound ? judge(call, **bound, visibleVariables(tree, scope), command, draft) : success();
}

Status checkStartForm(const Call& call, run::Command& command) {
  const auto rules = call.api.forms.atStart(command.text);
  if (!rules) return rules.error();
  const Caller& caller = *call.caller;
  const bool trusted = caller.administrator || caller.service;
  const auto& groups = (*rules)->groups;
  const bool member = groups.empty() || std::any_of(groups.begin(), groups.end(),
                                                    [&](const std::string& group) { return caller.inGroup(group); });
  if (!trusted && !member) {
    return makeError(ErrorKind::Forbidden, "not-allowed-to-start", "The item is not for any group of yours.");
  }
  if (!(*rules)->form) return success();
  auto [asked, others] = split(*(*rules)->form->form, objectMember(command.data, "variables"), trusted);
  command.data = command.data.with("variables", asked);
  if (Status judged = judge(call, *(*rules)->form, Value::object({}), command, false); !judged) return judged;
  Value variables = *command.data.find("variables");
  for (const auto& [name, value] : others.members()) variables = variables.with(name, value);
  command.data = command.data.with("variables", std::move(variables));
  return success();
}

Value formPage(const BoundForm& bound, const Value& variables) {
  return Value::object({{"schema", bound.form->document()},
                        {"data", bound.form->filterForReading(variables, bound.access)},
                        {"access", bound.access.toValue()}});
}

Value formEvaluation(const Call& call, const BoundForm& bound, const Value& current, const Value& data) {
  const forms::ValidateOptions options = optionsOf(call, false);
  const forms::ValidationResult result = bound.form->validate(current, data, bound.access, options);
  Value merged = current;
  for (const auto& [name, value] : data.members()) merged = merged.with(name, value);
  const Value components = bound.form->present(merged, bound.access, options);
  Value::List hidden;
  Value::Object computed;
  for (const auto& [place, says] : components.members()) {
    const std::size_t hash = place.find('#');
    const std::string row = hash == std::string::npos ? "" : place.substr(hash + 1);
    const Named named = nameOf(bound.form->document(), std::string_view(place).substr(0, hash), row);
    if (named.path.empty()) continue;
    if (isTrue(says, "hidden")) hidden.emplace_back(named.path);
    if (const Value* value = says.find("value")) computed.emplace_back(named.path, *value);
  }
  return Value::object({{"hidden", Value::list(std::move(hidden))},
                        {"computed", Value::object(std::move(computed))},
                        {"errors", errorList(call, result.errors)},
                        {"warnings", errorList(call, result.warnings)},
                        {"components", components}});
}

}  // namespace joinery::server
