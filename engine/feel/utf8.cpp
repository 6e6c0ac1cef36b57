#include "engine/feel/utf8.h"

namespace joinery::feel {

char32_t decode(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at++);
  if (first < 0x80) return first;
  int more = 0;
  char32_t c = 0;
  if (first >= 0xC2 && first < 0xE0) more = 1, c = first & 0x1F;
  if (first >= 0xE0 && first < 0xF0) more = 2, c = first & 0x0F;
  if (first >= 0xF0 && first < 0xF5) more = 3, c = first & 0x07;
  if (more == 0 || at + static_cast<std::size_t>(more) > text.size()) return kInvalid;
  for (int i = 0; i < more; ++i) {
    const unsigned char next = byte(at + static_cast<std::size_t>(i));
    if ((next & 0xC0) != 0x80) return kInvalid;
    c = (c << 6) | (next & 0x3F);
  }
  const bool tooLong = (more == 2 && c < 0x800) || (more == 3 && c < 0x10000);
  if (tooLong || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return kInvalid;
  at += static_cast<std::size_t>(more);
  return c;
}

void encode(std::string& out, char32_t c) {
  const auto put = [&](char32_t b) { out += static_cast<char>(static_cast<unsigned char>(b)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

std::size_t length(std::string_view text) {
  std::size_t out = 0;
  for (const char c : text) out += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return out;
}

std::size_t offsetOf(std::string_view text, std::size_t index) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
    if (index == 0) return at;
    --index;
  }
  return at;
}

}  // namespace joinery::feel
