// One input of a decision table as its checks see it: the line of its values, cut into pieces within which no cell
// changes its mind, so that one example stands for a whole piece. Private to engine/dmn; immutable once built.
//
//   cells  < 300 | [300..1000) | > 2000   ->   pieces (..300) [300] (300..1000) [1000] (1000..2000) [2000] (2000..)
//
// A cell that is more than constants (a name, a condition with "?"), or that asks for null, is not judged: `passes` of
// such a rule is nullopt.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/dmn/table_index.h"
#include "engine/feel/tests_node.h"
#include "engine/feel/type.h"

namespace joinery::dmn {

struct Piece {
  feel::Datum example;
  std::optional<feel::Datum> low, high;  // ends; missing: without end. Equal: that value alone
  bool other = false;                    // every text that no cell names
};

class Axis {
 public:
  struct Column {
    std::string label;
    feel::TypePtr type;                         // nullptr: unknown
    const feel::TestsNode* allowed = nullptr;   // the input values; nullptr: everything
    std::vector<const feel::TestsNode*> cells;  // by rule; nullptr: passes everything
  };
  // nullopt if nothing can be said about the column.
  static std::optional<Axis> build(const Column& column);

  const std::string& label() const { return m_label; }
  const std::vector<Piece>& pieces() const { return m_pieces; }
  // The pieces that the rule's cell lets pass, as bits.
  const std::optional<RuleBits>& passes(std::size_t rule) const { return m_passes[rule]; }
  // "area in (300..1000), >= 2000"; empty if these are all pieces.
  std::string describe(const std::vector<std::size_t>& pieces) const;

 private:
  void cut(std::vector<feel::Datum> bounds, feel::DatumKind kind, bool ordered);
  void keepAllowed(const Column& column);
  void judge(const Column& column);
  std::string describeRun(std::size_t from, std::size_t to) const;

  std::string m_label;
  std::vector<Piece> m_pieces;
  std::vector<std::optional<RuleBits>> m_passes;
};

}  // namespace joinery::dmn
