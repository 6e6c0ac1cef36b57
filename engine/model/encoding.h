// The character encodings a model file may have, turned into UTF-8 and back without loss.
//
//   Result<Decoded> in = decodeFile(bytes);        // in->text is UTF-8 without byte order mark
//   encodeFile(in->text, in->encoding) == bytes
//
// Knows UTF-8 and UTF-16 (by byte order mark or by the XML declaration), ISO-8859-1, Windows-1252 and US-ASCII. Refuses
// other names and invalid byte sequences ("xml-encoding"). Pure functions, any thread.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace joinery::model {

struct Encoding {
  enum class Form { Utf8, Utf16Le, Utf16Be, Latin1, Windows1252, Ascii };
  Form form = Form::Utf8;
  bool mark = false;  // begins with a byte order mark
};

struct Decoded {
  std::string text;
  Encoding encoding;
};

Result<Decoded> decodeFile(std::string_view bytes);
// Precondition: every character can be written in that encoding; see canEncode.
std::string encodeFile(std::string_view utf8, Encoding encoding);
bool canEncode(char32_t character, Encoding encoding);

// The code point at `at`, which moves behind it. Invalid sequences give U+FFFFFFFF and move by one byte.
inline constexpr char32_t kInvalid = 0xFFFFFFFF;
char32_t nextCodePoint(std::string_view utf8, std::size_t& at);
void appendUtf8(std::string& out, char32_t character);

}  // namespace joinery::model
