// Ad-hoc sub-process (10.3.5, 13.3.5): its activities run in the order in which they are chosen. Those without an
// incoming flow can always be chosen, the others when tokens wait on their flows; user, manual and abstract tasks are
// chosen by a person (elements/ad_hoc.h), the rest by itself, or as joinery:autoStart says.
//
// After each activity the completionCondition is looked at. If it is true nothing more begins, and what still runs is
// taken away or (cancelRemainingInstances="false") waited for. Without a condition the sub-process ends when nothing
// runs and nothing in it is chosen by a person, or when a person ends it.
#include <algorithm>
#include <set>

#include "engine/run/compile/compiler.h"
#include "engine/run/elements/ad_hoc.h"
#include "engine/run/flow.h"
#include "engine/run/kinds.h"
#include "engine/run/scopes.h"
#include "engine/run/variables.h"

namespace joinery::run {

namespace {

using model::Kind;

struct AdHoc final : Extra {
  bool sequential = false;
  bool cancelRemaining = true;
  bool byThemselves = true;  // no activity is left to a person
  Expression condition;
};

const Node& adHocOf(const Execution& ex, Key scope) {
  return *ex.definitionOf(scope).node(ex.scope(scope).element);
}

const AdHoc& specOf(const Execution& ex, Key scope) {
  return static_cast<const AdHoc&>(*adHocOf(ex, scope).extra);
}

// An event without incoming flow waits as long as the sub-process runs, and again after it has occurred.
bool standsBy(const Node& node) {
  return node.kind == Kind::IntermediateCatchEvent && node.incoming.empty();
}

// ---- what the sub-process remembers: {"ending": true} once it only waits for what still runs, or
// {"queue": [elements]}, what must still begin by itself, one after the other ----

Value noteOf(const Execution& ex, Key scope) {
  for (const auto& [element, note] : ex.scope(scope).notes) {
    if (element == ex.scope(scope).element) return note;
  }
  return {};
}

void note(Execution& ex, Key scope, Value data) {
  ex.emit(
      {.type = RecordType::ElementNoted, .scope = scope, .element = ex.scope(scope).element, .data = std::move(data)});
}

bool isEnding(const Execution& ex, Key scope) {
  return noteOf(ex, scope).find("ending") != nullptr;
}

// ---- compiling ----

bool startsItself(Compiler& compiler, const Node& inner) {
  const model::Element& element = *compiler.document.byIndex(inner.element);
  std::string word = Compiler::joinery(element, "autoStart");
  if (!word.empty() && word != "true" && word != "false") {
    compiler.refuse(element, "auto-start-unknown", "joinery:autoStart is true or false, not '" + word + "'");
  }
  if (!word.empty()) return word == "true";
  return inner.kind != Kind::UserTask && inner.kind != Kind::ManualTask && inner.kind != Kind::Task;
}

void compile(Compiler& compiler, const model::Element& element, Node& node) {
  auto spec = std::make_unique<AdHoc>();
  spec->sequential = element.attributeOr("ordering", "Parallel") == "Sequential";
  spec->cancelRemaining = element.attributeOr("cancelRemainingInstances", "true") != "false";
  spec->condition = compiler.element(element.child(Kind::CompletionCondition));
  if (node.triggeredByEvent) {
    compiler.refuse(element, "ad-hoc-triggered", "an ad-hoc sub-process may not be triggered by an event");
  }
  for (int index : compiler.definition.scopeAt(node.body).nodes) {
    Node& inner = compiler.definition.nodes[static_cast<std::size_t>(index)];
    if (inner.kind == Kind::StartEvent || inner.kind == Kind::EndEvent) {
      compiler.refuse(*compiler.document.byIndex(inner.element), "ad-hoc-start-or-end",
                      "an ad-hoc sub-process has no start and end events");
    }
    if (inner.triggeredByEvent) continue;
    inner.keeper = node.index;
    inner.startsItself = !model::isActivity(inner.kind) || startsItself(compiler, inner);
    spec->byThemselves = spec->byThemselves && inner.startsItself;
  }
  node.extra = std::move(spec);
}

// ---- running ----

// Whether an activity, a gateway or a handler is at work; tokens that only wait to be chosen do not count.
bool isBusy(const Execution& ex, Key scope) {
  const Definition& definition = ex.definitionOf(scope);
  const auto& places = ex.tree().index.places;
  for (auto it = places.lower_bound({scope, -1, 0}); it != places.end() && it->scope == scope;
       it = places.upper_bound({scope, it->element, ~Key{0}})) {
    if (const Node* node = definition.node(it->element)) {
      if (!standsBy(*node)) return true;
      continue;
    }
    // A token that waits for a person is no work; one before anything else will move on.
    const Node& target = definition.at(definition.flow(it->element)->target);
    if (target.startsItself && !model::isActivity(target.kind)) return true;
  }
  return ex.possession(scope, Owned::Scope) != 0;
}

bool activityRuns(const Execution& ex, Key scope) {
  const Definition& definition = ex.definitionOf(scope);
  const auto& places = ex.tree().index.places;
  for (auto it = places.lower_bound({scope, -1, 0}); it != places.end() && it->scope == scope;
       it = places.upper_bound({scope, it->element, ~Key{0}})) {
    const Node* node = definition.node(it->element);
    if (node && model::isActivity(node->kind)) return true;
  }
  return false;
}

// A token on a flow to an activity that begins by itself; 0 if there is none.
Key waitingForItself(const Execution& ex, Key scope) {
  const Definition& definition = ex.definitionOf(scope);
  const auto& places = ex.tree().index.places;
  for (auto it = places.lower_bound({scope, -1, 0}); it != places.end() && it->scope == scope; ++it) {
    const Flow* flow = definition.flow(it->element);
    if (flow && definition.at(flow->target).startsItself) return it->token;
  }
  return 0;
}

void finish(Execution& ex, Key scope) {
  complete(ex, ex.scope(scope).owner);
}

// What waits to be chosen is given up.
void clearWaiting(Execution& ex, Key scope) {
  const Definition& definition = ex.definitionOf(scope);
  std::vector<Key> waiting;
  const auto& places = ex.tree().index.places;
  for (auto it = places.lower_bound({scope, -1, 0}); it != places.end() && it->scope == scope; ++it) {
    const Node* node = definition.node(it->element);
    if (!node || standsBy(*node)) waiting.push_back(it->token);
  }
  for (Key token : waiting) terminate(ex, token, "the ad-hoc sub-process ends");
}

// In a sequential sub-process the next that begins by itself, now that nothing runs.
void beginNext(Execution& ex, Key scope) {
  Value queue = noteOf(ex, scope);
  const Value* list = queue.find("queue");
  if (!list) {
    if (Key token = waitingForItself(ex, scope)) ex.later(arrive, token);
    return;
  }
  const Node& next = *ex.definitionOf(scope).node(static_cast<std::int32_t>(*list->items().front().number().toInt64()));
  Value::List rest(list->items().begin() + 1, list->items().end());
  note(ex, scope, rest.empty() ? Value() : Value::object({{"queue", Value::list(std::move(rest))}}));
  start(ex, scope, next);
}

// Looks whether the sub-process is over, or has something else to begin.
void lookOn(Execution& ex, Key scope) {
  if (!ex.hasScope(scope)) return;
  const AdHoc& spec = specOf(ex, scope);
  bool ending = isEnding(ex, scope);
  if (spec.sequential && !ending && !activityRuns(ex, scope)) beginNext(ex, scope);
  if (isBusy(ex, scope) || (!ending && waitingForItself(ex, scope))) return;
  if (!ending && (spec.condition.given() || !spec.byThemselves)) return;
  clearWaiting(ex, scope);
  finish(ex, scope);
}

void activate(Execution& ex, Key token, const Node& node) {
  Key scope = openSubProcess(ex, token, node, false);
  const Definition& definition = ex.definitionOf(scope);
  const AdHoc& spec = specOf(ex, scope);
  Value::List queue;
  for (int index : definition.scopeAt(node.body).starts) {
    const Node& inner = definition.at(index);
    if (!inner.startsItself) continue;
    if (spec.sequential && !standsBy(inner)) {
      queue.push_back(Value(std::int64_t{inner.element}));
    } else {
      start(ex, scope, inner);
    }
  }
  if (!queue.empty()) note(ex, scope, Value::object({{"queue", Value::list(std::move(queue))}}));
  lookOn(ex, scope);
}

bool admits(const Execution& ex, Key token, const Node& inner) {
  if (!model::isActivity(inner.kind)) return true;
  Key scope = ex.token(token).scope;
  return inner.startsItself && !isEnding(ex, scope) && !(specOf(ex, scope).sequential && activityRuns(ex, scope));
}

Result<bool> ends(Execution& ex, Key token, const Node& inner) {
  Key scope = ex.token(token).scope;
  if (isEnding(ex, scope)) return true;
  const AdHoc& spec = specOf(ex, scope);
  if (!model::isActivity(inner.kind) || !spec.condition.given()) return false;
  return evaluateCondition(ex, spec.condition, scope);
}

void left(Execution& ex, Key scope, const Node& inner, bool ending) {
  if (ending && !isEnding(ex, scope)) return endAdHoc(ex, scope);
  if (!ending && standsBy(inner)) start(ex, scope, inner);
  lookOn(ex, scope);
}

// ---- joins in it that lack a token ----

int tokensBefore(const Execution& ex, Key scope, const Node& inner) {
  const Definition& definition = ex.definitionOf(scope);
  const auto& places = ex.tree().index.places;
  std::ptrdiff_t tokens = 0;
  for (int index : inner.incoming) {
    std::int32_t flow = definition.flowAt(index).element;
    tokens += std::distance(places.lower_bound({scope, flow, 0}), places.upper_bound({scope, flow, ~Key{0}}));
  }
  return static_cast<int>(tokens);
}

// What may still begin: what a person can choose, and events that stand by.
std::vector<int> mayBegin(const Execution& ex, Key scope) {
  const Definition& definition = ex.definitionOf(scope);
  std::vector<int> nodes;
  for (int index : definition.scopeAt(adHocOf(ex, scope).body).nodes) {
    const Node& inner = definition.at(index);
    if (inner.keeper < 0 || inner.kind == Kind::BoundaryEvent) continue;
    const bool isChosen =
        model::isActivity(inner.kind) &&
        (inner.incoming.empty() ? !inner.startsItself : tokensBefore(ex, scope, inner) >= inner.startQuantity);
    if (isChosen || (standsBy(inner) && ex.tokenAt(scope, inner.element) != 0)) nodes.push_back(index);
  }
  return nodes;
}

// The flows over which a token may come from nodes of the sub-process.
std::set<int> flowsBehind(const Definition& definition, std::vector<int> open) {
  std::set<int> flows;
  std::set<int> seen(open.begin(), open.end());
  while (!open.empty()) {
    const Node& node = definition.at(open.back());
    open.pop_back();
    std::vector<int> next = node.boundaries;
    for (int flow : node.outgoing) {
      flows.insert(flow);
      next.push_back(definition.flowAt(flow).target);
    }
    for (int target : next) {
      if (seen.insert(target).second) open.push_back(target);
    }
  }
  return flows;
}

std::vector<Key> stuck(const Execution& ex, Key scope) {
  const Definition& definition = ex.definitionOf(scope);
  std::vector<std::pair<Key, const Node*>> waiting;
  const auto& places = ex.tree().index.places;
  for (auto it = places.lower_bound({scope, -1, 0}); it != places.end() && it->scope == scope;
       it = places.upper_bound({scope, it->element, ~Key{0}})) {
    const Node* node = definition.node(it->element);
    if (node && !standsBy(*node)) return {};  // something is at work and may bring a token
    if (node) continue;
    const Node& target = definition.at(definition.flow(it->element)->target);
    if (target.behaviour->waitsForData && target.behaviour->waitsForData(target)) return {};
    const bool isJoin = !model::isActivity(target.kind) || tokensBefore(ex, scope, target) < target.startQuantity;
    if (isJoin) waiting.emplace_back(it->token, &target);
  }
  if (waiting.empty()) return {};
  const std::set<int> ways = flowsBehind(definition, mayBegin(ex, scope));
  std::vector<Key> tokens;
  for (const auto& [token, join] : waiting) {
    const bool mayCome = std::any_of(join->incoming.begin(), join->incoming.end(), [&, join = join](int flow) {
      const bool lacks = join->startQuantity > 1 || ex.tokenAt(scope, definition.flowAt(flow).element) == 0;
      return lacks && ways.contains(flow);
    });
    if (!mayCome) tokens.push_back(token);
  }
  return tokens;
}

constexpr Keeping kKeeping{.admits = admits, .ends = ends, .left = left, .drained = lookOn, .stuck = stuck};

}  // namespace

Status mayStartInner(const Execution& ex, Key scope, const Node& inner) {
  auto conflict = [&](const char* code, const char* message) {
    return makeError(ErrorKind::Conflict, code, message, inner.id);
  };
  if (isEnding(ex, scope)) return conflict("ad-hoc-ending", "the ad-hoc sub-process only waits for what still runs");
  if (specOf(ex, scope).sequential && activityRuns(ex, scope)) {
    return conflict("ad-hoc-busy", "the ad-hoc sub-process is sequential and another activity runs");
  }
  if (inner.incoming.empty()) return success();
  if (tokensBefore(ex, scope, inner) >= inner.startQuantity) return success();
  return conflict("ad-hoc-not-enabled", "the activity is not enabled: what leads to it has not been done");
}

void startInner(Execution& ex, Key scope, const Node& inner) {
  if (inner.incoming.empty()) {
    start(ex, scope, inner);
    return;
  }
  const Definition& definition = ex.definitionOf(scope);
  for (int index : inner.incoming) {
    if (Key token = ex.tokenAt(scope, definition.flowAt(index).element)) return gather(ex, token, inner);
  }
}

Status mayEndAdHoc(const Execution& ex, Key scope) {
  const std::string& id = adHocOf(ex, scope).id;
  if (specOf(ex, scope).condition.given()) {
    return makeError(ErrorKind::Refused, "ad-hoc-has-condition",
                     "the completionCondition of the ad-hoc sub-process ends it, not a person", id);
  }
  if (!isEnding(ex, scope)) return success();
  return makeError(ErrorKind::Conflict, "ad-hoc-ending", "the ad-hoc sub-process only waits for what still runs", id);
}

void endAdHoc(Execution& ex, Key scope) {
  const AdHoc& spec = specOf(ex, scope);
  if (spec.cancelRemaining) {
    clearScope(ex, scope, "the ad-hoc sub-process ends");
    return finish(ex, scope);
  }
  note(ex, scope, Value::object({{"ending", Value(true)}}));
  clearWaiting(ex, scope);
  lookOn(ex, scope);
}

extern const ElementBehaviour kAdHocSubProcess;
const ElementBehaviour kAdHocSubProcess{
    .kind = Kind::AdHocSubProcess, .compile = compile, .activate = activate, .keeping = &kKeeping};

}  // namespace joinery::run
