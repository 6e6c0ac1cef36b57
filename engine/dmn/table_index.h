// Which rules of a decision table can a value of one input possibly hit? Private to engine/dmn.
//
// The constants of a column's entries cut the line of values into segments; each segment knows the rules whose entry
// reaches into it, as bits. Looking up is a binary search; the bits of all columns together leave few rules, which are
// then tested exactly. There are at most some hundred segments, so the memory stays linear in the rules. Immutable.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/feel/tests_node.h"

namespace joinery::dmn {

using RuleBits = std::vector<std::uint64_t>;  // bit i: rule i

class ColumnIndex {
 public:
  // nullopt if the column has nothing that can be indexed. An entry that is nullptr passes everything.
  static std::optional<ColumnIndex> build(const std::vector<const feel::TestsNode*>& entries);

  const RuleBits& candidates(const feel::Datum& value) const;

 private:
  struct Span {  // closed; a missing end is infinitely far away
    std::optional<feel::Datum> low, high;
  };
  static std::optional<std::vector<Span>> spansOf(const feel::TestsNode& entry, feel::DatumKind kind);
  static std::optional<Span> spanOf(const feel::Datum& constant, feel::DatumKind kind);
  std::size_t segmentOf(const feel::Datum& value) const;
  void addBounds(const std::vector<std::optional<std::vector<Span>>>& spans);

  feel::DatumKind m_kind = feel::DatumKind::Null;
  std::vector<feel::Datum> m_bounds;  // sorted; segment 2i+1 is bound i itself, 2i lies before it
  std::vector<RuleBits> m_segments;
  RuleBits m_otherKinds;  // for values of another kind than the index has
};

}  // namespace joinery::dmn
