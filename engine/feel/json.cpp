#include "engine/feel/json.h"

#include <algorithm>

#include "engine/base/json.h"
#include "engine/feel/function.h"

namespace joinery::feel {
namespace {

bool isPlainName(std::string_view name) {
  if (name.empty() || (name[0] >= '0' && name[0] <= '9')) return false;
  for (const char c : name)
    if (!(static_cast<unsigned char>(c) >= 0x80 || c == '_' || c == ' ' || (c >= '0' && c <= '9') ||
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')))
      return false;
  return true;
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

// Writes until the limit is passed.
class TextWriter {
 public:
  explicit TextWriter(std::size_t limit) : m_limit(limit) {}

  std::string finish() {
    if (full()) {
      std::size_t end = m_limit;
      while (end > 0 && (static_cast<unsigned char>(m_out[end]) & 0xC0) == 0x80) --end;
      m_out.resize(end);
      m_out += "...";
    }
    return std::move(m_out);
  }

  void append(const Datum& datum, bool quoted) {
    switch (datum.kind()) {
      case DatumKind::Boolean:
        m_out += datum.boolean() ? "true" : "false";
        return;
      case DatumKind::Number:
        m_out += datum.number().toString();
        return;
      case DatumKind::String:
        if (quoted)
          appendJsonString(m_out, datum.string());
        else
          m_out += datum.string();
        return;
      case DatumKind::List:
        return appendList(datum.items());
      case DatumKind::Context:
        return appendContext(datum.context());
      case DatumKind::Range:
        return appendRange(datum.range());
      case DatumKind::Function:
        m_out += datum.function().describe();
        return;
      case DatumKind::Null:
      case DatumKind::Unset:
        m_out += "null";
        return;
      default:
        m_out += temporalText(datum);
        return;
    }
  }

 private:
  bool full() const { return m_out.size() > m_limit; }

  void appendList(const List& items) {
    m_out += '[';
    for (std::size_t i = 0; i < items.size() && !full(); ++i) {
      if (i > 0) m_out += ", ";
      append(items[i], true);
    }
    m_out += ']';
  }

  void appendContext(const Context& context) {
    m_out += '{';
    bool first = true;
    for (const Member& m : context.members()) {
      if (full()) return;
      if (!first) m_out += ", ";
      first = false;
      if (isPlainName(m.first))
        m_out += m.first;
      else
        appendJsonString(m_out, m.first);
      m_out += ": ";
      append(m.second, true);
    }
    m_out += '}';
  }

  void appendRange(const Range& range) {
    using Form = Range::Form;
    if (range.form == Form::Interval) {
      m_out += range.lowIncluded ? '[' : '(';
      append(range.low, true);
      m_out += "..";
      append(range.high, true);
      m_out += range.highIncluded ? ']' : ')';
      return;
    }
    static constexpr const char* kSigns[] = {"", "< ", "<= ", "> ", ">= ", "= ", "!= "};
    m_out += kSigns[static_cast<std::size_t>(range.form)];
    append(range.hasHigh() ? range.high : range.low, true);
  }

  std::string m_out;
  std::size_t m_limit;
};

// How deep JSON nests and how much it holds, until one of the two is too much.
class JsonMeasure {
 public:
  explicit JsonMeasure(std::size_t limit) : m_left(limit) {}
  bool add(const Value& value, int depth) {
    if (!take(value.isString() ? 1 + value.string().size() / 16 : 1, depth)) return false;
    if (value.isList())
      return std::all_of(value.items().begin(), value.items().end(),
                         [&](const Value& item) { return add(item, depth + 1); });
    if (value.isObject())
      return std::all_of(value.members().begin(), value.members().end(),
                         [&](const Value::Member& m) { return add(m.second, depth + 1); });
    return true;
  }
  bool tooDeep() const { return m_tooDeep; }

 private:
  bool take(std::size_t weight, int depth) {
    m_tooDeep = depth > kMaxJsonDepth;
    if (m_tooDeep || weight > m_left) return false;
    m_left -= weight;
    return true;
  }
  std::size_t m_left;
  bool m_tooDeep = false;
};

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
      return toText(datum, std::string::npos - 1);  // its ends are single values
    default:
      return temporalText(datum);
  }
}

Value toJson(Evaluation& evaluation, const Datum& datum) {
  Value out = toJson(datum);
  JsonMeasure measure(evaluation.options().limits.valueSize);
  if (!out.isList() && !out.isObject()) return out;
  if (measure.add(out, 1)) return out;
  if (measure.tooDeep())
    evaluation.fail("feel-too-deep", "a result may nest " + std::to_string(kMaxJsonDepth) + " levels deep");
  else
    evaluation.fail(
        "feel-value-too-large",
        "a result may hold " + std::to_string(evaluation.options().limits.valueSize) + " items, nested ones included");
  return {};
}

std::string toText(const Datum& datum, std::size_t limit) {
  TextWriter writer(limit);
  writer.append(datum, false);
  return writer.finish();
}

}  // namespace joinery::feel
