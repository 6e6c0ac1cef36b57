// Lists (DMN 1.5, 10.3.4.4 and 10.3.4.6). Sums and the like are in statistics.cpp.
#include <algorithm>
#include <array>

#include "engine/feel/builtins.h"
#include "engine/feel/operators.h"

namespace joinery::feel {
namespace {

bool holds(const List& items, const Datum& value) {
  return std::any_of(items.begin(), items.end(), [&](const Datum& item) { return same(item, value); });
}

// A position from 1, or from the end if negative, as an index; nullopt and a warning beyond the list. `room` is 1 where
// the place behind the last item counts.
std::optional<std::size_t> position(Call& c, std::size_t argument, std::size_t size, std::size_t room = 0) {
  const auto at = c.integer(argument);
  if (!at) return std::nullopt;
  const auto count = static_cast<std::int64_t>(size);
  if (*at >= 1 && *at <= count + static_cast<std::int64_t>(room)) return static_cast<std::size_t>(*at - 1);
  if (*at <= -1 && *at >= -count) return static_cast<std::size_t>(count + *at);
  c.warn("the list of " + std::to_string(size) + " items has no position " + std::to_string(*at));
  return std::nullopt;
}

Datum listContains(Call& c) {
  const List* items = c.view(0);
  if (items && !c.ev.step(items->size() * (c.at(1).weight() - 1))) return {};
  return items ? Datum(holds(*items, c.at(1))) : Datum();
}

Datum count(Call& c) {
  if (c.at(0).isList()) return static_cast<std::int64_t>(c.at(0).items().size());  // no work, however long
  const List* items = c.view(0);
  return items ? Datum(static_cast<std::int64_t>(items->size())) : Datum();
}

Datum sublist(Call& c) {
  const List* items = c.view(0);
  if (!items) return {};
  const auto from = position(c, 1, items->size());
  if (!from) return {};
  std::size_t take = items->size() - *from;
  if (c.has(2)) {
    const auto wanted = c.integer(2);
    if (!wanted) return {};
    if (*wanted < 0 || static_cast<std::size_t>(*wanted) > take) return c.warn("the list is shorter than that");
    take = static_cast<std::size_t>(*wanted);
  }
  const auto begin = items->begin() + static_cast<std::ptrdiff_t>(*from);
  return Datum::list(List(begin, begin + static_cast<std::ptrdiff_t>(take)));
}

Datum append(Call& c) {
  auto items = c.list(0);
  if (!items) return {};
  for (std::size_t i = 1; i < c.size(); ++i) items->push_back(c.at(i));
  return Datum::list(std::move(*items));
}

Datum concatenate(Call& c) {
  List out;
  for (std::size_t i = 0; i < c.size(); ++i) {
    const List* items = c.view(i);
    if (!items) return {};
    out.insert(out.end(), items->begin(), items->end());
    if (!c.ev.mayHoldItems(out.size())) return {};
  }
  return Datum::list(std::move(out));
}

Datum insertBefore(Call& c) {
  auto items = c.list(0);
  if (!items) return {};
  const auto at = position(c, 1, items->size());
  if (!at) return {};
  items->insert(items->begin() + static_cast<std::ptrdiff_t>(*at), c.at(2));
  return Datum::list(std::move(*items));
}

Datum removeItem(Call& c) {
  auto items = c.list(0);
  if (!items) return {};
  const auto at = position(c, 1, items->size());
  if (!at) return {};
  items->erase(items->begin() + static_cast<std::ptrdiff_t>(*at));
  return Datum::list(std::move(*items));
}

Datum reverse(Call& c) {
  auto items = c.list(0);
  if (!items) return {};
  std::reverse(items->begin(), items->end());
  return Datum::list(std::move(*items));
}

Datum indexOf(Call& c) {
  const List* items = c.view(0);
  if (!items || !c.ev.step(items->size() * (c.at(1).weight() - 1))) return {};
  List out;
  for (std::size_t i = 0; i < items->size(); ++i)
    if (same((*items)[i], c.at(1))) out.emplace_back(static_cast<std::int64_t>(i + 1));
  return Datum::list(std::move(out));
}

// Adds what `out` does not hold yet.
bool addDistinct(Call& c, List& out, const List& items) {
  for (const Datum& item : items) {
    if (!c.ev.step((out.size() + 1) * item.weight())) return false;
    if (!holds(out, item)) out.push_back(item);
  }
  return true;
}

Datum unionOf(Call& c) {
  List out;
  for (std::size_t i = 0; i < c.size(); ++i) {
    const List* items = c.view(i);
    if (!items || !addDistinct(c, out, *items)) return {};
  }
  return Datum::list(std::move(out));
}

Datum distinctValues(Call& c) {
  const List* items = c.view(0);
  List out;
  if (!items || !addDistinct(c, out, *items)) return {};
  return Datum::list(std::move(out));
}

bool flattenInto(Call& c, List& out, const List& items) {
  for (const Datum& item : items) {
    if (!c.ev.step()) return false;
    if (item.isList()) {
      if (!flattenInto(c, out, item.items())) return false;
    } else {
      out.push_back(item);
    }
  }
  return c.ev.mayHoldItems(out.size());
}

Datum flatten(Call& c) {
  const List* items = c.view(0);
  List out;
  if (!items || !flattenInto(c, out, *items)) return {};
  return Datum::list(std::move(out));
}

// list replace(list, position, newItem) or list replace(list, match(item, newItem), newItem).
Datum listReplace(Call& c) {
  auto items = c.list(0);
  if (!items) return {};
  if (!c.single(1).is(DatumKind::Function)) {
    const auto at = position(c, 1, items->size());
    if (!at) return {};
    (*items)[*at] = c.at(2);
    return Datum::list(std::move(*items));
  }
  const Function& match = c.single(1).function();
  if (!match.accepts(2)) return c.warn("the match function has to take two arguments");
  for (Datum& item : *items) {
    const std::array<Datum, 2> arguments = {item, c.at(2)};
    const Datum truth = match.call(c.ev, arguments);
    if (!truth.isBoolean()) return c.warn("the match function has to give true or false");
    if (truth.boolean()) item = c.at(2);
  }
  return Datum::list(std::move(*items));
}

// A stable merge sort of our own: the order is the caller's function and may contradict itself.
bool sortRange(Call& c, const Function& precedes, List& items, List& room, std::size_t from, std::size_t to) {
  if (to - from < 2) return true;
  const std::size_t middle = from + (to - from) / 2;
  if (!sortRange(c, precedes, items, room, from, middle) || !sortRange(c, precedes, items, room, middle, to))
    return false;
  std::size_t left = from, right = middle;
  for (std::size_t at = from; at < to; ++at) {
    bool takeRight = left == middle;
    if (!takeRight && right < to) {
      const std::array<Datum, 2> arguments = {items[right], items[left]};
      const Datum truth = precedes.call(c.ev, arguments);
      if (!truth.isBoolean() || !c.ev.running()) {
        c.warn("the order function has to give true or false");
        return false;
      }
      takeRight = truth.boolean();
    }
    room[at] = takeRight ? items[right++] : items[left++];
  }
  std::copy(room.begin() + static_cast<std::ptrdiff_t>(from), room.begin() + static_cast<std::ptrdiff_t>(to),
            items.begin() + static_cast<std::ptrdiff_t>(from));
  return true;
}

Datum sortList(Call& c) {
  auto items = c.list(0);
  if (!items) return {};
  if (!c.has(1)) {
    const bool sortable = std::all_of(items->begin(), items->end(),
                                      [&](const Datum& item) { return order(item, items->front()).has_value(); });
    if (!sortable) return c.warn("the items have no order of their own; give a function");
    std::stable_sort(items->begin(), items->end(), [](const Datum& a, const Datum& b) { return order(a, b) < 0; });
    return Datum::list(std::move(*items));
  }
  const Function* precedes = c.function(1);
  if (!precedes) return {};
  if (!precedes->accepts(2)) return c.warn("the order function has to take two arguments");
  List room(items->size());
  if (!sortRange(c, *precedes, *items, room, 0, items->size())) return {};
  return Datum::list(std::move(*items));
}

constexpr std::array kTable = {Builtin{"list contains", "list, element", listContains},
                               Builtin{"count", "list", count},
                               Builtin{"sublist", "list, start position, length?", sublist},
                               Builtin{"append", "list, item...", append},
                               Builtin{"concatenate", "list...", concatenate},
                               Builtin{"insert before", "list, position, newItem", insertBefore},
                               Builtin{"remove", "list, position", removeItem},
                               Builtin{"list replace", "list, position, newItem | list, match, newItem", listReplace},
                               Builtin{"reverse", "list", reverse},
                               Builtin{"index of", "list, match", indexOf},
                               Builtin{"union", "list...", unionOf},
                               Builtin{"distinct values", "list", distinctValues},
                               Builtin{"flatten", "list", flatten},
                               Builtin{"sort", "list, precedes?", sortList}};

}  // namespace

std::span<const Builtin> listBuiltins() {
  return kTable;
}

}  // namespace joinery::feel
