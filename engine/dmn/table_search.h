// The inputs of a decision table as a space of pieces, and the search for a place in it that no rule covers. Private to
// engine/dmn; one use, one thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/dmn/axis.h"

namespace joinery::dmn {

// Per column the pieces of a region; an empty vector stands for all of them.
using Region = std::vector<std::vector<std::size_t>>;

class TableSpace {
 public:
  TableSpace(std::vector<std::string> labels, std::vector<std::optional<Axis>> axes, std::size_t rules);

  // Regions that none of the rules in `alive` covers, at most `most` of them. `within`: look only where this rule hits.
  // A rule with a cell that is not judged counts as covering (`lenient`) or as covering nothing.
  std::vector<Region> uncovered(const RuleBits& alive, std::size_t most, bool lenient,
                                std::optional<std::size_t> within = std::nullopt);
  bool gaveUp() const { return m_work == 0; }  // a search took too long and was ended

  bool isJudged(std::size_t rule) const;  // are all of its cells?
  // The column whose cell lets nothing pass; nullopt if there is none.
  std::optional<std::size_t> emptyColumn(std::size_t rule) const;
  // The rules that share some place with this one, as far as judged cells tell.
  RuleBits neighbours(std::size_t rule) const;
  std::optional<Region> intersection(std::size_t a, std::size_t b) const;
  Region regionOf(std::size_t rule) const;
  std::string describe(const Region& region) const;  // "area in (1000..2000), kind in ["a"]"
  std::string example(const Region& region) const;   // "area = 1500, kind = "a""
  RuleBits allRules() const;
  const std::string& label(std::size_t column) const { return m_labels[column]; }

 private:
  struct Search;
  void search(Search& search, std::size_t column, const RuleBits& alive);
  bool isFree(std::size_t rule, std::size_t column) const { return m_freeFrom[rule] <= column; }
  std::vector<std::pair<RuleBits, std::vector<std::size_t>>> groups(const Search& search, std::size_t column,
                                                                    const RuleBits& alive) const;

  std::vector<std::string> m_labels;
  std::vector<std::optional<Axis>> m_axes;
  std::size_t m_rules;
  std::vector<std::size_t> m_freeFrom;                // by rule: no column from here on restricts it
  std::vector<std::vector<RuleBits>> m_rulesByPiece;  // by column and piece: the rules that surely let it pass
  RuleBits m_unjudged;                                // rules with a cell that is not judged
  std::size_t m_work;
};

bool testBit(const RuleBits& bits, std::size_t i);
bool anyBit(const RuleBits& bits);

}  // namespace joinery::dmn
