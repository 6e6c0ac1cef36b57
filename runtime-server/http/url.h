// Percent-encoding and query strings (RFC 3986, and "+" for a blank in queries). Any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace joinery::http {

// nullopt for a broken escape ("%4"). `plusIsBlank` in queries only.
std::optional<std::string> percentDecode(std::string_view text, bool plusIsBlank = false);
// "a=1&b=%E4%B8%AD" -> {{"a","1"},{"b","中"}}; nullopt for a broken escape.
std::optional<std::vector<std::pair<std::string, std::string>>> parseQuery(std::string_view text);
bool equalsIgnoringCase(std::string_view a, std::string_view b);  // ASCII

}  // namespace joinery::http
