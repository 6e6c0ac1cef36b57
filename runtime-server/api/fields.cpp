#include "runtime-server/api/fields.h"

#include <algorithm>

#include "engine/base/json.h"
#include "engine/base/time.h"

namespace joinery::server {
namespace {

using Faults = std::vector<Diagnostic>;

void add(Faults& faults, const std::string& pointer, std::string code, std::string message) {
  faults.push_back({Severity::Error, std::move(code), std::move(message), {}, pointer, 0, 0});
}

bool isTextList(const Value& v) {
  return v.isList() && std::all_of(v.items().begin(), v.items().end(), [](const Value& i) { return i.isString(); });
}

bool isInteger(const Value& v) {
  return v.isNumber() && v.number().isInteger();
}

struct TypeRule {
  FieldType type;
  const char* expected;
  bool (*fits)(const Value&);
  const char* schemaType;
  const char* schemaFormat;
};
const TypeRule kRules[] = {
    {FieldType::Text, "a text", [](const Value& v) { return v.isString(); }, "string", ""},
    {FieldType::Flag, "true or false", [](const Value& v) { return v.isBoolean(); }, "boolean", ""},
    {FieldType::Integer, "a whole number", isInteger, "integer", ""},
    {FieldType::Instant, "an RFC 3339 instant with its offset",
     [](const Value& v) { return v.isString() && parseInstant(v.string()).ok(); }, "string", "date-time"},
    {FieldType::Duration, "an ISO 8601 duration",
     [](const Value& v) { return v.isString() && parseDuration(v.string()).ok(); }, "string", "duration"},
    {FieldType::Object, "an object", [](const Value& v) { return v.isObject(); }, "object", ""},
    {FieldType::Any, "a value", [](const Value&) { return true; }, "", ""},
    {FieldType::List, "a list", [](const Value& v) { return v.isList(); }, "array", ""},
    {FieldType::TextList, "a list of texts", isTextList, "array", ""},
    {FieldType::ObjectList, "a list of objects", [](const Value& v) { return v.isList(); }, "array", ""},
};

const TypeRule& ruleOf(FieldType type) {
  return *std::find_if(std::begin(kRules), std::end(kRules), [&](const TypeRule& r) { return r.type == type; });
}

std::string names(const Fields& fields) {
  std::string out;
  for (const Field& field : fields) out += (out.empty() ? "" : ", ") + std::string(field.name);
  return out.empty() ? "none" : out;
}

void check(const Value& object, const Fields& fields, const std::string& at, Faults& faults);

void checkField(const Field& field, const Value& value, const std::string& pointer, Faults& faults) {
  const TypeRule& rule = ruleOf(field.type);
  if (!rule.fits(value)) {
    add(faults, pointer, "wrong-type",
        "\"" + std::string(field.name) + "\" must be " + rule.expected + "; got " + typeName(value.type()) + ".");
    return;
  }
  if (field.type == FieldType::Object && field.of != nullptr) check(value, *field.of, pointer, faults);
  if (field.type != FieldType::ObjectList) return;
  for (std::size_t i = 0; i < value.items().size(); ++i) {
    const std::string itemPointer = pointer + "/" + std::to_string(i);
    if (!value.items()[i].isObject()) {
      add(faults, itemPointer, "wrong-type", "Every entry of \"" + std::string(field.name) + "\" must be an object.");
    } else if (field.of != nullptr) {
      check(value.items()[i], *field.of, itemPointer, faults);
    }
  }
}

void check(const Value& object, const Fields& fields, const std::string& at, Faults& faults) {
  for (const auto& [name, value] : object.members()) {
    const auto field = std::find_if(fields.begin(), fields.end(), [&n = name](const Field& f) { return n == f.name; });
    if (field == fields.end()) {
      add(faults, at + "/" + name, "unknown-field",
          "Unknown field \"" + name + "\"; the fields here are: " + names(fields) + ".");
    } else if (!value.isNull()) {
      checkField(*field, value, at + "/" + name, faults);
    }
  }
  for (const Field& field : fields) {
    const Value* value = object.find(field.name);
    if (field.required && (value == nullptr || (value->isNull() && field.type != FieldType::Any))) {
      add(faults, at + "/" + field.name, "missing-field", "The field \"" + std::string(field.name) + "\" is required.");
    }
  }
}

}  // namespace

Result<Value> readBody(std::string_view text, const Fields* fields) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) text = "{}";
  Result<Value> body = parseJson(text);
  if (!body) return body.error();
  if (!body->isObject()) {
    return makeError(ErrorKind::Malformed, "wrong-type",
                     std::string("The body must be a JSON object; got ") + typeName(body->type()) + ".");
  }
  if (fields == nullptr) return body;
  Faults faults;
  check(*body, *fields, "", faults);
  if (faults.empty()) return body;
  Error error = makeError(ErrorKind::Malformed, faults.front().code, faults.front().message, faults.front().element);
  error.details = std::move(faults);
  return error;
}

Value describe(const Fields& fields) {
  Value::Object properties;
  Value::List required;
  for (const Field& field : fields) {
    const TypeRule& rule = ruleOf(field.type);
    Value::Object property;
    if (*rule.schemaType != '\0') property.emplace_back("type", rule.schemaType);
    if (*rule.schemaFormat != '\0') property.emplace_back("format", rule.schemaFormat);
    if (field.type == FieldType::Object && field.of != nullptr) {
      Value::Object inner = describe(*field.of).members();
      property.insert(property.end(), inner.begin(), inner.end());
    }
    if (field.type == FieldType::TextList) property.emplace_back("items", Value::object({{"type", "string"}}));
    if (field.type == FieldType::ObjectList) {
      property.emplace_back("items", field.of != nullptr ? describe(*field.of) : Value::object({{"type", "object"}}));
    }
    properties.emplace_back(field.name, Value::object(std::move(property)));
    if (field.required) required.emplace_back(field.name);
  }
  Value::Object out = {{"type", "object"}, {"properties", Value::object(std::move(properties))}};
  if (!required.empty()) out.emplace_back("required", Value::list(std::move(required)));
  return Value::object(std::move(out));
}

}  // namespace joinery::server
