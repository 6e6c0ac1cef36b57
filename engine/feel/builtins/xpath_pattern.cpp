#include "engine/feel/builtins/xpath_pattern.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <vector>

#include <unicode/uniset.h>
#include <unicode/unistr.h>

#include "engine/feel/utf8.h"

namespace joinery::feel {
namespace {

constexpr std::size_t kMaxPattern = 10'000;  // characters
constexpr int kMaxNesting = 100;
constexpr int kMaxRepeat = 10'000;

using icu::UnicodeSet;

UnicodeSet setOf(const char* icuPattern) {
  UErrorCode status = U_ZERO_ERROR;
  return UnicodeSet(icu::UnicodeString::fromUTF8(icuPattern), status);
}

// XML's names, as \i and \c have them.
const UnicodeSet& nameStart() {
  static const UnicodeSet kSet = setOf(
      "[A-Z_a-z\\u003A\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-"
      "\\u200D\\u2070-"
      "\\u218F"
      "\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\U00010000-\\U000EFFFF]");
  return kSet;
}

const UnicodeSet& nameChar() {
  static const UnicodeSet kSet = [] {
    UnicodeSet out = setOf("[\\-.0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040]");
    out.addAll(nameStart());
    return out;
  }();
  return kSet;
}

struct ClassEscape {
  char letter;
  UnicodeSet (*set)();
};
constexpr ClassEscape kClassEscapes[] = {{'d', [] { return setOf("\\p{Nd}"); }},
                                         {'s', [] { return setOf("[\\u0009\\u000A\\u000D\\u0020]"); }},
                                         {'w', [] { return setOf("[^\\p{P}\\p{Z}\\p{C}]"); }},
                                         {'i', [] { return nameStart(); }},
                                         {'c', [] { return nameChar(); }}};

class Translator {
 public:
  Translator(std::u32string text, const PatternFlags& flags) : m_text(std::move(text)), m_flags(flags) {}

  Result<std::string> run() {
    regExp(0);
    if (!m_failed && m_at < m_text.size()) fail("\")\" closes nothing");
    if (m_failed) return makeError(ErrorKind::Malformed, "feel-pattern", m_message);
    return std::move(m_out);
  }

 private:
  bool done() const { return m_failed || m_at >= m_text.size(); }
  char32_t peek(std::size_t ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : 0; }
  bool eat(char32_t c) {
    if (done() || peek() != c) return false;
    ++m_at;
    return true;
  }
  void fail(std::string message) {
    if (!m_failed) m_message = std::move(message);
    m_failed = true;
  }

  void regExp(int depth) {
    if (depth > kMaxNesting) return fail("groups nest too deep");
    while (!done() && peek() != ')') {
      if (eat('|')) {
        m_out += '|';
        continue;
      }
      atom(depth);
      quantifier();
    }
  }

  void atom(int depth) {
    const char32_t c = m_text[m_at++];
    switch (c) {
      case '(':
        return group(depth);
      case '[':
        return emit(charClass(depth + 1));
      case '.':
        m_out += m_flags.dotAll ? "(?s:.)" : "[^\\n\\r]";
        return;
      case '^':
        m_out += "(?:^)";
        return;
      case '$':
        m_out += m_flags.multiLine ? "(?:$)" : "(?:\\z)";
        return;
      case '\\':
        return escape();
      case '?':
      case '*':
      case '+':
      case '{':
        return fail("there is nothing to repeat before \"" + one(c) + "\"");
      case '}':
      case ']':
        return fail("\"" + one(c) + "\" has to be written \"\\" + one(c) + "\"");
      default:
        return literal(c);
    }
  }

  static std::string one(char32_t c) {
    std::string out;
    encode(out, c);
    return out;
  }

  void literal(char32_t c) {
    const bool special = c < 0x80 && !(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z');
    if (special)
      m_out += hex(c);
    else
      m_out += one(c);
  }

  static std::string hex(char32_t c) {
    char text[16];
    std::snprintf(text, sizeof text, "\\x{%X}", static_cast<unsigned>(c));
    return text;
  }

  void group(int depth) {
    const bool capturing = peek() != '?';
    if (!capturing) {
      if (peek(1) != ':') return fail("of the groups that begin with \"(?\" there is only \"(?:\"");
      m_at += 2;
    }
    const int number = capturing ? ++m_groups : 0;
    m_out += capturing ? "(" : "(?:";
    regExp(depth + 1);
    if (!eat(')')) return fail("a group has no end");
    m_out += ')';
    if (capturing) m_closed.push_back(number);
  }

  void quantifier() {
    if (done()) return;
    if (eat('?')) {
      m_out += '?';
    } else if (eat('*')) {
      m_out += '*';
    } else if (eat('+')) {
      m_out += '+';
    } else if (eat('{')) {
      counts();
    } else {
      return;
    }
    if (eat('?')) m_out += '?';
  }

  void counts() {
    const auto least = number();
    if (!least) return fail("a repetition is written {2}, {2,} or {2,5}");
    m_out += "{" + std::to_string(*least);
    if (eat(',')) {
      m_out += ',';
      if (peek() != '}') {
        const auto most = number();
        if (!most || *most < *least) return fail("a repetition is written {2}, {2,} or {2,5}");
        m_out += std::to_string(*most);
      }
    }
    if (!eat('}')) return fail("a repetition has no end");
    m_out += '}';
  }

  std::optional<int> number() {
    int out = 0;
    const std::size_t start = m_at;
    for (; !done() && peek() >= '0' && peek() <= '9'; ++m_at) {
      out = out * 10 + static_cast<int>(peek() - '0');
      if (out > kMaxRepeat) return std::nullopt;
    }
    return m_at > start ? std::optional(out) : std::nullopt;
  }

  // A backslash outside of a class; it has been read.
  void escape() {
    if (peek() >= '1' && peek() <= '9') return backReference();
    if (const auto c = singleEscape()) return literal(*c);
    if (const auto set = classEscape()) return emit(*set);
  }

  void backReference() {
    int number = 0;
    while (peek() >= '0' && peek() <= '9') {
      const int longer = number * 10 + static_cast<int>(peek() - '0');
      if (number != 0 && longer > m_groups) break;
      number = longer;
      ++m_at;
    }
    const bool closed = std::find(m_closed.begin(), m_closed.end(), number) != m_closed.end();
    if (!closed) return fail("\"\\" + std::to_string(number) + "\" stands for a group that has not ended before it");
    m_out += "(?:\\" + std::to_string(number) + ")";
  }

  // \n, \. and the like; nullopt, and nothing read, for anything else.
  std::optional<char32_t> singleEscape() {
    static constexpr std::u32string_view kThemselves = U"\\|.-^?*+{}()[]$";
    const char32_t c = peek();
    const std::size_t known = std::u32string_view(U"nrt").find(c);
    if (known == std::u32string_view::npos && kThemselves.find(c) == std::u32string_view::npos) return std::nullopt;
    if (done()) return std::nullopt;
    ++m_at;
    return known == std::u32string_view::npos ? c : U"\n\r\t"[known];
  }

  // \d, \P{Lu} and the like; a failure for anything else.
  std::optional<UnicodeSet> classEscape() {
    if (done()) {
      fail("a pattern cannot end in \"\\\"");
      return std::nullopt;
    }
    const char32_t letter = m_text[m_at++];
    const bool negated = letter >= 'A' && letter <= 'Z';
    const char32_t small = negated ? letter + ('a' - 'A') : letter;
    std::optional<UnicodeSet> out;
    for (const ClassEscape& known : kClassEscapes)
      if (static_cast<char32_t>(known.letter) == small) out = known.set();
    if (small == 'p') out = property();
    if (!out) {
      fail("\"\\" + one(letter) + "\" means nothing in a pattern");
      return std::nullopt;
    }
    if (negated) out->complement();
    return out;
  }

  // {Lu} or {IsGreek}
  std::optional<UnicodeSet> property() {
    static constexpr std::string_view kCategories =
        " L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po Z Zs Zl Zp S Sm Sc Sk So C Cc Cf Co Cn ";
    if (!eat('{')) return std::nullopt;
    std::string name;
    while (!done() && peek() != '}') name += one(m_text[m_at++]);
    if (!eat('}') || name.empty() || name.find_first_of(" \\:]") != std::string::npos) return std::nullopt;
    UErrorCode status = U_ZERO_ERROR;
    UnicodeSet out;
    const bool block = name.starts_with("Is");
    if (!block && kCategories.find(" " + name + " ") == std::string_view::npos) return std::nullopt;
    out.applyPropertyAlias(icu::UnicodeString(block ? "block" : "General_Category"),
                           icu::UnicodeString::fromUTF8(block ? name.substr(2) : name), status);
    return U_SUCCESS(status) ? std::optional(std::move(out)) : std::nullopt;
  }

  // What stands between "[" (which has been read) and "]".
  UnicodeSet charClass(int depth) {
    UnicodeSet characters, escapes;
    if (depth > kMaxNesting) {
      fail("classes nest too deep");
      return characters;
    }
    const bool negated = eat('^');
    std::optional<UnicodeSet> subtracted;
    const std::size_t start = m_at;
    while (!done() && (peek() != ']' || m_at == start)) {
      if (peek() == '-' && peek(1) == '[' && m_at > start) {
        m_at += 2;
        subtracted = charClass(depth + 1);
        break;
      }
      classItem(characters, escapes);
    }
    if (!eat(']')) fail("a class has no end");
    if (m_flags.ignoreCase) {
      characters.closeOver(USET_CASE_INSENSITIVE);
      characters.removeAllStrings();
    }
    characters.addAll(escapes);
    if (negated) characters.complement();
    if (subtracted) characters.removeAll(*subtracted);
    return characters;
  }

  // A character, a range of two, or an escape that stands for many.
  void classItem(UnicodeSet& characters, UnicodeSet& escapes) {
    const auto low = classCharacter(escapes);
    if (!low) return;
    const bool range = peek() == '-' && peek(1) != ']' && peek(1) != '[' && m_at + 1 < m_text.size();
    if (!range) {
      characters.add(static_cast<UChar32>(*low));
      return;
    }
    ++m_at;
    UnicodeSet none;
    const auto high = classCharacter(none);
    if (!high || *high < *low) return fail("a range within a class goes from a character to a later one");
    characters.add(static_cast<UChar32>(*low), static_cast<UChar32>(*high));
  }

  std::optional<char32_t> classCharacter(UnicodeSet& escapes) {
    const char32_t c = m_text[m_at++];
    if (c == '[' || c == ']') fail("\"" + one(c) + "\" within a class has to be written \"\\" + one(c) + "\"");
    if (c != '\\') return c;
    if (const auto single = singleEscape()) return single;
    if (const auto set = classEscape()) escapes.addAll(*set);
    return std::nullopt;
  }

  // As ranges of code points: nothing of it means anything else to ICU. Case is settled already.
  void emit(const UnicodeSet& set) {
    if (m_failed) return;
    if (set.isEmpty()) {
      m_out += "(?!)";
      return;
    }
    std::string out = "[";
    for (std::int32_t i = 0; i < set.getRangeCount(); ++i) {
      out += hex(static_cast<char32_t>(set.getRangeStart(i)));
      if (set.getRangeEnd(i) != set.getRangeStart(i)) out += "-" + hex(static_cast<char32_t>(set.getRangeEnd(i)));
    }
    out += "]";
    m_out += m_flags.ignoreCase ? "(?-i:" + out + ")" : out;
  }

  std::u32string m_text;
  const PatternFlags& m_flags;
  std::size_t m_at = 0;
  int m_groups = 0;
  std::vector<int> m_closed;
  std::string m_out;
  bool m_failed = false;
  std::string m_message;
};

std::string escaped(const std::u32string& text) {
  std::string out;
  for (const char32_t c : text) {
    if (c < 0x80 && c != ' ') out += c == '\\' || !((c >= '0' && c <= '9') || (c | 0x20) - 'a' < 26) ? "\\" : "";
    encode(out, c);
  }
  return out;
}

// White space does not count, but within classes.
std::u32string withoutSpace(const std::u32string& text) {
  std::u32string out;
  int inClass = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    if (c == '\\' && i + 1 < text.size() && inClass > 0) {
      out += c;
      out += text[++i];
      continue;
    }
    if (c == '[') ++inClass;
    if (c == ']' && inClass > 0) --inClass;
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space || inClass > 0) out += c;
  }
  return out;
}

}  // namespace

Result<std::string> toIcuPattern(std::string_view pattern, const PatternFlags& flags) {
  std::u32string text;
  for (std::size_t at = 0; at < pattern.size();) text += decode(pattern, at);
  if (text.size() > kMaxPattern)
    return makeError(ErrorKind::TooLarge, "feel-pattern",
                     "a pattern may have " + std::to_string(kMaxPattern) + " characters");
  if (flags.literal) return escaped(text);
  return Translator(flags.freeSpacing ? withoutSpace(text) : std::move(text), flags).run();
}

}  // namespace joinery::feel
