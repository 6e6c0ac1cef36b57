// Strings by code point: FEEL counts characters, not bytes (DMN 1.5, 10.3.2.3.2). All functions: any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace joinery::feel {

inline constexpr char32_t kInvalid = 0xFFFFFFFF;

// The code point at `at`, which moves behind it; kInvalid (moving one byte) where the bytes are no UTF-8.
char32_t decode(std::string_view text, std::size_t& at);
void encode(std::string& out, char32_t c);
std::size_t length(std::string_view text);  // in code points
// The byte offset of code point number `index` (from 0); text.size() if there are fewer.
std::size_t offsetOf(std::string_view text, std::size_t index);

}  // namespace joinery::feel
