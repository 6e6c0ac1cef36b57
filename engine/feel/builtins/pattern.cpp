// matches, replace, split: regular expressions in the syntax of XPath 2.0 (DMN 1.5, 10.3.4.3), run by ICU.
#include <array>
#include <memory>

#include <unicode/regex.h>

#include "engine/feel/builtins.h"

namespace joinery::feel {
namespace {

constexpr std::int32_t kTimeLimit = 200;         // in ICU's units of many steps each: some tenths of a second
constexpr std::int32_t kStackLimit = 4'000'000;  // bytes of backtracking

// ICU writes the difference of two character classes with two minus signs, XPath with one: [a-z-[aeiou]].
std::string toIcu(const std::string& pattern) {
  std::string out;
  int inClass = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    out += c;
    if (c == '\\' && i + 1 < pattern.size()) {
      out += pattern[++i];
      const bool block = (pattern[i] == 'p' || pattern[i] == 'P') && pattern.compare(i + 1, 3, "{Is") == 0;
      if (block) out += "{In", i += 3;
      continue;
    }
    if (c == '[') ++inClass;
    if (c == ']' && inClass > 0) --inClass;
    if (c == '-' && inClass > 0 && i + 1 < pattern.size() && pattern[i + 1] == '[') out += '-';
  }
  return out;
}

std::optional<std::uint32_t> flagsFrom(Call& c, const std::string& text, std::string* literalPattern) {
  std::uint32_t out = 0;
  for (const char letter : text) {
    if (letter == 's')
      out |= UREGEX_DOTALL;
    else if (letter == 'm')
      out |= UREGEX_MULTILINE;
    else if (letter == 'i')
      out |= UREGEX_CASE_INSENSITIVE;
    else if (letter == 'x')
      out |= UREGEX_COMMENTS;
    else if (letter == 'q')
      *literalPattern = "\\Q" + *literalPattern + "\\E";
    else {
      c.warn(std::string("no flag '") + letter + "'; there are s, m, i, x and q");
      return std::nullopt;
    }
  }
  return out;
}

class Pattern {
 public:
  // `pattern` and the optional `flags` are the positions of the arguments.
  Pattern(Call& c, const std::string& input, std::size_t pattern, std::size_t flags) {
    const std::string* text = c.string(pattern);
    if (!text) return;
    std::string source = toIcu(*text);
    std::uint32_t bits = 0;
    if (c.has(flags)) {
      const std::string* letters = c.string(flags);
      if (!letters) return;
      if (letters->find('q') != std::string::npos) source = *text;
      const auto read = flagsFrom(c, *letters, &source);
      if (!read) return;
      bits = *read;
    }
    UErrorCode status = U_ZERO_ERROR;
    m_input = icu::UnicodeString::fromUTF8(input);
    m_matcher = std::make_unique<icu::RegexMatcher>(icu::UnicodeString::fromUTF8(source), bits, status);
    if (U_FAILURE(status)) {
      m_matcher.reset();
      c.warn("\"" + *text + "\" is no valid pattern");
      return;
    }
    m_matcher->setTimeLimit(kTimeLimit, status);
    m_matcher->setStackLimit(kStackLimit, status);
    m_matcher->reset(m_input);
  }
  explicit operator bool() const { return m_matcher != nullptr; }
  icu::RegexMatcher* operator->() { return m_matcher.get(); }
  const icu::UnicodeString& input() const { return m_input; }

 private:
  icu::UnicodeString m_input;
  std::unique_ptr<icu::RegexMatcher> m_matcher;
};

Datum tooHard(Call& c) {
  return c.warn("the pattern takes too long on this text");
}

std::string toUtf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

Datum matches(Call& c) {
  const std::string* input = c.string(0);
  if (!input) return {};
  Pattern pattern(c, *input, 1, 2);
  if (!pattern) return {};
  UErrorCode status = U_ZERO_ERROR;
  const bool found = pattern->find(0, status);
  return U_FAILURE(status) ? tooHard(c) : Datum(found);
}

Datum replace(Call& c) {
  const std::string* input = c.string(0);
  if (!input) return {};
  Pattern pattern(c, *input, 1, 3);
  const std::string* replacement = c.string(2);
  if (!pattern || !replacement) return {};
  const bool literal = c.has(3) && c.single(3).isString() && c.single(3).string().find('q') != std::string::npos;
  std::string escaped = *replacement;
  if (literal) {
    escaped.clear();
    for (const char letter : *replacement) {
      if (letter == '$' || letter == '\\') escaped += '\\';
      escaped += letter;
    }
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString out = pattern->replaceAll(icu::UnicodeString::fromUTF8(escaped), status);
  if (status == U_INDEX_OUTOFBOUNDS_ERROR || status == U_ILLEGAL_ARGUMENT_ERROR ||
      status == U_REGEX_INVALID_CAPTURE_GROUP_NAME)
    return c.warn("the replacement names a group that the pattern lacks");
  if (U_FAILURE(status)) return tooHard(c);
  std::string text = toUtf8(out);
  return c.ev.mayHoldBytes(text.size()) ? Datum(std::move(text)) : Datum();
}

Datum split(Call& c) {
  const std::string* input = c.string(0);
  if (!input) return {};
  Pattern pattern(c, *input, 1, 2);
  if (!pattern) return {};
  UErrorCode status = U_ZERO_ERROR;
  List out;
  std::int32_t from = 0;
  while (pattern->find(status) && U_SUCCESS(status)) {
    const std::int32_t start = pattern->start(status), end = pattern->end(status);
    if (end == start) continue;  // an empty match separates nothing
    out.emplace_back(toUtf8(pattern.input().tempSubStringBetween(from, start)));
    from = end;
    if (!c.ev.step() || !c.ev.mayHoldItems(out.size())) return {};
  }
  if (U_FAILURE(status)) return tooHard(c);
  out.emplace_back(toUtf8(pattern.input().tempSubString(from)));
  return Datum::list(std::move(out));
}

constexpr std::array kTable = {Builtin{"matches", "input, pattern, flags?", matches},
                               Builtin{"replace", "input, pattern, replacement, flags?", replace},
                               Builtin{"split", "string, delimiter, flags?", split}};

}  // namespace

std::span<const Builtin> patternBuiltins() {
  return kTable;
}

}  // namespace joinery::feel
