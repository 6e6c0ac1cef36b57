// A date, a time of day, or both, as ISO 8601 text. The form of the time follows "timeSerializingFormat": with an
// offset
// ("10:00+08:00"), in UTC ("02:00Z") or local ("10:00").
#include <algorithm>

#include "forms/checks/check.h"
#include "forms/definition_faults.h"
#include "forms/field_context.h"

namespace joinery::forms {
namespace {

struct TimeFormat {
  std::string_view name;
  bool (*zone)(std::string_view rest);  // what must follow hours, minutes and seconds
  std::string_view example;
};

bool isOffset(std::string_view rest) {
  if (rest == "Z") return true;
  return rest.size() == 6 && (rest[0] == '+' || rest[0] == '-') && rest[3] == ':' && areDigits(rest.substr(1, 2)) &&
         areDigits(rest.substr(4, 2)) && numberOf(rest.substr(1, 2)) <= 14 && numberOf(rest.substr(4, 2)) <= 59;
}

constexpr TimeFormat kTimeFormats[] = {{"utc_offset", isOffset, "10:00+08:00"},
                                       {"utc_normalized", [](std::string_view rest) { return rest == "Z"; }, "02:00Z"},
                                       {"no_timezone", [](std::string_view rest) { return rest.empty(); }, "10:00"}};

const TimeFormat* findTimeFormat(const Component& component) {
  const std::string name = component.json.text("timeSerializingFormat", "utc_offset");
  const auto found = std::find_if(std::begin(kTimeFormats), std::end(kTimeFormats),
                                  [&](const TimeFormat& f) { return f.name == name; });
  return found == std::end(kTimeFormats) ? nullptr : found;
}

std::optional<CivilDate> dateOf(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !areDigits(text.substr(0, 4)) ||
      !areDigits(text.substr(5, 2)) || !areDigits(text.substr(8, 2)))
    return std::nullopt;
  const CivilDate date{numberOf(text.substr(0, 4)), numberOf(text.substr(5, 2)), numberOf(text.substr(8, 2))};
  return isRealDate(date.year, date.month, date.day) ? std::optional(date) : std::nullopt;
}

bool isTime(std::string_view text, const TimeFormat& format) {
  const bool hasMinutes = text.size() >= 5 && areDigits(text.substr(0, 2)) && text[2] == ':' &&
                          areDigits(text.substr(3, 2)) && numberOf(text.substr(0, 2)) <= 23 &&
                          numberOf(text.substr(3, 2)) <= 59;
  if (!hasMinutes) return false;
  std::string_view rest = text.substr(5);
  if (rest.size() >= 3 && rest[0] == ':') {
    if (!areDigits(rest.substr(1, 2)) || numberOf(rest.substr(1, 2)) > 59) return false;
    rest.remove_prefix(3);
  }
  return format.zone(rest);
}

std::string subtypeOf(const Component& component) {
  return component.json.text("subtype", "date");
}

void checkDefinition(const Component& component, DefinitionFaults& faults) {
  const std::string subtype = subtypeOf(component);
  if (subtype != "date" && subtype != "time" && subtype != "datetime")
    faults.add(component.pointer + "/subtype", "datetime-subtype-unknown",
               "expected \"date\", \"time\" or \"datetime\", got \"" + subtype + "\"");
  if (!findTimeFormat(component))
    faults.add(component.pointer + "/timeSerializingFormat", "time-format-unknown",
               "expected \"utc_offset\", \"utc_normalized\" or \"no_timezone\", got \"" +
                   component.json.text("timeSerializingFormat") + "\"");
}

void checkType(const Value& value, const FieldContext& field) {
  if (!value.isString()) return field.fault("wrong-type", {"文本", "text"});
  const std::string_view text = value.string();
  const std::string subtype = subtypeOf(field.component());
  const TimeFormat& format = *findTimeFormat(field.component());
  if (subtype == "date" && !dateOf(text)) return field.fault("not-a-date");
  if (subtype == "time" && !isTime(text, format)) return field.fault("not-a-time", {std::string(format.example)});
  const bool isBoth =
      text.size() > 11 && dateOf(text.substr(0, 10)) && text[10] == 'T' && isTime(text.substr(11), format);
  if (subtype == "datetime" && !isBoth) field.fault("not-a-date-time", {"2026-11-23T" + std::string(format.example)});
}

void checkRules(const Value& value, const FieldContext& field) {
  if (!field.flag("/disallowPassedDates") || subtypeOf(field.component()) == "time") return;
  const auto date = dateOf(std::string_view(value.string()).substr(0, 10));
  if (date && daysFromCivil(*date) < daysFromCivil(todayOf(field.options()))) field.fault("date-passed");
}

}  // namespace

FieldType datetimeType() {
  using Editor = FieldProperty::Editor;
  FieldType type;
  type.info = {"datetime",
               "日期时间",
               "Date and time",
               FieldTypeInfo::Shape::Value,
               Value::object({{"type", "datetime"}, {"label", "日期"}, {"subtype", "date"}}),
               inputProperties() + Properties{
                                       {"/subtype", "种类", "Kind", Editor::Choice, {"date", "time", "datetime"}},
                                       {"/timeSerializingFormat",
                                        "时区",
                                        "Time zone",
                                        Editor::Choice,
                                        {"utc_offset", "utc_normalized", "no_timezone"}},
                                       {"/disallowPassedDates", "不得早于今天", "Not before today", Editor::Flag, {}},
                                   }};
  type.checkDefinition = checkDefinition;
  type.checkType = checkType;
  type.checkRules = checkRules;
  return type;
}

}  // namespace joinery::forms
