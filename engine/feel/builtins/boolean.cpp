// not, is (DMN 1.5, 10.3.4.2 and 10.3.4.10).
#include <array>

#include "engine/feel/builtins.h"
#include "engine/feel/operators.h"

namespace joinery::feel {
namespace {

Datum negation(Call& c) {
  const Datum& operand = c.single(0);
  if (operand.isBoolean()) return !operand.boolean();
  return operand.isNull() ? Datum() : c.mismatch(0, "boolean");
}

bool sameZone(const Zone& a, const Zone& b) {
  if (a.kind != b.kind) return false;
  if (a.kind == Zone::Kind::Named) return *a.name == *b.name;
  return a.offset == b.offset;
}

// The same element of the semantic domain: same kind, and for times the same local time in the same zone.
Datum is(Call& c) {
  const Datum a = c.size() > 0 ? c.at(0) : Datum(), b = c.size() > 1 ? c.at(1) : Datum();
  if (a.kind() != b.kind()) return false;
  if (!c.ev.step(a.weight())) return {};
  if (a.is(DatumKind::Time)) return a.time().nanos == b.time().nanos && sameZone(a.time().zone, b.time().zone);
  if (a.is(DatumKind::DateTime)) {
    const DateTime &x = a.dateTime(), &y = b.dateTime();
    return x.date == y.date && x.time.nanos == y.time.nanos && sameZone(x.time.zone, y.time.zone);
  }
  return same(a, b);
}

constexpr std::array kTable = {Builtin{"not", "negand", negation}, Builtin{"is", "value1~, value2~", is}};

}  // namespace

std::span<const Builtin> booleanBuiltins() {
  return kTable;
}

}  // namespace joinery::feel
