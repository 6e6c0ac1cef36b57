#include "engine/dmn/table_search.h"

#include <algorithm>
#include <map>

#include "engine/feel/json.h"

namespace joinery::dmn {
namespace {

constexpr std::size_t kMaxWork = 200'000'000;  // words of bits looked at, over all searches: some tenths of a second

void setBit(RuleBits& bits, std::size_t i) {
  bits[i / 64] |= std::uint64_t{1} << (i % 64);
}

RuleBits both(const RuleBits& a, const RuleBits& b) {
  RuleBits out = a;
  for (std::size_t i = 0; i < out.size(); ++i) out[i] &= b[i];
  return out;
}

}  // namespace

bool testBit(const RuleBits& bits, std::size_t i) {
  return (bits[i / 64] >> (i % 64)) & 1;
}

bool anyBit(const RuleBits& bits) {
  return std::any_of(bits.begin(), bits.end(), [](std::uint64_t word) { return word != 0; });
}

struct TableSpace::Search {
  std::vector<Region> found;
  std::size_t most;
  bool lenient;
  std::optional<std::size_t> within;
  Region at;
};

TableSpace::TableSpace(std::vector<std::string> labels, std::vector<std::optional<Axis>> axes, std::size_t rules)
    : m_labels(std::move(labels)),
      m_axes(std::move(axes)),
      m_rules(rules),
      m_freeFrom(rules, 0),
      m_rulesByPiece(m_axes.size()),
      m_unjudged((rules + 63) / 64),
      m_work(kMaxWork) {
  for (std::size_t column = 0; column < m_axes.size(); ++column) {
    if (!m_axes[column]) continue;
    const Axis& axis = *m_axes[column];
    m_rulesByPiece[column].assign(axis.pieces().size(), RuleBits((rules + 63) / 64));
    for (std::size_t rule = 0; rule < rules; ++rule) {
      const auto& passes = axis.passes(rule);
      if (!passes) setBit(m_unjudged, rule);
      std::size_t passed = 0;
      for (std::size_t piece = 0; passes && piece < axis.pieces().size(); ++piece) {
        if (!testBit(*passes, piece)) continue;
        ++passed;
        setBit(m_rulesByPiece[column][piece], rule);
      }
      if (passed != axis.pieces().size()) m_freeFrom[rule] = column + 1;
    }
  }
}

RuleBits TableSpace::allRules() const {
  RuleBits out((m_rules + 63) / 64);
  for (std::size_t rule = 0; rule < m_rules; ++rule) setBit(out, rule);
  return out;
}

bool TableSpace::isJudged(std::size_t rule) const {
  return !testBit(m_unjudged, rule);
}

std::optional<std::size_t> TableSpace::emptyColumn(std::size_t rule) const {
  for (std::size_t column = 0; column < m_axes.size(); ++column)
    if (m_axes[column] && m_axes[column]->passes(rule) && !anyBit(*m_axes[column]->passes(rule))) return column;
  return std::nullopt;
}

RuleBits TableSpace::neighbours(std::size_t rule) const {
  RuleBits out = allRules();
  for (std::size_t column = 0; column < m_axes.size(); ++column) {
    if (!m_axes[column] || !m_axes[column]->passes(rule)) continue;
    RuleBits here(out.size());
    for (std::size_t piece = 0; piece < m_axes[column]->pieces().size(); ++piece) {
      if (!testBit(*m_axes[column]->passes(rule), piece)) continue;
      for (std::size_t word = 0; word < here.size(); ++word) here[word] |= m_rulesByPiece[column][piece][word];
    }
    for (std::size_t word = 0; word < here.size(); ++word) out[word] &= here[word] | m_unjudged[word];
  }
  return out;
}

Region TableSpace::regionOf(std::size_t rule) const {
  Region out(m_axes.size());
  for (std::size_t column = 0; column < m_axes.size(); ++column) {
    if (!m_axes[column] || !m_axes[column]->passes(rule)) continue;
    for (std::size_t piece = 0; piece < m_axes[column]->pieces().size(); ++piece)
      if (testBit(*m_axes[column]->passes(rule), piece)) out[column].push_back(piece);
  }
  return out;
}

std::optional<Region> TableSpace::intersection(std::size_t a, std::size_t b) const {
  const Region first = regionOf(a), second = regionOf(b);
  Region out(m_axes.size());
  for (std::size_t column = 0; column < m_axes.size(); ++column) {
    if (!m_axes[column]) continue;
    std::set_intersection(first[column].begin(), first[column].end(), second[column].begin(), second[column].end(),
                          std::back_inserter(out[column]));
    if (out[column].empty()) return std::nullopt;
  }
  return out;
}

// The pieces of a column, together where the same rules stay alive.
std::vector<std::pair<RuleBits, std::vector<std::size_t>>> TableSpace::groups(const Search& search, std::size_t column,
                                                                              const RuleBits& alive) const {
  std::vector<std::pair<RuleBits, std::vector<std::size_t>>> out;
  std::map<RuleBits, std::size_t> known;
  const auto& mine = search.within ? m_axes[column]->passes(*search.within) : std::optional<RuleBits>();
  for (std::size_t piece = 0; piece < m_axes[column]->pieces().size(); ++piece) {
    if (mine && !testBit(*mine, piece)) continue;
    RuleBits left = m_rulesByPiece[column][piece];
    if (search.lenient)  // a cell that is not judged may let the piece pass
      for (std::size_t word = 0; word < left.size(); ++word) left[word] |= m_unjudged[word];
    left = both(left, alive);
    const auto [at, isNew] = known.emplace(left, out.size());
    if (isNew) out.emplace_back(std::move(left), std::vector<std::size_t>());
    out[at->second].second.push_back(piece);
  }
  return out;
}

void TableSpace::search(Search& search, std::size_t column, const RuleBits& alive) {
  const std::size_t cost = alive.size() * (1 + (column < m_axes.size() ? m_rulesByPiece[column].size() : 0));
  m_work -= std::min(m_work, cost);
  if (m_work == 0 || search.found.size() >= search.most) return;
  if (!anyBit(alive)) {  // whatever the rest of the inputs is
    Region region = search.at;
    region.resize(m_axes.size());
    if (search.within) {
      const Region mine = regionOf(*search.within);
      for (std::size_t rest = column; rest < m_axes.size(); ++rest) region[rest] = mine[rest];
    }
    search.found.push_back(std::move(region));
    return;
  }
  for (std::size_t rule = 0; rule < m_rules; ++rule)
    if (testBit(alive, rule) && (isFree(rule, column) || column == m_axes.size())) return;  // covers all that is left
  if (!m_axes[column]) {
    search.at.emplace_back();
    this->search(search, column + 1, alive);
    search.at.pop_back();
    return;
  }
  for (auto& [left, pieces] : groups(search, column, alive)) {
    search.at.push_back(pieces);
    this->search(search, column + 1, left);
    search.at.pop_back();
  }
}

std::vector<Region> TableSpace::uncovered(const RuleBits& alive, std::size_t most, bool lenient,
                                          std::optional<std::size_t> within) {
  Search task{{}, most, lenient, within, {}};
  RuleBits rules = alive;
  if (!lenient)
    for (std::size_t word = 0; word < rules.size(); ++word) rules[word] &= ~m_unjudged[word];
  search(task, 0, rules);
  return std::move(task.found);
}

std::string TableSpace::describe(const Region& region) const {
  std::string out;
  for (std::size_t column = 0; column < m_axes.size(); ++column) {
    if (!m_axes[column] || region[column].empty()) continue;
    const std::string text = m_axes[column]->describe(region[column]);
    if (!text.empty()) out += (out.empty() ? "" : " and ") + text;
  }
  return out;
}

std::string TableSpace::example(const Region& region) const {
  std::string out;
  for (std::size_t column = 0; column < m_axes.size(); ++column) {
    if (!m_axes[column]) continue;
    const std::size_t piece = region[column].empty() ? 0 : region[column].front();
    std::string value = feel::toText(feel::Datum::list({m_axes[column]->pieces()[piece].example}));
    value = value.substr(1, value.size() - 2);  // texts are quoted within a list
    out += (out.empty() ? "" : ", ") + m_labels[column] + " = " + value;
  }
  return out.empty() ? "any input" : out;
}

}  // namespace joinery::dmn
