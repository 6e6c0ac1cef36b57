// Numbers (DMN 1.5, 10.3.4.5).
#include <array>

#include "engine/feel/builtins.h"
#include "engine/feel/operators.h"

namespace joinery::feel {
namespace {

constexpr std::int64_t kMinScale = -6111, kMaxScale = 6176;

Datum finite(Call& c, Decimal n) {
  return n.isFinite() ? Datum(n) : c.warn("the result is no number");
}

// round(n, scale) with scale 0 where it may be missing.
Datum rounded(Call& c, Decimal::Rounding mode, bool scaleMayBeMissing) {
  const auto n = c.number(0);
  std::optional<std::int64_t> scale = 0;
  if (!scaleMayBeMissing || c.size() > 1) scale = c.integer(1);
  if (!n || !scale) return {};
  if (*scale < kMinScale || *scale > kMaxScale)
    return c.warn("the scale has to be from " + std::to_string(kMinScale) + " to " + std::to_string(kMaxScale));
  return n->round(static_cast<int>(*scale), mode);
}

Datum decimal(Call& c) {
  return rounded(c, Decimal::Rounding::HalfEven, false);
}
Datum floorOf(Call& c) {
  return rounded(c, Decimal::Rounding::Floor, true);
}
Datum ceilingOf(Call& c) {
  return rounded(c, Decimal::Rounding::Ceiling, true);
}
Datum roundUp(Call& c) {
  return rounded(c, Decimal::Rounding::Up, false);
}
Datum roundDown(Call& c) {
  return rounded(c, Decimal::Rounding::Down, false);
}
Datum roundHalfUp(Call& c) {
  return rounded(c, Decimal::Rounding::HalfUp, false);
}
Datum roundHalfDown(Call& c) {
  return rounded(c, Decimal::Rounding::HalfDown, false);
}

Datum absolute(Call& c) {
  if (c.single(0).is(DatumKind::DayTimeDuration) || c.single(0).is(DatumKind::YearMonthDuration)) {
    const Datum zero =
        c.single(0).is(DatumKind::DayTimeDuration) ? Datum(DayTimeDuration{}) : Datum(YearMonthDuration{});
    return order(c.single(0), zero) < 0 ? negate(c.ev, c.single(0)) : c.single(0);
  }
  const auto n = c.number(0);
  return n ? Datum(n->abs()) : Datum();
}

// The sign of the divisor, as the specification has it: modulo(-10, 4) is 2.
Datum modulo(Call& c) {
  const auto dividend = c.number(0), divisor = c.number(1);
  if (!dividend || !divisor) return {};
  if (divisor->isZero()) return c.warn("cannot divide by zero");
  return finite(c, *dividend - *divisor * (*dividend / *divisor).floor());
}

Datum squareRoot(Call& c) {
  const auto n = c.number(0);
  if (!n) return {};
  return n->isNegative() ? c.warn("a negative number has no square root") : finite(c, n->sqrt());
}

Datum logarithm(Call& c) {
  const auto n = c.number(0);
  if (!n) return {};
  if (n->isNegative() || n->isZero()) return c.warn("only numbers above zero have a logarithm");
  return finite(c, n->log());
}

Datum exponential(Call& c) {
  const auto n = c.number(0);
  return n ? finite(c, n->exp()) : Datum();
}

std::optional<bool> isEven(Call& c) {
  const auto n = c.number(0);
  if (!n) return std::nullopt;
  const Decimal half = *n / Decimal(2);
  return half.isInteger();
}

Datum even(Call& c) {
  return toDatum(isEven(c));
}

Datum odd(Call& c) {
  const auto is = isEven(c);
  if (!is) return {};
  return !*is && c.single(0).number().isInteger();
}

constexpr std::array kTable = {Builtin{"decimal", "n, scale", decimal},
                               Builtin{"floor", "n, scale?", floorOf},
                               Builtin{"ceiling", "n, scale?", ceilingOf},
                               Builtin{"round up", "n, scale", roundUp},
                               Builtin{"round down", "n, scale", roundDown},
                               Builtin{"round half up", "n, scale", roundHalfUp},
                               Builtin{"round half down", "n, scale", roundHalfDown},
                               Builtin{"abs", "n", absolute},
                               Builtin{"modulo", "dividend, divisor", modulo},
                               Builtin{"sqrt", "number", squareRoot},
                               Builtin{"log", "number", logarithm},
                               Builtin{"exp", "number", exponential},
                               Builtin{"odd", "number", odd},
                               Builtin{"even", "number", even}};

}  // namespace

std::span<const Builtin> numericBuiltins() {
  return kTable;
}

}  // namespace joinery::feel
