#include "engine/dmn/axis.h"

#include <algorithm>
#include <array>
#include <map>

#include "engine/feel/json.h"
#include "engine/feel/operators.h"

namespace joinery::dmn {
namespace {

using feel::Datum;
using feel::DatumKind;
using feel::Evaluation;
using feel::List;
using feel::Range;

const feel::EvaluateOptions& options() {
  static const feel::EvaluateOptions kOptions;
  return kOptions;
}

// Values between and beyond others, by kind; null where there is none.
using Between = Datum (*)(Evaluation& ev, const Datum& low, const Datum& high);
using Beyond = Datum (*)(Evaluation& ev, const Datum& end, bool above);

Datum half(Evaluation& ev, const Datum& low, const Datum& high) {
  return feel::add(ev, low, feel::divide(ev, feel::subtract(ev, high, low), Datum(2)));
}

Datum stepped(Evaluation& ev, const Datum& end, const Datum& step, bool above) {
  return above ? feel::add(ev, end, step) : feel::subtract(ev, end, step);
}

// A whole number where there is one: it reads better.
Datum betweenNumbers(Evaluation& ev, const Datum& low, const Datum& high) {
  const Datum whole(low.number().floor() + Decimal(1));
  return whole.number() < high.number() ? whole : half(ev, low, high);
}
Datum beyondNumber(Evaluation& ev, const Datum& end, bool above) {
  return stepped(ev, end, Datum(1), above);
}
Datum betweenTexts(Evaluation&, const Datum& low, const Datum&) {
  return low.string() + "0";
}
Datum beyondText(Evaluation&, const Datum& end, bool above) {
  return above ? Datum(end.string() + "0") : Datum("");
}
Datum beyondDay(Evaluation& ev, const Datum& end, bool above) {
  return stepped(ev, end, feel::DayTimeDuration{feel::kSecondsPerDay, 0}, above);
}
Datum betweenDays(Evaluation& ev, const Datum& low, const Datum&) {
  return beyondDay(ev, low, true);
}
Datum beyondSecond(Evaluation& ev, const Datum& end, bool above) {
  return stepped(ev, end, feel::DayTimeDuration{1, 0}, above);
}
Datum beyondMonth(Evaluation& ev, const Datum& end, bool above) {
  return stepped(ev, end, feel::YearMonthDuration{1}, above);
}
Datum betweenMonths(Evaluation& ev, const Datum& low, const Datum&) {
  return beyondMonth(ev, low, true);
}

struct KindRow {
  DatumKind kind;
  Between between;
  Beyond beyond;
};
constexpr std::array kKinds = {KindRow{DatumKind::Number, betweenNumbers, beyondNumber},
                               KindRow{DatumKind::String, betweenTexts, beyondText},
                               KindRow{DatumKind::Date, betweenDays, beyondDay},
                               KindRow{DatumKind::DateTime, half, beyondDay},
                               KindRow{DatumKind::Time, half, beyondSecond},
                               KindRow{DatumKind::DayTimeDuration, half, beyondDay},
                               KindRow{DatumKind::YearMonthDuration, betweenMonths, beyondMonth}};

const KindRow* rowOf(DatumKind kind) {
  for (const KindRow& row : kKinds)
    if (row.kind == kind) return &row;
  return nullptr;
}

// The values that constants name, ends of ranges included.
void addBounds(const List& constants, List& bounds, bool& ranges) {
  for (const Datum& constant : constants) {
    if (!constant.is(DatumKind::Range)) {
      bounds.push_back(constant);
      continue;
    }
    const Range& range = constant.range();
    ranges = ranges || range.form == Range::Form::Interval || range.hasLow() != range.hasHigh();
    if (!range.low.isNull()) bounds.push_back(range.low);
    if (!range.high.isNull()) bounds.push_back(range.high);
  }
}

// The constants of a cell that can be judged; nullopt for any other.
std::optional<List> judgeable(const feel::TestsNode& cell) {
  auto constants = cell.constants();
  if (!constants) return std::nullopt;
  const bool known =
      std::none_of(constants->begin(), constants->end(), [](const Datum& d) { return d.isNull() || d.isList(); });
  return known ? std::move(constants) : std::nullopt;
}

DatumKind kindOf(const Axis::Column& column, const List& bounds) {
  if (column.type && column.type->kind == feel::Type::Kind::Simple && !column.type->anyDuration)
    return column.type->simple;
  std::map<DatumKind, std::size_t> counts;
  for (const Datum& bound : bounds) ++counts[bound.kind()];
  return counts.size() == 1 ? counts.begin()->first : DatumKind::Null;  // a mixture says nothing
}

}  // namespace

std::optional<Axis> Axis::build(const Column& column) {
  List bounds;
  bool ranges = false;
  for (const feel::TestsNode* cell : column.cells) {
    const auto constants = cell ? judgeable(*cell) : std::nullopt;
    if (constants) addBounds(*constants, bounds, ranges);
  }
  if (column.type) addBounds(column.type->allowedValues, bounds, ranges);
  const auto allowed = column.allowed ? judgeable(*column.allowed) : std::nullopt;
  if (allowed) addBounds(*allowed, bounds, ranges);
  const DatumKind kind = kindOf(column, bounds);
  bounds.erase(std::remove_if(bounds.begin(), bounds.end(), [&](const Datum& d) { return !d.is(kind); }), bounds.end());
  Axis out;
  out.m_label = column.label;
  out.cut(std::move(bounds), kind, ranges || kind != DatumKind::String);
  out.keepAllowed(column);
  if (out.m_pieces.empty()) return std::nullopt;
  out.judge(column);
  return out;
}

void Axis::cut(List bounds, DatumKind kind, bool ordered) {
  if (kind == DatumKind::Boolean) {
    for (const bool truth : {true, false}) m_pieces.push_back({Datum(truth), Datum(truth), Datum(truth)});
    return;
  }
  const KindRow* row = rowOf(kind);
  const auto comparable = [&](const Datum& d) { return feel::order(d, bounds.front()).has_value(); };
  if (!row || bounds.empty() || !std::all_of(bounds.begin(), bounds.end(), comparable)) return;
  std::sort(bounds.begin(), bounds.end(), [](const Datum& a, const Datum& b) { return feel::order(a, b) < 0; });
  bounds.erase(std::unique(bounds.begin(), bounds.end(), [](auto& a, auto& b) { return feel::order(a, b) == 0; }),
               bounds.end());
  Evaluation ev(options());
  const auto isWithin = [&](const Datum& value, const Datum* low, const Datum* high) {
    return !value.isNull() && (!low || feel::order(value, *low) > 0) && (!high || feel::order(value, *high) < 0);
  };
  const auto open = [&](const Datum& example, const Datum* low, const Datum* high) {
    if (!isWithin(example, low, high)) return;
    m_pieces.push_back({example, low ? std::optional(*low) : std::nullopt, high ? std::optional(*high) : std::nullopt});
  };
  if (ordered) open(row->beyond(ev, bounds.front(), false), nullptr, &bounds.front());
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    m_pieces.push_back({bounds[i], bounds[i], bounds[i]});
    if (ordered && i + 1 < bounds.size()) open(row->between(ev, bounds[i], bounds[i + 1]), &bounds[i], &bounds[i + 1]);
  }
  if (ordered) return open(row->beyond(ev, bounds.back(), true), &bounds.back(), nullptr);
  std::string other = "other";
  while (std::any_of(bounds.begin(), bounds.end(), [&](const Datum& d) { return d.string() == other; })) other += "?";
  m_pieces.push_back({Datum(other), {}, {}, true});
}

void Axis::keepAllowed(const Column& column) {
  Evaluation ev(options());
  const auto isForbidden = [&](const Piece& piece) {
    if (column.type && column.type->allows && !column.type->allows(piece.example)) return true;
    return column.allowed && judgeable(*column.allowed) && !column.allowed->holds(ev, piece.example).value_or(false);
  };
  m_pieces.erase(std::remove_if(m_pieces.begin(), m_pieces.end(), isForbidden), m_pieces.end());
}

void Axis::judge(const Column& column) {
  Evaluation ev(options());
  for (const feel::TestsNode* cell : column.cells) {
    RuleBits bits((m_pieces.size() + 63) / 64);
    if (cell && !judgeable(*cell)) {
      m_passes.emplace_back(std::nullopt);
      continue;
    }
    for (std::size_t i = 0; i < m_pieces.size(); ++i)
      if (!cell || cell->holds(ev, m_pieces[i].example).value_or(false)) bits[i / 64] |= std::uint64_t{1} << (i % 64);
    m_passes.emplace_back(std::move(bits));
  }
}

// Neighbouring pieces as one range.
std::string Axis::describeRun(std::size_t from, std::size_t to) const {
  const Piece &first = m_pieces[from], &last = m_pieces[to];
  if (first.other) return "any other text";
  const auto isSingle = [](const Piece& p) { return p.low && p.high && feel::same(*p.low, *p.high); };
  if (from == to && isSingle(first)) return feel::toText(Datum::list({first.example}));
  Range range;
  range.low = first.low ? *first.low : Datum();
  range.high = last.high ? *last.high : Datum();
  range.lowIncluded = isSingle(first);
  range.highIncluded = isSingle(last);
  if (first.low && !last.high) range.form = isSingle(first) ? Range::Form::GreaterOrEqual : Range::Form::Greater;
  if (!first.low && last.high) range.form = isSingle(last) ? Range::Form::LessOrEqual : Range::Form::Less;
  return first.low || last.high ? feel::toText(Datum(range)) : "anything";
}

std::string Axis::describe(const std::vector<std::size_t>& pieces) const {
  if (pieces.size() == m_pieces.size()) return {};
  std::string out;
  for (std::size_t i = 0; i < pieces.size();) {
    std::size_t end = i;
    const bool single = m_pieces[pieces[i]].low && m_pieces[pieces[i]].other;
    while (!single && end + 1 < pieces.size() && pieces[end + 1] == pieces[end] + 1 &&
           !m_pieces[pieces[end + 1]].other && m_pieces[pieces[end]].high && m_pieces[pieces[end + 1]].low &&
           feel::same(*m_pieces[pieces[end]].high, *m_pieces[pieces[end + 1]].low))
      ++end;
    out += (out.empty() ? m_label + " in " : ", ") + describeRun(pieces[i], pieces[end]);
    i = end + 1;
  }
  return out;
}

}  // namespace joinery::dmn
