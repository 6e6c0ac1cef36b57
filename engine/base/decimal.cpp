#include "engine/base/decimal.h"

#define DECIMAL_CALL_BY_REFERENCE 0
#define DECIMAL_GLOBAL_ROUNDING 0
#define DECIMAL_GLOBAL_EXCEPTION_FLAGS 0
extern "C" {
#include <bid_conf.h>
#include <bid_functions.h>
}

#include <charconv>
#include <cmath>
#include <cstring>

namespace joinery {
namespace {

constexpr unsigned kHalfEven = 0;
constexpr int kExponentBias = 6176;

BID_UINT128 raw(Decimal d) {
  BID_UINT128 out;
  out.w[0] = d.bits().low;
  out.w[1] = d.bits().high;
  return out;
}

Decimal wrap(BID_UINT128 v) {
  return Decimal::fromBits({v.w[0], v.w[1]});
}

// Whole numbers within 63 bits and without an exponent, as most numbers are: they compare without BID's help.
std::optional<std::int64_t> whole(Decimal d) {
  constexpr std::uint64_t kSign = 1ULL << 63;
  const Decimal::Bits bits = d.bits();
  const bool plain = (bits.high & ~kSign) == static_cast<std::uint64_t>(kExponentBias) << 49 && (bits.low & kSign) == 0;
  if (!plain) return std::nullopt;
  const auto size = static_cast<std::int64_t>(bits.low);
  return bits.high & kSign ? -size : size;
}

bool matchesNumberGrammar(std::string_view text) {
  std::size_t i = 0;
  if (i < text.size() && (text[i] == '-' || text[i] == '+')) ++i;
  std::size_t digits = 0;
  auto eatDigits = [&] {
    while (i < text.size() && text[i] >= '0' && text[i] <= '9') ++i, ++digits;
  };
  eatDigits();
  if (i < text.size() && text[i] == '.') {
    ++i;
    eatDigits();
  }
  if (digits == 0) return false;
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < text.size() && (text[i] == '-' || text[i] == '+')) ++i;
    const std::size_t before = digits;
    eatDigits();
    if (digits == before) return false;
  }
  return i == text.size();
}

// "123", exponent -2 -> "1.23"; the digits never carry a sign.
std::string plainNotation(std::string digits, int exponent) {
  if (exponent > 0) {
    if (digits != "0") digits.append(static_cast<std::size_t>(exponent), '0');
    return digits;
  }
  if (exponent == 0) return digits;
  const auto fraction = static_cast<std::size_t>(-exponent);
  if (digits.size() <= fraction) digits.insert(0, fraction - digits.size() + 1, '0');
  digits.insert(digits.size() - fraction, 1, '.');
  return digits;
}

}  // namespace

Decimal Decimal::fromBits(Bits bits) {
  Decimal d;
  d.m_bits = bits;
  return d;
}

Decimal::Decimal(std::int64_t value) {
  // BID layout: sign, 14 exponent bits, 113 coefficient bits; an int64 needs no rounding and no exponent.
  const bool negative = value < 0;
  m_bits.low = negative ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
  m_bits.high = (static_cast<std::uint64_t>(kExponentBias) << 49) | (negative ? 1ULL << 63 : 0);
}

std::optional<Decimal> Decimal::parse(std::string_view text, bool* exact) {
  if (!matchesNumberGrammar(text)) return std::nullopt;
  std::int64_t whole = 0;
  if (text.front() != '+') {
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), whole);
    if (error == std::errc() && end == text.data() + text.size() && !(whole == 0 && text.front() == '-')) {
      if (exact) *exact = true;
      return Decimal(whole);
    }
  }
  std::string copy(text);
  unsigned flags = 0;
  const Decimal out = wrap(bid128_from_string(copy.data(), kHalfEven, &flags));
  if (exact) *exact = (flags & BID_INEXACT_EXCEPTION) == 0;
  if (!out.isFinite()) return std::nullopt;
  return out.isZero() ? out.abs() : out;
}

Decimal Decimal::fromDouble(double value) {
  char text[40];
  auto [end, error] = std::to_chars(text, text + sizeof text, value);
  (void)error;  // 40 characters hold every double
  return parse(std::string_view(text, static_cast<std::size_t>(end - text))).value_or(Decimal());
}

std::string Decimal::toString() const {
  if (!isFinite()) return "null";
  constexpr std::uint64_t kSign = 1ULL << 63;
  const std::uint64_t highNoSign = m_bits.high & ~kSign;
  if ((highNoSign >> 49) == static_cast<std::uint64_t>(kExponentBias) && (highNoSign & ((1ULL << 49) - 1)) == 0) {
    char text[24];
    char* start = text;
    if (m_bits.high & kSign && m_bits.low != 0) *start++ = '-';
    auto [end, error] = std::to_chars(start, text + sizeof text, m_bits.low);
    (void)error;
    return std::string(text, end);
  }
  char buffer[64];
  unsigned flags = 0;
  bid128_to_string(buffer, raw(*this), &flags);  // "+123E-2"
  std::string_view all(buffer);
  const std::size_t e = all.find('E');
  std::string digits(all.substr(1, e - 1));
  int exponent = 0;
  std::string_view expText = all.substr(e + 1);
  if (!expText.empty() && expText.front() == '+') expText.remove_prefix(1);
  std::from_chars(expText.data(), expText.data() + expText.size(), exponent);
  const std::string sign = isNegative() ? "-" : "";
  if (exponent >= -40 && exponent <= 40) return sign + plainNotation(std::move(digits), exponent);
  return sign + digits + "E" + (exponent < 0 ? "" : "+") + std::to_string(exponent);
}

double Decimal::toDouble() const {
  unsigned flags = 0;
  return bid128_to_binary64(raw(*this), kHalfEven, &flags);
}

std::optional<std::int64_t> Decimal::toInt64() const {
  if (!isFinite() || !isInteger()) return std::nullopt;
  unsigned flags = 0;
  const long long out = bid128_to_int64_int(raw(*this), &flags);
  if (flags & BID_INVALID_EXCEPTION) return std::nullopt;
  return out;
}

bool Decimal::isFinite() const {
  return bid128_isFinite(raw(*this)) != 0;
}
bool Decimal::isZero() const {
  return bid128_isZero(raw(*this)) != 0;
}
bool Decimal::isNegative() const {
  return bid128_isSigned(raw(*this)) != 0 && !isZero();
}
bool Decimal::isInteger() const {
  return isFinite() && *this == truncate();
}

Decimal Decimal::operator-() const {
  return isZero() ? *this : wrap(bid128_negate(raw(*this)));
}
Decimal operator+(Decimal a, Decimal b) {
  unsigned flags = 0;
  return wrap(bid128_add(raw(a), raw(b), kHalfEven, &flags));
}
Decimal operator-(Decimal a, Decimal b) {
  unsigned flags = 0;
  return wrap(bid128_sub(raw(a), raw(b), kHalfEven, &flags));
}
Decimal operator*(Decimal a, Decimal b) {
  unsigned flags = 0;
  return wrap(bid128_mul(raw(a), raw(b), kHalfEven, &flags));
}
Decimal operator/(Decimal a, Decimal b) {
  unsigned flags = 0;
  return wrap(bid128_div(raw(a), raw(b), kHalfEven, &flags));
}
bool operator==(Decimal a, Decimal b) {
  if (const auto x = whole(a), y = whole(b); x && y) return *x == *y;
  unsigned flags = 0;
  return bid128_quiet_equal(raw(a), raw(b), &flags) != 0;
}
std::partial_ordering operator<=>(Decimal a, Decimal b) {
  if (const auto x = whole(a), y = whole(b); x && y) return *x <=> *y;
  unsigned flags = 0;
  if (bid128_quiet_less(raw(a), raw(b), &flags)) return std::partial_ordering::less;
  if (bid128_quiet_greater(raw(a), raw(b), &flags)) return std::partial_ordering::greater;
  if (a == b) return std::partial_ordering::equivalent;
  return std::partial_ordering::unordered;
}

Decimal Decimal::abs() const {
  return wrap(bid128_abs(raw(*this)));
}
Decimal Decimal::floor() const {
  unsigned flags = 0;
  return wrap(bid128_round_integral_negative(raw(*this), &flags));
}
Decimal Decimal::ceiling() const {
  unsigned flags = 0;
  const Decimal out = wrap(bid128_round_integral_positive(raw(*this), &flags));
  return out.isZero() ? out.abs() : out;
}
Decimal Decimal::truncate() const {
  unsigned flags = 0;
  const Decimal out = wrap(bid128_round_integral_zero(raw(*this), &flags));
  return out.isZero() ? out.abs() : out;
}

Decimal Decimal::round(int scale, Rounding mode) const {
  if (!isFinite() || scale > 6111 || scale < -6144) return *this;
  unsigned flags = 0;
  const Decimal step = wrap(bid128_scalbn(raw(Decimal(1)), -scale, kHalfEven, &flags));
  unsigned bidMode = kHalfEven;
  switch (mode) {
    case Rounding::HalfEven:
      bidMode = 0;
      break;
    case Rounding::Floor:
      bidMode = 1;
      break;
    case Rounding::Ceiling:
      bidMode = 2;
      break;
    case Rounding::Down:
      bidMode = 3;
      break;
    case Rounding::HalfUp:
      bidMode = 4;
      break;
    case Rounding::Up:
      bidMode = isNegative() ? 1 : 2;
      break;
    case Rounding::HalfDown: {
      const Decimal down = round(scale, Rounding::Down);
      const Decimal rest = (*this - down).abs();
      return rest + rest > step ? round(scale, Rounding::Up) : down;
    }
  }
  const Decimal out = wrap(bid128_quantize(raw(*this), raw(step), bidMode, &flags));
  if (!out.isFinite()) return *this;  // fewer digits than asked for exist in 34: nothing to round
  return out.isZero() ? out.abs() : out;
}

Decimal Decimal::power(Decimal exponent) const {
  if (auto n = exponent.toInt64(); n && *n >= -999 && *n <= 999) {
    Decimal out(1);
    Decimal base = *this;
    for (std::int64_t left = *n < 0 ? -*n : *n; left > 0; left /= 2) {
      if (left % 2 == 1) out = out * base;
      if (left > 1) base = base * base;
    }
    return *n < 0 ? Decimal(1) / out : out;
  }
  unsigned flags = 0;
  return wrap(bid128_pow(raw(*this), raw(exponent), kHalfEven, &flags));
}
Decimal Decimal::sqrt() const {
  unsigned flags = 0;
  return wrap(bid128_sqrt(raw(*this), kHalfEven, &flags));
}
Decimal Decimal::exp() const {
  unsigned flags = 0;
  return wrap(bid128_exp(raw(*this), kHalfEven, &flags));
}
Decimal Decimal::log() const {
  unsigned flags = 0;
  return wrap(bid128_log(raw(*this), kHalfEven, &flags));
}

Decimal Decimal::normalized() const {
  if (!isFinite() || isZero()) return isZero() ? Decimal() : *this;
  const std::string text = toString();
  const std::size_t point = text.find('.');
  if (point == std::string::npos || text.find('E') != std::string::npos) return *this;
  std::size_t last = text.find_last_not_of('0');
  if (last == point) --last;
  return parse(std::string_view(text).substr(0, last + 1)).value_or(*this);
}

}  // namespace joinery
