#include "engine/model/encoding.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace joinery::model {
namespace {

using Form = Encoding::Form;

// Windows-1252 0x80..0x9F; its five holes keep the C1 control of the same number, so that every byte comes back.
constexpr std::array<char32_t, 32> kWindows{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                            0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                            0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                            0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

struct Name {
  std::string_view name;
  Form form;
};
constexpr std::array<Name, 7> kNames{{{"utf-8", Form::Utf8},
                                      {"utf8", Form::Utf8},
                                      {"iso-8859-1", Form::Latin1},
                                      {"latin1", Form::Latin1},
                                      {"windows-1252", Form::Windows1252},
                                      {"cp1252", Form::Windows1252},
                                      {"us-ascii", Form::Ascii}}};

Error refuse(const std::string& message) {
  return makeError(ErrorKind::Malformed, "xml-encoding", message);
}

// The name in <?xml ... encoding="..."?>, lower case; empty if there is none.
std::string declaredName(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return {};
  const std::string_view head = bytes.substr(0, bytes.find("?>"));
  std::size_t at = head.find("encoding");
  if (at == std::string_view::npos) return {};
  at = head.find_first_of("\"'", at);
  if (at == std::string_view::npos) return {};
  const std::size_t end = head.find(head[at], at + 1);
  if (end == std::string_view::npos) return {};
  std::string name(head.substr(at + 1, end - at - 1));
  std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
  return name;
}

Result<Decoded> decodeUtf16(std::string_view bytes, bool big, bool mark) {
  Decoded out{{}, {big ? Form::Utf16Be : Form::Utf16Le, mark}};
  if (mark) bytes.remove_prefix(2);
  if (bytes.size() % 2 != 0) return refuse("UTF-16 text ends in the middle of a character");
  const auto unit = [&](std::size_t at) -> char32_t {
    const auto a = static_cast<unsigned char>(bytes[at]), b = static_cast<unsigned char>(bytes[at + 1]);
    return big ? a << 8 | b : b << 8 | a;
  };
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    char32_t c = unit(at);
    if (c >= 0xD800 && c < 0xE000) {
      const char32_t low = at + 3 < bytes.size() ? unit(at + 2) : 0;
      if (c >= 0xDC00 || low < 0xDC00 || low >= 0xE000) return refuse("UTF-16 text has an unpaired surrogate");
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
      at += 2;
    }
    appendUtf8(out.text, c);
  }
  return out;
}

std::string encodeUtf16(std::string_view utf8, Encoding encoding) {
  std::string out;
  const auto put = [&](char32_t unit) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    out += encoding.form == Form::Utf16Be ? high : low;
    out += encoding.form == Form::Utf16Be ? low : high;
  };
  if (encoding.mark) put(0xFEFF);
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = nextCodePoint(utf8, at);
    if (c < 0x10000) {
      put(c);
    } else {
      put(0xD800 + ((c - 0x10000) >> 10));
      put(0xDC00 + ((c - 0x10000) & 0x3FF));
    }
  }
  return out;
}

Result<Decoded> decodeSingleByte(std::string_view bytes, Form form) {
  Decoded out{{}, {form, false}};
  out.text.reserve(bytes.size());
  for (const char byte : bytes) {
    const auto c = static_cast<unsigned char>(byte);
    if (form == Form::Ascii && c >= 0x80) return refuse("the file says US-ASCII but holds a byte above 0x7F");
    appendUtf8(out.text, form == Form::Windows1252 && c >= 0x80 && c < 0xA0 ? kWindows[c - 0x80] : c);
  }
  return out;
}

Result<Decoded> decodeUtf8(std::string_view bytes, bool mark) {
  if (mark) bytes.remove_prefix(3);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t start = at;
    if (nextCodePoint(bytes, at) == kInvalid) {
      const auto line = std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(start), '\n') + 1;
      return refuse("invalid UTF-8 at line " + std::to_string(line));
    }
  }
  return Decoded{std::string(bytes), {Form::Utf8, mark}};
}

}  // namespace

char32_t nextCodePoint(std::string_view utf8, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return i < utf8.size() ? static_cast<unsigned char>(utf8[i]) : 0; };
  const char32_t first = byte(at);
  if (first < 0x80) return ++at, first;
  const int length = first >= 0xF0 && first < 0xF5 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
  if (length == 0 || first >= 0xF5) return ++at, kInvalid;
  char32_t c = first & (0xFF >> (length + 1));
  for (int i = 1; i < length; ++i) {
    const char32_t next = byte(at + i);
    if ((next & 0xC0) != 0x80) return ++at, kInvalid;
    c = c << 6 | (next & 0x3F);
  }
  constexpr std::array<char32_t, 5> kLeast{0, 0, 0x80, 0x800, 0x10000};
  if (c < kLeast[length] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return ++at, kInvalid;
  at += length;
  return c;
}

void appendUtf8(std::string& out, char32_t c) {
  const auto tail = [&](int shift) { out += static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6), tail(0);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12), tail(6), tail(0);
  } else {
    out += static_cast<char>(0xF0 | c >> 18), tail(12), tail(6), tail(0);
  }
}

Result<Decoded> decodeFile(std::string_view bytes) {
  if (bytes.starts_with("\xFE\xFF")) return decodeUtf16(bytes, true, true);
  if (bytes.starts_with("\xFF\xFE")) return decodeUtf16(bytes, false, true);
  if (bytes.starts_with(std::string_view("\0<", 2))) return decodeUtf16(bytes, true, false);
  if (bytes.starts_with(std::string_view("<\0", 2))) return decodeUtf16(bytes, false, false);
  if (bytes.starts_with("\xEF\xBB\xBF")) return decodeUtf8(bytes, true);
  const std::string name = declaredName(bytes);
  if (name.empty()) return decodeUtf8(bytes, false);
  const auto row = std::find_if(kNames.begin(), kNames.end(), [&](const Name& n) { return n.name == name; });
  if (row == kNames.end()) {
    return refuse("encoding \"" + name + "\" is not read; expected UTF-8, UTF-16, ISO-8859-1 or Windows-1252");
  }
  return row->form == Form::Utf8 ? decodeUtf8(bytes, false) : decodeSingleByte(bytes, row->form);
}

bool canEncode(char32_t c, Encoding encoding) {
  switch (encoding.form) {
    case Form::Ascii:
      return c < 0x80;
    case Form::Latin1:
      return c < 0x100;
    case Form::Windows1252:
      return c < 0x80 || (c >= 0xA0 && c < 0x100) || std::find(kWindows.begin(), kWindows.end(), c) != kWindows.end();
    default:
      return true;
  }
}

std::string encodeFile(std::string_view utf8, Encoding encoding) {
  if (encoding.form == Form::Utf8) return (encoding.mark ? "\xEF\xBB\xBF" : "") + std::string(utf8);
  if (encoding.form == Form::Utf16Be || encoding.form == Form::Utf16Le) return encodeUtf16(utf8, encoding);
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = nextCodePoint(utf8, at);
    const auto hole = encoding.form == Form::Windows1252 && c >= 0x80 && (c < 0xA0 || c > 0xFF)
                          ? std::find(kWindows.begin(), kWindows.end(), c)
                          : kWindows.end();
    out += static_cast<char>(hole == kWindows.end() ? c : 0x80 + (hole - kWindows.begin()));
  }
  return out;
}

}  // namespace joinery::model
