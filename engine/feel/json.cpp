#include "engine/feel/json.h"

#include "engine/base/json.h"
#include "engine/feel/function.h"

namespace joinery::feel {
namespace {

void appendText(std::string& out, const Datum& datum, bool quoted);

void appendList(std::string& out, const List& items) {
  out += '[';
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += ", ";
    appendText(out, items[i], true);
  }
  out += ']';
}

bool isPlainName(std::string_view name) {
  if (name.empty() || (name[0] >= '0' && name[0] <= '9')) return false;
  for (const char c : name)
    if (!(static_cast<unsigned char>(c) >= 0x80 || c == '_' || c == ' ' || (c >= '0' && c <= '9') ||
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')))
      return false;
  return true;
}

void appendContext(std::string& out, const Context& context) {
  out += '{';
  bool first = true;
  for (const Member& m : context.members()) {
    if (!first) out += ", ";
    first = false;
    if (isPlainName(m.first))
      out += m.first;
    else
      appendJsonString(out, m.first);
    out += ": ";
    appendText(out, m.second, true);
  }
  out += '}';
}

void appendRange(std::string& out, const Range& range) {
  using Form = Range::Form;
  if (range.form == Form::Interval) {
    out += range.lowIncluded ? '[' : '(';
    appendText(out, range.low, true);
    out += "..";
    appendText(out, range.high, true);
    out += range.highIncluded ? ']' : ')';
    return;
  }
  static constexpr const char* kSigns[] = {"", "< ", "<= ", "> ", ">= ", "= ", "!= "};
  out += kSigns[static_cast<std::size_t>(range.form)];
  appendText(out, range.hasHigh() ? range.high : range.low, true);
}

// Temporal kinds only; empty for others.
std::string temporalText(const Datum& datum) {
  switch (datum.kind()) {
    case DatumKind::Date:
      return format(datum.date());
    case DatumKind::Time:
      return format(datum.time());
    case DatumKind::DateTime:
      return format(datum.dateTime());
    case DatumKind::DayTimeDuration:
      return format(datum.dayTime());
    case DatumKind::YearMonthDuration:
      return format(datum.yearMonth());
    default:
      return {};
  }
}

void appendText(std::string& out, const Datum& datum, bool quoted) {
  switch (datum.kind()) {
    case DatumKind::Boolean:
      out += datum.boolean() ? "true" : "false";
      return;
    case DatumKind::Number:
      out += datum.number().toString();
      return;
    case DatumKind::String:
      if (quoted)
        appendJsonString(out, datum.string());
      else
        out += datum.string();
      return;
    case DatumKind::List:
      appendList(out, datum.items());
      return;
    case DatumKind::Context:
      appendContext(out, datum.context());
      return;
    case DatumKind::Range:
      appendRange(out, datum.range());
      return;
    case DatumKind::Function:
      out += datum.function().describe();
      return;
    case DatumKind::Null:
    case DatumKind::Unset:
      out += "null";
      return;
    default:
      out += temporalText(datum);
      return;
  }
}

}  // namespace

Datum fromJson(const Value& value) {
  switch (value.type()) {
    case Value::Type::Null:
      return {};
    case Value::Type::Boolean:
      return value.boolean();
    case Value::Type::Number:
      return value.number();
    case Value::Type::String:
      return value.sharedString();
    case Value::Type::Object:
      return std::make_shared<const Context>(value);
    case Value::Type::List: {
      List items;
      items.reserve(value.items().size());
      for (const Value& item : value.items()) items.push_back(fromJson(item));
      return Datum::list(std::move(items));
    }
  }
  return {};
}

Value toJson(const Datum& datum) {
  switch (datum.kind()) {
    case DatumKind::Null:
    case DatumKind::Function:
    case DatumKind::Unset:
      return {};
    case DatumKind::Boolean:
      return datum.boolean();
    case DatumKind::Number:
      return datum.number();
    case DatumKind::String:
      return Value(datum.sharedString());
    case DatumKind::List: {
      Value::List items;
      items.reserve(datum.items().size());
      for (const Datum& item : datum.items()) items.push_back(toJson(item));
      return Value::list(std::move(items));
    }
    case DatumKind::Context: {
      if (const Value* json = datum.context().json()) return *json;
      Value::Object members;
      for (const Member& m : datum.context().members()) members.emplace_back(m.first, toJson(m.second));
      return Value::object(std::move(members));
    }
    case DatumKind::Range:
      return toText(datum);
    default:
      return temporalText(datum);
  }
}

std::string toText(const Datum& datum) {
  std::string out;
  appendText(out, datum, false);
  return out;
}

}  // namespace joinery::feel
