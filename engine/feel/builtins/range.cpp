// How points and ranges lie to each other (DMN 1.5, 10.3.4.9, table 81).
#include <array>

#include "engine/feel/builtins.h"
#include "engine/feel/operators.h"

namespace joinery::feel {
namespace {

// A point is the range from itself to itself. Ends that are missing lie infinitely far away.
struct Ends {
  Datum low, high;
  bool lowIncluded, highIncluded;
  bool hasLow, hasHigh;
  bool isPoint;
};

std::optional<Ends> ends(Call& c, std::size_t i) {
  const Datum& d = c.single(i);
  if (d.isNull()) {
    c.mismatch(i, "point or range");
    return std::nullopt;
  }
  if (!d.is(DatumKind::Range)) return Ends{d, d, true, true, true, true, true};
  const Range& r = d.range();
  if (r.form == Range::Form::NotEqual) {
    c.warn("a range with a hole cannot be compared");
    return std::nullopt;
  }
  if (r.form == Range::Form::Equal) return Ends{r.low, r.low, true, true, true, true, false};
  return Ends{r.low, r.high, r.lowIncluded, r.highIncluded, r.hasLow(), r.hasHigh(), false};
}

struct Pair {
  Ends a, b;
};

// The signs that the rules below are written with; an unknown order makes the whole answer null.
class Signs {
 public:
  explicit Signs(const Pair& p) : m_p(p) {}
  bool known() const { return m_known; }
  int lowLow() { return of(m_p.a.hasLow, m_p.a.low, m_p.b.hasLow, m_p.b.low, -1, -1); }
  int highHigh() { return of(m_p.a.hasHigh, m_p.a.high, m_p.b.hasHigh, m_p.b.high, 1, 1); }
  int highLow() { return of(m_p.a.hasHigh, m_p.a.high, m_p.b.hasLow, m_p.b.low, 1, -1); }
  int lowHigh() { return of(m_p.a.hasLow, m_p.a.low, m_p.b.hasHigh, m_p.b.high, -1, 1); }

 private:
  // `infinityA` is where a missing end of a lies.
  int of(bool hasA, const Datum& a, bool hasB, const Datum& b, int infinityA, int infinityB) {
    if (!hasA && !hasB) return infinityA - infinityB;
    if (!hasA) return infinityA;
    if (!hasB) return -infinityB;
    const auto sign = order(a, b);
    if (!sign) m_known = false;
    return sign.value_or(0);
  }
  const Pair& m_p;
  bool m_known = true;
};

using Rule = bool (*)(const Pair& p, Signs& s);

Datum decide(Call& c, Rule rule) {
  const auto a = ends(c, 0), b = ends(c, 1);
  if (!a || !b) return {};
  const Pair pair{*a, *b};
  Signs signs(pair);
  const bool out = rule(pair, signs);
  if (!signs.known()) return c.warn("these have no order among each other");
  return out;
}

bool isBefore(const Pair& p, Signs& s) {
  const int sign = s.highLow();
  return sign < 0 || (sign == 0 && (!p.a.highIncluded || !p.b.lowIncluded));
}
bool isAfter(const Pair& p, Signs& s) {
  const int sign = s.lowHigh();
  return sign > 0 || (sign == 0 && (!p.a.lowIncluded || !p.b.highIncluded));
}
bool doesMeet(const Pair& p, Signs& s) {
  return s.highLow() == 0 && p.a.highIncluded && p.b.lowIncluded;
}
bool isMetBy(const Pair& p, Signs& s) {
  return s.lowHigh() == 0 && p.a.lowIncluded && p.b.highIncluded;
}
bool doOverlap(const Pair& p, Signs& s) {
  return !isBefore(p, s) && !isAfter(p, s);
}
bool startsEarlier(const Pair& p, Signs& s) {
  const int sign = s.lowLow();
  return sign < 0 || (sign == 0 && p.a.lowIncluded && !p.b.lowIncluded);
}
bool startsLater(const Pair& p, Signs& s) {
  const int sign = s.lowLow();
  return sign > 0 || (sign == 0 && !p.a.lowIncluded && p.b.lowIncluded);
}
bool endsEarlier(const Pair& p, Signs& s) {
  const int sign = s.highHigh();
  return sign < 0 || (sign == 0 && !p.a.highIncluded && p.b.highIncluded);
}
bool endsLater(const Pair& p, Signs& s) {
  const int sign = s.highHigh();
  return sign > 0 || (sign == 0 && p.a.highIncluded && !p.b.highIncluded);
}
bool overlapsBeforeRule(const Pair& p, Signs& s) {
  return startsEarlier(p, s) && !isBefore(p, s) && !endsLater(p, s);
}
bool overlapsAfterRule(const Pair& p, Signs& s) {
  return startsLater(p, s) && !isAfter(p, s) && !endsEarlier(p, s);
}
bool doesFinish(const Pair& p, Signs& s) {
  return s.highHigh() == 0 && p.a.highIncluded == p.b.highIncluded && !startsEarlier(p, s);
}
bool isFinishedBy(const Pair& p, Signs& s) {
  return s.highHigh() == 0 && p.a.highIncluded == p.b.highIncluded && !startsLater(p, s);
}
bool doesInclude(const Pair& p, Signs& s) {
  return !startsLater(p, s) && !endsEarlier(p, s);
}
bool isDuring(const Pair& p, Signs& s) {
  return !startsEarlier(p, s) && !endsLater(p, s);
}
bool doesStart(const Pair& p, Signs& s) {
  return s.lowLow() == 0 && p.a.lowIncluded == p.b.lowIncluded && !endsLater(p, s);
}
bool isStartedBy(const Pair& p, Signs& s) {
  return s.lowLow() == 0 && p.a.lowIncluded == p.b.lowIncluded && !endsEarlier(p, s);
}
bool doCoincide(const Pair& p, Signs& s) {
  return s.lowLow() == 0 && s.highHigh() == 0 && p.a.lowIncluded == p.b.lowIncluded &&
         p.a.highIncluded == p.b.highIncluded;
}

template <Rule rule>
Datum call(Call& c) {
  return decide(c, rule);
}

constexpr std::string_view kAny = "point1, point2 | range1, range2 | point, range | range, point";
constexpr std::string_view kRanges = "range1, range2";
constexpr std::string_view kPointFirst = "point, range | range1, range2";
constexpr std::string_view kRangeFirst = "range, point | range1, range2";

constexpr std::array kTable = {Builtin{"before", kAny, call<isBefore>},
                               Builtin{"after", kAny, call<isAfter>},
                               Builtin{"meets", kRanges, call<doesMeet>},
                               Builtin{"met by", kRanges, call<isMetBy>},
                               Builtin{"overlaps", kRanges, call<doOverlap>},
                               Builtin{"overlaps before", kRanges, call<overlapsBeforeRule>},
                               Builtin{"overlaps after", kRanges, call<overlapsAfterRule>},
                               Builtin{"finishes", kPointFirst, call<doesFinish>},
                               Builtin{"finished by", kRangeFirst, call<isFinishedBy>},
                               Builtin{"includes", kRangeFirst, call<doesInclude>},
                               Builtin{"during", kPointFirst, call<isDuring>},
                               Builtin{"starts", kPointFirst, call<doesStart>},
                               Builtin{"started by", kRangeFirst, call<isStartedBy>},
                               Builtin{"coincides", kAny, call<doCoincide>}};

}  // namespace

std::span<const Builtin> rangeBuiltins() {
  return kTable;
}

}  // namespace joinery::feel
