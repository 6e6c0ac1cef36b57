#include "forms/field_context.h"

#include <unicode/timezone.h>

namespace joinery::forms {

Value FieldContext::setting(std::string_view place) const {
  if (const feel::Expression* expression = m_component.expression(place)) {
    feel::Outcome out = expression->evaluate(m_scope, {m_options.now, m_options.timeZone});
    if (out.error) fault("expression-failed", {out.error->message});
    return std::move(out.value);
  }
  const Value* constant = m_component.constant(place);
  return constant ? *constant : Value();
}

std::optional<Decimal> FieldContext::number(std::string_view place) const {
  const Value value = setting(place);
  if (value.isNumber()) return value.number();
  return value.isString() ? Decimal::parse(value.string()) : std::nullopt;  // custom properties are texts in form-js
}

bool FieldContext::flag(std::string_view place) const {
  const Value value = setting(place);
  return value.isBoolean() && value.boolean();
}

void FieldContext::faultInWords(std::string zh, std::string en) const {
  FieldError error = makeFieldError(m_pointer, "rule-broken");
  if (!zh.empty()) error.messageZh = error.messageEn = std::move(zh);
  if (!en.empty()) error.messageEn = std::move(en);
  m_findings.add(std::move(error));
}

CivilDate todayOf(const ValidateOptions& options) {
  const std::unique_ptr<icu::TimeZone> zone(
      icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(options.timeZone)));
  std::int32_t raw = 0, daylight = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone->getOffset(static_cast<UDate>(options.now.ms), false, raw, daylight, status);
  constexpr std::int64_t kDay = 86'400'000;
  const std::int64_t local = options.now.ms + raw + daylight;
  return civilFromDays((local >= 0 ? local : local - kDay + 1) / kDay);
}

}  // namespace joinery::forms
