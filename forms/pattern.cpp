#include "forms/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <array>

#include <pcre2.h>

namespace joinery::forms {
namespace {

constexpr std::uint32_t kMatchLimit = 200'000;  // about 10 ms
constexpr std::uint32_t kHeapLimitKiB = 4096;
constexpr std::size_t kLongestPattern = 4096;

PCRE2_SPTR bytes(std::string_view text) {
  return reinterpret_cast<PCRE2_SPTR>(text.data());
}

}  // namespace

struct Pattern::Code {
  pcre2_code* code = nullptr;
  pcre2_match_context* limits = nullptr;
  ~Code() {
    pcre2_match_context_free(limits);
    pcre2_code_free(code);
  }
};

Result<Pattern> Pattern::compile(std::string_view pattern) {
  if (pattern.size() > kLongestPattern)
    return makeError(ErrorKind::Refused, "pattern-malformed",
                     "expected a pattern of at most " + std::to_string(kLongestPattern) + " bytes");
  constexpr std::uint32_t kOptions = PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C | PCRE2_DOLLAR_ENDONLY | PCRE2_ALT_BSUX |
                                     PCRE2_MATCH_UNSET_BACKREF | PCRE2_ALLOW_EMPTY_CLASS;
  int code = 0;
  PCRE2_SIZE at = 0;
  auto out = std::make_shared<Code>();
  out->code = pcre2_compile(bytes(pattern), pattern.size(), kOptions, &code, &at, nullptr);
  if (!out->code) {
    std::array<PCRE2_UCHAR, 256> text{};
    pcre2_get_error_message(code, text.data(), text.size());
    return makeError(ErrorKind::Refused, "pattern-malformed",
                     "expected a regular expression, got one with a fault at character " + std::to_string(at + 1) +
                         ": " + reinterpret_cast<const char*>(text.data()));
  }
  out->limits = pcre2_match_context_create(nullptr);
  pcre2_set_match_limit(out->limits, kMatchLimit);
  pcre2_set_heap_limit(out->limits, kHeapLimitKiB);
  return Pattern(std::move(out));
}

Pattern::Match Pattern::matches(std::string_view utf8) const {
  pcre2_match_data* data = pcre2_match_data_create_from_pattern(m_code->code, nullptr);
  const int rc = pcre2_match(m_code->code, bytes(utf8), utf8.size(), 0, 0, data, m_code->limits);
  pcre2_match_data_free(data);
  if (rc >= 0) return Match::Yes;
  return rc == PCRE2_ERROR_NOMATCH ? Match::No : Match::TooCostly;
}

}  // namespace joinery::forms
