#include "forms/field_types/text_rules.h"

#include <algorithm>

#include "forms/checks/check.h"

namespace joinery::forms {
namespace {

bool isEmail(std::string_view text) {
  const std::size_t at = text.find('@'), dot = text.rfind('.');
  return at != text.npos && at > 0 && at == text.rfind('@') && dot != text.npos && dot > at + 1 &&
         dot + 1 < text.size() && text.find_first_of(" \t\r\n") == text.npos;
}

// International form, ITU-T E.164: a plus sign and at most fifteen digits; spaces and hyphens between them.
bool isInternationalPhone(std::string_view text) {
  if (text.empty() || text.front() != '+' || text.find_first_not_of("0123456789 -", 1) != text.npos) return false;
  const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits >= 5 && digits <= 15;
}

struct TextKind {
  std::string_view name;
  bool (*holds)(std::string_view);
  std::string_view code;
};

constexpr TextKind kTextKinds[] = {{"email", isEmail, "not-an-email"},
                                   {"phone", isInternationalPhone, "not-a-phone"},
                                   {"custom", nullptr, ""},
                                   {"", nullptr, ""}};

const TextKind* findTextKind(std::string_view name) {
  const auto found =
      std::find_if(std::begin(kTextKinds), std::end(kTextKinds), [&](const TextKind& k) { return k.name == name; });
  return found == std::end(kTextKinds) ? nullptr : found;
}

std::string kindName(const Component& component) {
  const Value* kind = component.constant("/validate/validationType");
  return kind && kind->isString() ? kind->string() : std::string();
}

void checkLength(const std::string& text, const FieldContext& field) {
  const Decimal length(static_cast<std::int64_t>(codePoints(text)));
  const auto least = field.number("/validate/minLength"), most = field.number("/validate/maxLength");
  if (least && length < *least) field.fault("too-short", {least->toString(), length.toString()});
  if (most && length > *most) field.fault("too-long", {most->toString(), length.toString()});
}

void checkPattern(const std::string& text, const FieldContext& field) {
  if (!field.component().pattern) return;
  const Pattern::Match match = field.component().pattern->matches(text);
  if (match == Pattern::Match::No) field.fault("pattern");
  if (match == Pattern::Match::TooCostly) field.fault("pattern-too-costly");
}

}  // namespace

void checkTextDefinition(const Component& component, DefinitionFaults& faults) {
  if (!findTextKind(kindName(component)))
    faults.add(component.pointer + "/validate/validationType", "validation-type-unknown",
               "expected \"custom\", \"email\" or \"phone\", got \"" + kindName(component) + "\"");
  const Value* least = component.constant("/validate/minLength");
  const Value* most = component.constant("/validate/maxLength");
  if (least && most && least->isNumber() && most->isNumber() && least->number() > most->number())
    faults.add(
        component.pointer + "/validate/minLength", "limits-crossed",
        "expected a minimum length of at most " + most->number().toString() + ", got " + least->number().toString());
}

void checkTextType(const Value& value, const FieldContext& field) {
  if (!value.isString()) field.fault("wrong-type", {"文本", "text"});
}

void checkTextRules(const Value& value, const FieldContext& field) {
  const std::string& text = value.string();
  checkLength(text, field);
  checkPattern(text, field);
  const TextKind* kind = findTextKind(kindName(field.component()));
  if (kind && kind->holds && !kind->holds(text)) field.fault(kind->code);
  const Check* check = field.component().check;
  if (!check) return;
  if (const auto fault = check->run(text, todayOf(field.options())))
    fault->isWarning ? field.warn(fault->code) : field.fault(fault->code);
}

}  // namespace joinery::forms
