// IEEE 754 decimal128: 34 digits, round half even. The number type of JSON values, variables and FEEL.
//
//   Decimal::parse("0.10") + Decimal(2)  ->  "2.10"
//
// Values keep their scale (1.50 stays 1.50 in text) and compare by number (1.5 == 1.50). A plain value without
// allocation; any thread may use its own copies. Division by zero and overflow give a value for which isFinite() is
// false; callers (FEEL) turn that into null with a warning. Refuses NaN and infinity on parsing.
// The arithmetic is Intel's BID library, hidden in decimal.cpp.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace joinery {

class Decimal {
 public:
  Decimal() : Decimal(std::int64_t{0}) {}
  Decimal(std::int64_t value);
  Decimal(int value) : Decimal(std::int64_t{value}) {}

  // JSON number grammar, also with a leading '+' or '.'; nullopt if it is no number. More than 34 significant digits
  // are rounded half even; `exact` (if given) then becomes false.
  static std::optional<Decimal> parse(std::string_view text, bool* exact = nullptr);
  static Decimal fromDouble(double value);  // shortest text that reads back as the same double

  std::string toString() const;  // plain notation where the exponent is within -40..40, else with E
  double toDouble() const;
  // The integral value, if it is one within int64; nullopt otherwise.
  std::optional<std::int64_t> toInt64() const;

  bool isFinite() const;
  bool isZero() const;
  bool isNegative() const;  // false for zero
  bool isInteger() const;

  Decimal operator-() const;
  friend Decimal operator+(Decimal a, Decimal b);
  friend Decimal operator-(Decimal a, Decimal b);
  friend Decimal operator*(Decimal a, Decimal b);
  friend Decimal operator/(Decimal a, Decimal b);
  friend bool operator==(Decimal a, Decimal b);
  friend std::partial_ordering operator<=>(Decimal a, Decimal b);

  Decimal abs() const;
  Decimal floor() const;    // to an integer, towards minus infinity
  Decimal ceiling() const;  // to an integer, towards plus infinity
  Decimal truncate() const;
  enum class Rounding { HalfEven, HalfUp, HalfDown, Up, Down, Floor, Ceiling };
  Decimal round(int scale, Rounding mode) const;  // `scale` digits after the point; negative rounds before it
  Decimal power(Decimal exponent) const;
  Decimal sqrt() const;
  Decimal exp() const;
  Decimal log() const;         // natural
  Decimal normalized() const;  // without trailing zeros after the point

  // The 16 bytes of the BID encoding, for storing and hashing; not comparable byte by byte.
  struct Bits {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
  };
  Bits bits() const { return m_bits; }
  static Decimal fromBits(Bits bits);

 private:
  Bits m_bits;
};

}  // namespace joinery
