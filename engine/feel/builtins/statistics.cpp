// What boils a list down to one value (DMN 1.5, 10.3.4.4). All of them take a list or the values one by one.
#include <algorithm>
#include <array>

#include "engine/feel/builtins.h"
#include "engine/feel/operators.h"

namespace joinery::feel {
namespace {

std::optional<std::span<const Datum>> values(Call& c) {
  if (c.size() != 1) return c.arguments();
  const List* items = c.view(0);
  return items ? std::optional(std::span<const Datum>(*items)) : std::nullopt;
}

// All values as numbers; nullopt and a warning if one is none.
std::optional<std::vector<Decimal>> numbers(Call& c) {
  const auto items = values(c);
  if (!items) return std::nullopt;
  std::vector<Decimal> out;
  out.reserve(items->size());
  for (const Datum& item : *items) {
    if (!item.isNumber()) {
      c.warn("the list has to hold numbers, got a " + std::string(kindName(item.kind())));
      return std::nullopt;
    }
    out.push_back(item.number());
  }
  return out;
}

Decimal sumOf(const std::vector<Decimal>& numbers) {
  Decimal out;
  for (const Decimal n : numbers) out = out + n;
  return out;
}

Datum finite(Call& c, Decimal n) {
  return n.isFinite() ? Datum(n) : c.warn("the result is too large");
}

// The extreme item; `wanted` is the sign of order(item, best) that makes an item better.
Datum extreme(Call& c, int wanted) {
  const auto items = values(c);
  if (!items || items->empty()) return {};
  Datum best = items->front();
  for (const Datum& item : *items) {
    const auto sign = order(item, best);
    if (!sign) return c.warn("the values have no order among each other");
    if (*sign * wanted > 0) best = item;
  }
  return best;
}

Datum minimum(Call& c) {
  return extreme(c, -1);
}
Datum maximum(Call& c) {
  return extreme(c, 1);
}

// Numbers, or durations of one kind.
Datum sum(Call& c) {
  const auto items = values(c);
  if (!items || items->empty()) return {};
  const auto kind = items->front().kind();
  if (kind != DatumKind::DayTimeDuration && kind != DatumKind::YearMonthDuration) {
    const auto all = numbers(c);
    return all ? finite(c, sumOf(*all)) : Datum();
  }
  Datum out = items->front();
  for (std::size_t i = 1; i < items->size(); ++i) out = add(c.ev, out, (*items)[i]);
  return out;
}

Datum mean(Call& c) {
  const auto all = numbers(c);
  if (!all || all->empty()) return {};
  return finite(c, sumOf(*all) / Decimal(static_cast<std::int64_t>(all->size())));
}

Datum product(Call& c) {
  const auto all = numbers(c);
  if (!all || all->empty()) return {};
  Decimal out(1);
  for (const Decimal n : *all) out = out * n;
  return finite(c, out);
}

Datum median(Call& c) {
  auto all = numbers(c);
  if (!all || all->empty()) return {};
  std::sort(all->begin(), all->end());
  const std::size_t middle = all->size() / 2;
  if (all->size() % 2 == 1) return (*all)[middle];
  return finite(c, ((*all)[middle - 1] + (*all)[middle]) / Decimal(2));
}

// Of a sample: divided by n - 1.
Datum standardDeviation(Call& c) {
  const auto all = numbers(c);
  if (!all) return {};
  if (all->size() < 2) return c.warn("a deviation needs two numbers");
  const Decimal count(static_cast<std::int64_t>(all->size()));
  const Decimal middle = sumOf(*all) / count;
  Decimal squares;
  for (const Decimal n : *all) squares = squares + (n - middle) * (n - middle);
  return finite(c, (squares / (count - Decimal(1))).sqrt());
}

Datum mode(Call& c) {
  auto all = numbers(c);
  if (!all) return {};
  std::sort(all->begin(), all->end());
  std::size_t best = 0;
  List out;
  for (std::size_t from = 0; from < all->size();) {
    std::size_t to = from;
    while (to < all->size() && (*all)[to] == (*all)[from]) ++to;
    if (to - from > best) out.clear();
    if (to - from >= best) out.emplace_back((*all)[from]);
    best = std::max(best, to - from);
    from = to;
  }
  return Datum::list(std::move(out));
}

// all (decisive: false) and any (decisive: true) as `and` and `or` over the list; null counts as unknown.
Datum combined(Call& c, bool decisive) {
  const auto items = values(c);
  if (!items) return {};
  bool unknown = false;
  for (const Datum& item : *items) {
    if (item.isBoolean() && item.boolean() == decisive) return decisive;
    if (!item.isBoolean()) unknown = true;
  }
  return unknown ? Datum() : Datum(!decisive);
}

Datum all(Call& c) {
  return combined(c, false);
}
Datum any(Call& c) {
  return combined(c, true);
}

constexpr std::array kTable = {Builtin{"min", "list | c...", minimum},
                               Builtin{"max", "list | c...", maximum},
                               Builtin{"sum", "list | n...", sum},
                               Builtin{"mean", "list | n...", mean},
                               Builtin{"product", "list | n...", product},
                               Builtin{"median", "list | n...", median},
                               Builtin{"stddev", "list | n...", standardDeviation},
                               Builtin{"mode", "list | n...", mode},
                               Builtin{"all", "list | b...", all},
                               Builtin{"any", "list | b...", any}};

}  // namespace

std::span<const Builtin> statisticsBuiltins() {
  return kTable;
}

}  // namespace joinery::feel
