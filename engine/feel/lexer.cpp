#include "engine/feel/lexer.h"

#include <algorithm>
#include <array>

#include "engine/feel/utf8.h"

namespace joinery::feel {
namespace {

struct Span {
  char32_t first, last;
};

bool within(const auto& spans, char32_t c) {
  return std::any_of(spans.begin(), spans.end(), [c](const Span& s) { return c >= s.first && c <= s.last; });
}

// Rule 28, "name start char".
bool startsName(char32_t c) {
  static constexpr std::array<Span, 17> kStart = {{{'?', '?'},
                                                   {'A', 'Z'},
                                                   {'_', '_'},
                                                   {'a', 'z'},
                                                   {0xC0, 0xD6},
                                                   {0xD8, 0xF6},
                                                   {0xF8, 0x2FF},
                                                   {0x370, 0x37D},
                                                   {0x37F, 0x1FFF},
                                                   {0x200C, 0x200D},
                                                   {0x2070, 0x218F},
                                                   {0x2C00, 0x2FEF},
                                                   {0x3001, 0xD7FF},
                                                   {0xF900, 0xFDCF},
                                                   {0xFDF0, 0xFFFD},
                                                   {0x10000, 0xEFFFF},
                                                   {0x1F000, 0x1FAFF}}};
  return within(kStart, c);
}

// Rule 29, "name part char".
bool continuesName(char32_t c) {
  static constexpr std::array<Span, 4> kMore = {{{'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}}};
  return startsName(c) || within(kMore, c);
}

// Rules 60 to 62, white space and vertical space.
bool isSpace(char32_t c) {
  static constexpr std::array<Span, 9> kSpace = {{{0x09, 0x0D},
                                                  {0x20, 0x20},
                                                  {0x85, 0x85},
                                                  {0xA0, 0xA0},
                                                  {0x1680, 0x1680},
                                                  {0x180E, 0x180E},
                                                  {0x2000, 0x200B},
                                                  {0x2028, 0x2029},
                                                  {0x202F, 0x205F}}};
  return within(kSpace, c) || c == 0x3000 || c == 0xFEFF;
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : m_text(text) {}

  Result<std::vector<Token>> run() {
    while (skipSpace()) {
      if (m_at == m_text.size()) {
        add(Token::Kind::End, m_at, {});
        return std::move(m_tokens);
      }
      if (!readToken()) break;
    }
    return *m_error;
  }

 private:
  bool fail(std::size_t offset, std::string message) {
    m_error = errorAt(m_text, offset, "feel-syntax", std::move(message));
    return false;
  }
  char at(std::size_t i) const { return i < m_text.size() ? m_text[i] : '\0'; }
  bool digitAt(std::size_t i) const { return at(i) >= '0' && at(i) <= '9'; }

  void add(Token::Kind kind, std::size_t offset, std::string text) {
    m_tokens.push_back({kind, m_space, static_cast<std::uint32_t>(offset), std::move(text)});
    m_space = false;
  }

  bool skipSpace() {
    while (m_at < m_text.size()) {
      if (m_text.substr(m_at, 2) == "//") {
        m_at = std::min(m_text.find_first_of("\r\n", m_at), m_text.size());
      } else if (m_text.substr(m_at, 2) == "/*") {
        const std::size_t end = m_text.find("*/", m_at + 2);
        if (end == std::string_view::npos) return fail(m_at, "this comment has no end");
        m_at = end + 2;
      } else {
        std::size_t next = m_at;
        if (!isSpace(decode(m_text, next))) return true;
        m_at = next;
      }
      m_space = true;
    }
    return true;
  }

  bool readToken() {
    const char c = m_text[m_at];
    if (digitAt(m_at) || (c == '.' && digitAt(m_at + 1))) return readNumber();
    if (c == '"') return readString();
    std::size_t next = m_at;
    const char32_t point = decode(m_text, next);
    if (point == kInvalid) return fail(m_at, "the text is no valid UTF-8 here");
    return startsName(point) ? readName() : readSymbol(next);
  }

  bool readName() {
    const std::size_t start = m_at;
    while (m_at < m_text.size()) {
      std::size_t next = m_at;
      if (!continuesName(decode(m_text, next))) break;
      m_at = next;
    }
    add(Token::Kind::Name, start, std::string(m_text.substr(start, m_at - start)));
    return true;
  }

  bool readNumber() {
    const std::size_t start = m_at;
    while (digitAt(m_at)) ++m_at;
    if (at(m_at) == '.' && digitAt(m_at + 1)) {
      ++m_at;
      while (digitAt(m_at)) ++m_at;
    }
    if (at(m_at) == 'e' || at(m_at) == 'E') {
      const std::size_t sign = at(m_at + 1) == '+' || at(m_at + 1) == '-' ? 1 : 0;
      if (digitAt(m_at + 1 + sign)) {
        m_at += 1 + sign;
        while (digitAt(m_at)) ++m_at;
      }
    }
    add(Token::Kind::Number, start, std::string(m_text.substr(start, m_at - start)));
    return true;
  }

  bool readSymbol(std::size_t next) {
    static constexpr std::array<std::string_view, 6> kTwo = {"**", "<=", ">=", "!=", "..", "->"};
    const std::string_view two = m_text.substr(m_at, 2);
    if (std::find(kTwo.begin(), kTwo.end(), two) != kTwo.end()) next = m_at + 2;
    const std::size_t start = m_at;
    m_at = next;
    add(Token::Kind::Symbol, start, std::string(m_text.substr(start, next - start)));
    return true;
  }

  // The digits of \uXXXX or \UXXXXXX; kInvalid if they are not all there.
  char32_t hex(std::size_t from, std::size_t count) const {
    char32_t out = 0;
    for (std::size_t i = from; i < from + count; ++i) {
      const char c = at(i);
      const int digit = c >= '0' && c <= '9'   ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
      if (digit < 0) return kInvalid;
      out = out * 16 + static_cast<char32_t>(digit);
    }
    return out;
  }

  // One escape at m_at (a backslash); appended to `out`. A surrogate pair gives one character.
  bool readEscape(std::string& out) {
    static constexpr std::string_view kLetters = "nrt\"'\\", kMeanings = "\n\r\t\"'\\";
    const char letter = at(m_at + 1);
    if (const std::size_t known = kLetters.find(letter); letter != '\0' && known != std::string_view::npos) {
      out += kMeanings[known];
      m_at += 2;
      return true;
    }
    const std::size_t digits = letter == 'u' ? 4 : letter == 'U' ? 6 : 0;
    if (digits == 0) {  // the specification names no other escape: the backslash stands for itself
      out += '\\';
      ++m_at;
      return true;
    }
    char32_t c = hex(m_at + 2, digits);
    std::size_t used = 2 + digits;
    if (c >= 0xD800 && c < 0xDC00 && at(m_at + used) == '\\' && at(m_at + used + 1) == 'u') {
      const char32_t low = hex(m_at + used + 2, 4);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        used += 6;
      }
    }
    if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return fail(m_at, "this escape names no character");
    encode(out, c);
    m_at += used;
    return true;
  }

  bool readString() {
    const std::size_t start = m_at++;
    std::string out;
    while (m_at < m_text.size() && m_text[m_at] != '"') {
      if (m_text[m_at] == '\\') {
        if (!readEscape(out)) return false;
        continue;
      }
      std::size_t next = m_at;
      if (decode(m_text, next) == kInvalid) return fail(m_at, "the text is no valid UTF-8 here");
      out.append(m_text.substr(m_at, next - m_at));
      m_at = next;
    }
    if (m_at == m_text.size()) return fail(start, "this string has no closing quote");
    ++m_at;
    add(Token::Kind::String, start, std::move(out));
    return true;
  }

  std::string_view m_text;
  std::size_t m_at = 0;
  bool m_space = false;
  std::vector<Token> m_tokens;
  std::optional<Error> m_error;
};

// The line around a place, with a mark before it; empty if the text has nothing to show.
std::string excerpt(std::string_view text, std::size_t lineStart, std::size_t offset) {
  constexpr std::size_t kBefore = 40, kAfter = 30;  // bytes, at least
  std::size_t from = offset - std::min(offset - lineStart, kBefore);
  std::size_t to = std::min(text.find_first_of("\r\n", offset), std::min(text.size(), offset + kAfter));
  const auto isWithin = [&](std::size_t i) {
    return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
  };
  while (from > lineStart && isWithin(from)) --from;
  while (isWithin(to)) ++to;
  if (from == to) return {};
  return std::string(text.substr(from, offset - from)) + ">>>" + std::string(text.substr(offset, to - offset));
}

}  // namespace

Result<std::vector<Token>> tokenize(std::string_view text) {
  return Lexer(text).run();
}

Error errorAt(std::string_view text, std::size_t offset, std::string code, std::string message) {
  offset = std::min(offset, text.size());
  const std::size_t before = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  const std::size_t lineStart = before == std::string_view::npos ? 0 : before + 1;
  const auto lines = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
  Diagnostic place;
  place.code = code;
  place.line = static_cast<int>(lines) + 1;
  place.column = static_cast<int>(length(text.substr(lineStart, offset - lineStart))) + 1;
  place.message = message;
  Error out = makeError(ErrorKind::Malformed, std::move(code), std::move(message));
  const std::string shown = excerpt(text, lineStart, offset);
  out.message += " (line " + std::to_string(place.line) + ", column " + std::to_string(place.column) +
                 (shown.empty() ? ")" : ", here: " + shown + ")");
  if (!shown.empty()) place.message += ", here: " + shown;
  out.details.push_back(std::move(place));
  return out;
}

}  // namespace joinery::feel
