// Complex gateway (10.6.5, 13.4.5). It waits for its activationCondition, takes a token from each incoming flow that
// has one, and then waits for its reset: for a token on each of the other flows, unless none is to be expected there by
// the rule of the inclusive join. Both phases give tokens to the outgoing flows that are true; a reset that has taken
// no token gives none, so that tokens are conserved.
//
// The activationCondition sees `activationCount`, the tokens on all incoming flows, and `activationCounts`, those on
// each flow by its id; conditions of outgoing flows see `waitingForStart`, true in the first phase.
#include <algorithm>

#include "engine/run/compile/compiler.h"
#include "engine/run/elements/joins.h"
#include "engine/run/flow.h"
#include "engine/run/kinds.h"
#include "engine/run/variables.h"

namespace joinery::run {

namespace {

struct ComplexGateway final : Extra {
  Expression condition;    // not given: one token is enough
  bool readsData = false;  // it asks for more than the tokens that are there
};

constexpr const char* kCounts[] = {"activationCount", "activationCounts", "waitingForStart"};

bool readsData(const Expression& condition) {
  if (!condition.feel) return condition.given() && condition.constant.isNull();
  const auto& names = condition.feel->freeNames();
  return std::any_of(names.begin(), names.end(), [](const std::string& name) {
    return std::find(std::begin(kCounts), std::end(kCounts), name) == std::end(kCounts);
  });
}

bool waitsForData(const Node& node) {
  return static_cast<const ComplexGateway&>(*node.extra).readsData;
}

void compile(Compiler& compiler, const model::Element& element, Node& node) {
  auto gateway = std::make_unique<ComplexGateway>();
  gateway->condition = compiler.element(element.child(model::Kind::ActivationCondition));
  gateway->readsData = readsData(gateway->condition);
  compiler.definition.watchesData = compiler.definition.watchesData || gateway->condition.given();
  node.extra = std::move(gateway);
}

// The flows that gave a token in the first phase, while the gateway waits for its reset; else null.
Value consumedFlows(const Execution& ex, Key scope, const Node& node) {
  for (const auto& [element, note] : ex.scope(scope).notes) {
    if (element == node.element) return note;
  }
  return {};
}

void noteFlows(Execution& ex, Key scope, const Node& node, Value flows) {
  ex.emit({.type = RecordType::ElementNoted, .scope = scope, .element = node.element, .data = std::move(flows)});
}

Value countsOf(const Execution& ex, Key scope, const Node& node) {
  const Definition& definition = ex.definitionOf(scope);
  const auto& places = ex.tree().index.places;
  std::int64_t total = 0;
  Value::Object counts;
  for (int index : node.incoming) {
    const Flow& flow = definition.flowAt(index);
    std::int64_t count =
        std::distance(places.lower_bound({scope, flow.element, 0}), places.upper_bound({scope, flow.element, ~Key{0}}));
    counts.emplace_back(flow.id, Value(count));
    total += count;
  }
  return Value::object({{"activationCount", Value(total)},
                        {"activationCounts", Value::object(std::move(counts))},
                        {"waitingForStart", Value(true)}});
}

void lookForStart(Execution& ex, Key scope, const Node& node) {
  std::vector<Key> waiting = waitingTokens(ex, scope, node);
  auto first = std::find_if(waiting.begin(), waiting.end(), [](Key token) { return token != 0; });
  if (first == waiting.end()) return;
  const Expression& condition = static_cast<const ComplexGateway&>(*node.extra).condition;
  if (condition.given()) {
    auto holds = evaluateCondition(ex, condition, scope, countsOf(ex, scope, node));
    if (!holds && !ex.possession(*first, Owned::Incident)) raise(ex, *first, Stage::Arriving, holds.error());
    if (!holds || !*holds) return;
  }
  const Definition& definition = ex.definitionOf(scope);
  Value::List flows;
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    if (waiting[i]) flows.push_back(Value(std::int64_t{definition.flowAt(node.incoming[i]).element}));
  }
  noteFlows(ex, scope, node, Value::list(std::move(flows)));
  enterTogether(ex, waiting, node);
}

void lookForReset(Execution& ex, Key scope, const Node& node, const Value& consumed) {
  const Definition& definition = ex.definitionOf(scope);
  std::vector<Key> waiting = waitingTokens(ex, scope, node);
  std::vector<bool> full;
  bool any = false;
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    Value flow(std::int64_t{definition.flowAt(node.incoming[i]).element});
    bool gave = std::find(consumed.items().begin(), consumed.items().end(), flow) != consumed.items().end();
    if (gave) waiting[i] = 0;  // a second token on such a flow waits for the next start
    full.push_back(gave || waiting[i] != 0);
    any = any || waiting[i] != 0;
  }
  if (mustWait(ex, scope, node, full)) return;
  noteFlows(ex, scope, node, {});
  if (any) return enterTogether(ex, waiting, node);
  ex.touch(scope);  // there may be tokens for the next start
}

void arrive(Execution& ex, Key token, const Node&) {
  ex.touch(ex.token(token).scope);
}

void lookAgain(Execution& ex, Key scope, const Node& node) {
  if (ex.tokenAt(scope, node.element)) return;  // its last activation stands still with an incident
  Value consumed = consumedFlows(ex, scope, node);
  if (consumed.isList()) return lookForReset(ex, scope, node, consumed);
  lookForStart(ex, scope, node);
}

// No true flow and no default is a fault of the first phase only.
Result<std::vector<int>> choose(Execution& ex, Key token, const Node& node) {
  bool waitingForStart = consumedFlows(ex, ex.token(token).scope, node).isList();
  auto chosen = chooseTrueWith(ex, token, node, Value::object({{"waitingForStart", Value(waitingForStart)}}));
  if (!chosen && !waitingForStart && chosen.error().code == kNoFlowTrue) return std::vector<int>{};
  return chosen;
}

}  // namespace

extern const ElementBehaviour kComplexGateway;
const ElementBehaviour kComplexGateway{.kind = model::Kind::ComplexGateway,
                                       .compile = compile,
                                       .arrive = arrive,
                                       .choose = choose,
                                       .lookAgain = lookAgain,
                                       .waitsForData = waitsForData,
                                       .joinsFrom = 1};

}  // namespace joinery::run
