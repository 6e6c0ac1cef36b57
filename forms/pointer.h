// JSON pointers (RFC 6901) and dotted paths: where a value stands, in a form document or in its data.
//
//   valueAt(component, "/validate/maxLength")        // nullptr if there is nothing
//   putAt(data, {"project", "code"}, "2603-...")     // a copy with that member set, objects made as needed
//
// Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/value.h"

namespace joinery::forms {

using Path = std::vector<std::string>;

const Value* valueAt(const Value& root, std::string_view pointer);  // through objects and lists
const Value* memberAt(const Value& root, const Path& path);         // through objects only
Value putAt(const Value& root, const Path& path, Value value);      // anything but an object on the way is replaced

std::string escapePointer(std::string_view member);  // "~" and "/" as RFC 6901 section 3 wants
std::string pointerOf(std::string_view base, const Path& path);
std::string dotted(const Path& path);
Path splitDotted(std::string_view text);  // "a.b" -> {"a","b"}; empty parts are kept for the caller to refuse
std::size_t codePoints(std::string_view utf8);

}  // namespace joinery::forms
