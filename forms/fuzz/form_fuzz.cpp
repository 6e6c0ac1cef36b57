#include "forms/fuzz/form_fuzz.h"

#include <cstdio>
#include <cstdlib>

#include "engine/base/json.h"
#include "forms/form.h"

namespace joinery::forms {
namespace {

void expect(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

void tryAnswer(const Form& form, const Value& current, const Value& answer, const Access& access) {
  const ValidateOptions options{.now = {1'795'399'200'000}};
  const ValidationResult result = form.validate(current, answer, access, options);
  for (const FieldError& error : result.errors)
    expect(!error.code.empty() && !error.messageZh.empty() && !error.messageEn.empty(), "every error has its texts");
  form.present(answer, access, options);
  const Value seen = form.filterForReading(answer, access);
  expect(seen.isObject(), "data for reading is an object");
  if (!result.ok()) return;
  expect(result.data.isObject(), "data to store is an object");
  // What was accepted is accepted again when nothing is changed.
  Value stored = current.isObject() ? current : Value::object({});
  for (const auto& [name, value] : result.data.members()) stored = stored.with(name, value);
  expect(form.validate(stored, Value::object({}), access, options).ok(), "an accepted answer stays right");
}

}  // namespace

bool tryForm(std::string_view input) {
  const std::size_t split = input.find('\0');
  const auto form = Form::parse(input.substr(0, split), "fuzz.form.json");
  if (!form) {
    expect(!form.error().code.empty(), "an error has a code");
    return false;
  }
  for (const Diagnostic& d : (*form)->diagnostics()) expect(d.line > 0 && d.column > 0, "a finding has a place");
  if (hasErrors((*form)->diagnostics())) return false;
  const auto answer = split == input.npos ? parseJson("{}") : parseJson(input.substr(split + 1));
  if (!answer) return false;
  AccessRules rules;
  tryAnswer(**form, Value::object({}), *answer, (*form)->access(rules));
  for (const FieldInfo& field : (*form)->fields())
    rules.push_back({AccessRule::Target::Field, field.path, static_cast<FieldAccess>(rules.size() % 4)});
  tryAnswer(**form, *answer, Value::object({}), (*form)->access(rules));
  tryAnswer(**form, *answer, *answer, (*form)->access(rules));
  return true;
}

}  // namespace joinery::forms
