// Strings, counted by code point (DMN 1.5, 10.3.4.3). Patterns are in pattern.cpp.
#include <algorithm>
#include <array>

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "engine/feel/builtins.h"
#include "engine/feel/json.h"
#include "engine/feel/utf8.h"

namespace joinery::feel {
namespace {

Datum substring(Call& c) {
  const std::string* text = c.string(0);
  const auto start = c.integer(1);
  if (!text || !start) return {};
  const auto count = static_cast<std::int64_t>(length(*text));
  if (*start == 0 || *start > count || *start < -count)
    return c.warn("the string has no position " + std::to_string(*start));
  const std::int64_t from = *start > 0 ? *start - 1 : count + *start;
  std::int64_t take = count - from;
  if (c.has(2)) {
    const auto wanted = c.integer(2);
    if (!wanted) return {};
    if (*wanted < 1) return c.warn("the length has to be at least 1");
    take = std::min(take, *wanted);
  }
  const std::size_t begin = offsetOf(*text, static_cast<std::size_t>(from));
  const std::size_t end = begin + offsetOf(std::string_view(*text).substr(begin), static_cast<std::size_t>(take));
  return text->substr(begin, end - begin);
}

Datum stringLength(Call& c) {
  const std::string* text = c.string(0);
  return text ? Datum(static_cast<std::int64_t>(length(*text))) : Datum();
}

Datum cased(Call& c, bool upper) {
  const std::string* text = c.string(0);
  if (!text) return {};
  icu::UnicodeString wide = icu::UnicodeString::fromUTF8(*text);
  upper ? wide.toUpper(icu::Locale::getRoot()) : wide.toLower(icu::Locale::getRoot());
  std::string out;
  wide.toUTF8String(out);
  return c.ev.mayMake(out.size()) ? Datum(std::move(out)) : Datum();
}

Datum upperCase(Call& c) {
  return cased(c, true);
}
Datum lowerCase(Call& c) {
  return cased(c, false);
}

Datum substringBefore(Call& c) {
  const std::string *text = c.string(0), *match = c.string(1);
  if (!text || !match) return {};
  const std::size_t at = text->find(*match);
  return at == std::string::npos ? Datum("") : Datum(text->substr(0, at));
}

Datum substringAfter(Call& c) {
  const std::string *text = c.string(0), *match = c.string(1);
  if (!text || !match) return {};
  const std::size_t at = text->find(*match);
  return at == std::string::npos ? Datum("") : Datum(text->substr(at + match->size()));
}

Datum contains(Call& c) {
  const std::string *text = c.string(0), *match = c.string(1);
  return text && match ? Datum(text->find(*match) != std::string::npos) : Datum();
}

Datum startsWith(Call& c) {
  const std::string *text = c.string(0), *match = c.string(1);
  return text && match ? Datum(text->starts_with(*match)) : Datum();
}

Datum endsWith(Call& c) {
  const std::string *text = c.string(0), *match = c.string(1);
  return text && match ? Datum(text->ends_with(*match)) : Datum();
}

// Null items are left out.
Datum stringJoin(Call& c) {
  const List* items = c.view(0);
  if (!items) return {};
  const std::string* delimiter = nullptr;
  if (c.has(1) && !(delimiter = c.string(1))) return {};
  std::string out;
  bool first = true;
  for (const Datum& item : *items) {
    if (item.isNull()) continue;
    if (!item.isString()) return c.warn("the list has to hold strings, got a " + std::string(kindName(item.kind())));
    if (!first && delimiter) out += *delimiter;
    first = false;
    out += item.string();
    if (!c.ev.mayHoldBytes(out.size()) || !c.ev.step(1 + item.string().size() / 16)) return {};
  }
  return out;
}

constexpr std::array kTable = {Builtin{"substring", "string, start position, length?", substring},
                               Builtin{"string length", "string", stringLength},
                               Builtin{"upper case", "string", upperCase},
                               Builtin{"lower case", "string", lowerCase},
                               Builtin{"substring before", "string, match", substringBefore},
                               Builtin{"substring after", "string, match", substringAfter},
                               Builtin{"contains", "string, match", contains},
                               Builtin{"starts with", "string, match", startsWith},
                               Builtin{"ends with", "string, match", endsWith},
                               Builtin{"string join", "list, delimiter?", stringJoin}};

}  // namespace

std::span<const Builtin> stringBuiltins() {
  return kTable;
}

}  // namespace joinery::feel
