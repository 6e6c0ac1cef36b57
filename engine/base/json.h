// JSON text to Value and back, with decimals kept digit for digit.
//
//   Result<Value> body = parseJson(text);        // Error "malformed-json" with line and column in the message
//   std::string out = toJson(*body);
//
// Reads RFC 8259 strictly: UTF-8 only, no comments, no trailing commas. Refuses nesting beyond `maxDepth` and numbers
// of more than 34 significant digits (code "number-too-long"): nothing is rounded in silence. Any thread.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/base/value.h"

namespace joinery {

struct JsonLimits {
  int maxDepth = 200;
};

Result<Value> parseJson(std::string_view text, JsonLimits limits = {});
std::string toJson(const Value& value);                          // one line, no spaces
std::string toPrettyJson(const Value& value);                    // two spaces of indentation, for files
void appendJson(std::string& out, const Value& value);           // for writers that build large answers
void appendJsonString(std::string& out, std::string_view text);  // quoted and escaped

}  // namespace joinery
