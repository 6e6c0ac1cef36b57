// What the JSON body of a request may hold, as tables: the one place where unknown fields, missing ones and wrong types
// are refused, and what `joinery-server --describe` prints for the test that compares it with schemas/openapi.yaml.
//
//   const Fields kComplete = {{"variables", FieldType::Object}, {"outcome", FieldType::Text}};
//   Result<Value> body = readBody(request, &kComplete);       // Malformed, with one entry per fault
//
// A member that is null counts as absent. Any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/value.h"

namespace joinery::server {

enum class FieldType { Text, Flag, Integer, Instant, Duration, Object, Any, List, TextList, ObjectList };

struct Field;
using Fields = std::vector<Field>;

struct Field {
  const char* name;
  FieldType type = FieldType::Text;
  bool required = false;
  const Fields* of = nullptr;  // of an Object (null: any members), or of the objects of an ObjectList
};

// The body as an object; an empty body counts as {}. `fields` null: any object will do.
// Errors: "malformed-json", "unknown-field", "missing-field", "wrong-type", "malformed-instant", "malformed-duration".
Result<Value> readBody(std::string_view text, const Fields* fields);

// A table as JSON Schema words: {"type":"object","required":[...],"properties":{...}}.
Value describe(const Fields& fields);

}  // namespace joinery::server
