#include "engine/dmn/hit_policy.h"

#include <algorithm>
#include <array>

#include "engine/feel/builtins.h"
#include "engine/feel/operators.h"

namespace joinery::dmn {
namespace {

using feel::Datum;
using feel::Evaluation;

Datum unique(Evaluation& ev, std::vector<Hit> hits) {
  if (hits.size() == 1) return hits[0].value;
  return ev.warn("several rules hit in a table of hit policy UNIQUE");
}

Datum any(Evaluation& ev, std::vector<Hit> hits) {
  for (const Hit& hit : hits)
    if (!feel::same(hit.value, hits[0].value))
      return ev.warn("rules with different outputs hit in a table of hit policy ANY");
  return hits[0].value;
}

Datum first(Evaluation&, std::vector<Hit> hits) {
  return hits[0].value;
}

Datum all(Evaluation&, std::vector<Hit> hits) {
  feel::List out;
  for (Hit& hit : hits) out.push_back(std::move(hit.value));
  return Datum::list(std::move(out));
}

void sortByPriority(std::vector<Hit>& hits) {
  std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.ranks < b.ranks; });
}

Datum priority(Evaluation&, std::vector<Hit> hits) {
  sortByPriority(hits);
  return hits[0].value;
}

Datum outputOrder(Evaluation& ev, std::vector<Hit> hits) {
  sortByPriority(hits);
  return all(ev, std::move(hits));
}

// With several outputs each of them is aggregated for itself.
Datum aggregated(Evaluation& ev, const std::vector<Hit>& hits, std::string_view function) {
  const feel::Builtin& builtin = *feel::findBuiltin(function);
  const std::size_t columns = hits[0].outputs.size();
  std::vector<feel::Member> members;
  Datum out;
  for (std::size_t column = 0; column < columns; ++column) {
    feel::List values;
    for (const Hit& hit : hits) values.push_back(hit.outputs[column]);
    const std::array<Datum, 1> arguments = {Datum::list(std::move(values))};
    out = feel::callBuiltin(builtin, ev, arguments);
    if (columns > 1) members.emplace_back(hits[0].value.context().members()[column].first, out);
  }
  return columns > 1 ? Datum::context(std::move(members)) : out;
}

Datum sum(Evaluation& ev, std::vector<Hit> hits) {
  return aggregated(ev, hits, "sum");
}
Datum minimum(Evaluation& ev, std::vector<Hit> hits) {
  return aggregated(ev, hits, "min");
}
Datum maximum(Evaluation& ev, std::vector<Hit> hits) {
  return aggregated(ev, hits, "max");
}
Datum count(Evaluation&, std::vector<Hit> hits) {
  return static_cast<std::int64_t>(hits.size());
}

constexpr std::array kPolicies = {
    HitPolicy{"UNIQUE", "", 2, unique},      HitPolicy{"ANY", "", 0, any},
    HitPolicy{"FIRST", "", 1, first},        HitPolicy{"PRIORITY", "", 0, priority},
    HitPolicy{"RULE ORDER", "", 0, all},     HitPolicy{"OUTPUT ORDER", "", 0, outputOrder},
    HitPolicy{"COLLECT", "", 0, all},        HitPolicy{"COLLECT", "SUM", 0, sum},
    HitPolicy{"COLLECT", "MIN", 0, minimum}, HitPolicy{"COLLECT", "MAX", 0, maximum},
    HitPolicy{"COLLECT", "COUNT", 0, count}};

}  // namespace

const HitPolicy* findHitPolicy(std::string_view name, std::string_view aggregation) {
  for (const HitPolicy& policy : kPolicies)
    if (policy.name == name && (policy.name != "COLLECT" || policy.aggregation == aggregation)) return &policy;
  return nullptr;
}

}  // namespace joinery::dmn
