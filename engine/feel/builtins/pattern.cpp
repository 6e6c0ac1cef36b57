// matches, replace, split: regular expressions in the syntax of XPath (DMN 1.5, 10.3.4.3), run by ICU.
#include <algorithm>
#include <array>
#include <memory>

#include <unicode/regex.h>

#include "engine/feel/builtins.h"
#include "engine/feel/builtins/xpath_pattern.h"

namespace joinery::feel {
namespace {

constexpr std::int32_t kTimeLimit = 200;         // in ICU's units of many steps each: some tenths of a second
constexpr std::int32_t kStackLimit = 4'000'000;  // bytes of backtracking
constexpr std::size_t kStepsPerTick = 10'000;    // what one of ICU's units counts for here

std::optional<PatternFlags> flagsFrom(Call& c, const std::string& text) {
  PatternFlags out;
  struct Row {
    char letter;
    bool PatternFlags::*flag;
  };
  static constexpr Row kRows[] = {{'s', &PatternFlags::dotAll},
                                  {'m', &PatternFlags::multiLine},
                                  {'i', &PatternFlags::ignoreCase},
                                  {'x', &PatternFlags::freeSpacing},
                                  {'q', &PatternFlags::literal}};
  for (const char letter : text) {
    const auto row = std::find_if(std::begin(kRows), std::end(kRows), [&](const Row& r) { return r.letter == letter; });
    if (row == std::end(kRows)) {
      c.warn(std::string("no flag '") + letter + "'; there are s, m, i, x and q");
      return std::nullopt;
    }
    out.*row->flag = true;
  }
  return out;
}

UBool countTicks(const void* evaluation, std::int32_t) {
  return const_cast<Evaluation*>(static_cast<const Evaluation*>(evaluation))->step(kStepsPerTick);
}

// A pattern at work on a text.
class Pattern {
 public:
  // `pattern` and the optional `flags` are the positions of the arguments.
  Pattern(Call& c, const std::string& input, std::size_t pattern, std::size_t flags) {
    const std::string* text = c.string(pattern);
    const std::string* letters = c.has(flags) ? c.string(flags) : nullptr;
    if (!text || (c.has(flags) && !letters)) return;
    const auto read = letters ? flagsFrom(c, *letters) : PatternFlags();
    if (!read) return;
    m_flags = *read;
    const auto source = toIcuPattern(*text, m_flags);
    if (!source) {
      c.warn("\"" + *text + "\" is no valid pattern: " + source.error().message);
      return;
    }
    const std::uint32_t bits = (m_flags.ignoreCase ? UREGEX_CASE_INSENSITIVE : 0) |
                               (m_flags.multiLine ? UREGEX_MULTILINE | UREGEX_UNIX_LINES : 0);
    UErrorCode status = U_ZERO_ERROR;
    m_input = icu::UnicodeString::fromUTF8(input);
    m_matcher = std::make_unique<icu::RegexMatcher>(icu::UnicodeString::fromUTF8(*source), bits, status);
    m_matcher->setTimeLimit(kTimeLimit, status);
    m_matcher->setStackLimit(kStackLimit, status);
    m_matcher->setMatchCallback(countTicks, &c.ev, status);
    if (U_FAILURE(status)) {
      m_matcher.reset();
      c.warn("\"" + *text + "\" is no valid pattern");
      return;
    }
    m_matcher->reset(m_input);
  }
  explicit operator bool() const { return m_matcher != nullptr; }
  icu::RegexMatcher* operator->() { return m_matcher.get(); }
  const icu::UnicodeString& input() const { return m_input; }
  const PatternFlags& flags() const { return m_flags; }

  // F&O forbids to replace or split by what matches nothing at all.
  bool matchesEmpty() {
    const icu::UnicodeString nothing;
    UErrorCode status = U_ZERO_ERROR;
    m_matcher->reset(nothing);
    const bool out = m_matcher->matches(status) && U_SUCCESS(status);
    m_matcher->reset(m_input);
    return out;
  }

 private:
  PatternFlags m_flags;
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

// A replacement: text, and groups by number (0: the whole match).
struct Part {
  std::string text;
  std::optional<std::int32_t> group;
};

// "$1" takes as many digits as there are groups; nullopt where "$" or "\" stands alone.
std::optional<std::vector<Part>> partsOf(const std::string& replacement, std::int32_t groups) {
  std::vector<Part> out(1);
  const auto isDigit = [&](std::size_t i) {
    return i < replacement.size() && replacement[i] >= '0' && replacement[i] <= '9';
  };
  for (std::size_t i = 0; i < replacement.size(); ++i) {
    const char c = replacement[i];
    if (c == '\\') {
      const char next = i + 1 < replacement.size() ? replacement[++i] : '\0';
      if (next != '\\' && next != '$') return std::nullopt;
      out.back().text += next;
    } else if (c == '$') {
      if (!isDigit(i + 1)) return std::nullopt;
      std::int32_t number = replacement[++i] - '0';
      for (; isDigit(i + 1) && number * 10 + (replacement[i + 1] - '0') <= groups; ++i)
        number = number * 10 + (replacement[i + 1] - '0');
      out.push_back({{}, number});
      out.emplace_back();
    } else {
      out.back().text += c;
    }
  }
  return out;
}

Datum replace(Call& c) {
  const std::string* input = c.string(0);
  if (!input) return {};
  Pattern pattern(c, *input, 1, 3);
  const std::string* replacement = c.string(2);
  if (!pattern || !replacement) return {};
  if (pattern.matchesEmpty()) return c.warn("the pattern matches the empty string, which cannot be replaced");
  const std::int32_t groups = pattern->groupCount();
  const auto parts =
      pattern.flags().literal ? std::vector<Part>{{*replacement, std::nullopt}} : partsOf(*replacement, groups);
  if (!parts) return c.warn("in a replacement \"$\" stands before a digit, and \"\\\" before \"\\\" or \"$\"");
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  std::int32_t from = 0;
  while (pattern->find(status) && U_SUCCESS(status)) {
    out += toUtf8(pattern.input().tempSubStringBetween(from, pattern->start(status)));
    from = pattern->end(status);
    for (const Part& part : *parts) {
      out += part.text;
      if (part.group && *part.group <= groups) out += toUtf8(pattern->group(*part.group, status));
    }
    if (!c.ev.step(1 + replacement->size() / 16) || !c.ev.mayHoldBytes(out.size())) return {};
  }
  if (U_FAILURE(status)) return tooHard(c);
  out += toUtf8(pattern.input().tempSubString(from));
  return c.ev.mayMake(out.size()) ? Datum(std::move(out)) : Datum();
}

Datum split(Call& c) {
  const std::string* input = c.string(0);
  if (!input) return {};
  Pattern pattern(c, *input, 1, 2);
  if (!pattern) return {};
  if (pattern.matchesEmpty()) return c.warn("the delimiter matches the empty string, which separates nothing");
  UErrorCode status = U_ZERO_ERROR;
  List out;
  std::int32_t from = 0;
  while (pattern->find(status) && U_SUCCESS(status)) {
    out.emplace_back(toUtf8(pattern.input().tempSubStringBetween(from, pattern->start(status))));
    from = pattern->end(status);
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
