#include "engine/dmn/table_index.h"

#include <algorithm>
#include <map>

#include "engine/feel/operators.h"

namespace joinery::dmn {
namespace {

using feel::Datum;
using feel::DatumKind;
using feel::Range;

constexpr std::size_t kMaxBounds = 256;

bool isIndexable(DatumKind kind) {
  return kind == DatumKind::Number || kind == DatumKind::String || kind == DatumKind::Date ||
         kind == DatumKind::Boolean || kind == DatumKind::DayTimeDuration || kind == DatumKind::YearMonthDuration;
}

// Total within one indexable kind.
int compare(const Datum& a, const Datum& b) {
  if (a.isBoolean()) return int{a.boolean()} - int{b.boolean()};
  return feel::order(a, b).value_or(0);
}

void setBit(RuleBits& bits, std::size_t i) {
  bits[i / 64] |= std::uint64_t{1} << (i % 64);
}

// The kind that most constants of the column have.
DatumKind commonKind(const std::vector<const feel::TestsNode*>& entries) {
  std::map<DatumKind, std::size_t> counts;
  for (const feel::TestsNode* entry : entries) {
    const auto constants = entry && !entry->negated() ? entry->constants() : std::nullopt;
    if (!constants || constants->empty()) continue;
    const Datum& first = constants->front();
    if (!first.is(DatumKind::Range))
      ++counts[first.kind()];
    else
      ++counts[first.range().low.isNull() ? first.range().high.kind() : first.range().low.kind()];
  }
  DatumKind best = DatumKind::Null;
  for (const auto& [kind, count] : counts)
    if (isIndexable(kind) && count > counts[best]) best = kind;
  return best;
}

}  // namespace

std::optional<ColumnIndex::Span> ColumnIndex::spanOf(const Datum& constant, DatumKind kind) {
  if (constant.is(kind)) return Span{constant, constant};
  if (!constant.is(DatumKind::Range)) return std::nullopt;
  const Range& range = constant.range();
  if (range.form == Range::Form::NotEqual) return std::nullopt;
  if (range.form == Range::Form::Equal)
    return range.low.is(kind) ? std::optional(Span{range.low, range.low}) : std::nullopt;
  Span out;
  if (range.hasLow()) out.low = range.low;
  if (range.hasHigh()) out.high = range.high;
  if ((out.low && !out.low->is(kind)) || (out.high && !out.high->is(kind))) return std::nullopt;
  return out;
}

std::optional<std::vector<ColumnIndex::Span>> ColumnIndex::spansOf(const feel::TestsNode& entry, DatumKind kind) {
  const auto constants = entry.constants();
  if (!constants || constants->empty() || entry.negated()) return std::nullopt;
  std::vector<Span> out;
  for (const Datum& constant : *constants) {
    auto span = spanOf(constant, kind);
    if (!span) return std::nullopt;
    out.push_back(std::move(*span));
  }
  return out;
}

void ColumnIndex::addBounds(const std::vector<std::optional<std::vector<Span>>>& spans) {
  std::vector<Datum> all;
  for (const auto& ofRule : spans) {
    if (!ofRule) continue;
    for (const Span& span : *ofRule) {
      if (span.low) all.push_back(*span.low);
      if (span.high) all.push_back(*span.high);
    }
  }
  std::sort(all.begin(), all.end(), [](const Datum& a, const Datum& b) { return compare(a, b) < 0; });
  const auto end =
      std::unique(all.begin(), all.end(), [](const Datum& a, const Datum& b) { return compare(a, b) == 0; });
  all.erase(end, all.end());
  const std::size_t stride = all.size() / kMaxBounds + 1;
  for (std::size_t i = 0; i < all.size(); i += stride) m_bounds.push_back(all[i]);
}

std::size_t ColumnIndex::segmentOf(const Datum& value) const {
  const auto at = std::lower_bound(m_bounds.begin(), m_bounds.end(), value,
                                   [](const Datum& bound, const Datum& v) { return compare(bound, v) < 0; });
  const auto i = static_cast<std::size_t>(at - m_bounds.begin());
  return at != m_bounds.end() && compare(*at, value) == 0 ? 2 * i + 1 : 2 * i;
}

std::optional<ColumnIndex> ColumnIndex::build(const std::vector<const feel::TestsNode*>& entries) {
  ColumnIndex out;
  out.m_kind = commonKind(entries);
  if (out.m_kind == DatumKind::Null) return std::nullopt;
  std::vector<std::optional<std::vector<Span>>> spans;
  for (const feel::TestsNode* entry : entries) spans.push_back(entry ? spansOf(*entry, out.m_kind) : std::nullopt);
  out.addBounds(spans);
  const RuleBits none((entries.size() + 63) / 64);
  out.m_segments.assign(2 * out.m_bounds.size() + 1, none);
  out.m_otherKinds = none;
  for (std::size_t rule = 0; rule < entries.size(); ++rule) {
    // A boolean constant decides by itself for inputs of other kinds, so such rules stay candidates there.
    if (!spans[rule] || out.m_kind == DatumKind::Boolean) setBit(out.m_otherKinds, rule);
    if (!spans[rule]) {
      for (RuleBits& segment : out.m_segments) setBit(segment, rule);
      continue;
    }
    for (const Span& span : *spans[rule]) {
      const std::size_t from = span.low ? out.segmentOf(*span.low) : 0;
      const std::size_t to = span.high ? out.segmentOf(*span.high) : out.m_segments.size() - 1;
      for (std::size_t i = from; i <= to; ++i) setBit(out.m_segments[i], rule);
    }
  }
  return out;
}

const RuleBits& ColumnIndex::candidates(const Datum& value) const {
  return value.is(m_kind) ? m_segments[segmentOf(value)] : m_otherKinds;
}

}  // namespace joinery::dmn
