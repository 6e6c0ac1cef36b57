// Carrying out instructions: something begins, with what must be around it.
#include <set>

#include "engine/run/commands/instructions.h"
#include "engine/run/flow.h"
#include "engine/run/loops/loops.h"
#include "engine/run/scopes.h"

namespace joinery::run {

namespace {

// Whether `around` (a scope, or the token that opened one) lies around a scope or is it.
bool isAround(const Execution& ex, Key around, Key scope) {
  for (;;) {
    const Scope& here = ex.scope(scope);
    if (scope == around || here.owner == around) return true;
    if (here.kind == ScopeKind::Process) return false;
    scope = here.parent;
  }
}

bool isInstanceOf(const Scope& scope, const Node& around) {
  return (scope.kind == ScopeKind::SubProcess || scope.kind == ScopeKind::EventSubProcess) &&
         scope.element == around.element;
}

// The instance of a sub-process that a token lies in, also deeper; 0 if it lies elsewhere.
Key aroundToken(const Execution& ex, Key token, const Node& around) {
  if (!ex.hasToken(token)) return 0;
  for (Key key = ex.token(token).scope; ex.scope(key).kind != ScopeKind::Process; key = ex.scope(key).parent) {
    if (isInstanceOf(ex.scope(key), around)) return key;
  }
  return 0;
}

// The body of a loop around `node` within a scope; 0 if it does not run.
Key bodyIn(const Execution& ex, Key parent, const Node& node, const Instruction& i) {
  Key found = 0;
  for (const auto& [key, scope] : ex.tree().scopes) {
    if (scope.kind != ScopeKind::MultiInstanceBody || scope.element != node.element || scope.parent != parent) continue;
    if (i.in == key || !i.in || isAround(ex, i.in, key) || found == 0) found = key;
    if (i.in == key) break;
  }
  return found;
}

// A token in a sub-process that is opened for what begins inside it: with its boundary events, without its own starts.
Key openAround(Execution& ex, Key parent, const Node& around, const Instruction& i) {
  if (around.triggeredByEvent) return openEventSubProcess(ex, parent, around);
  Key token = 0;
  if (around.loop) {
    Key body = bodyIn(ex, parent, around, i);
    if (body && around.loop->behaviour->growsWhileRunning) {
      token = around.loop->behaviour->add(ex, body, around, i.item, true);
    } else {
      Key outer = place(ex, parent, around);
      Status ready = prepare(ex, outer, around);
      if (!ready) raise(ex, outer, Stage::Activating, ready.error());
      body = around.loop->behaviour->openEmpty(ex, outer, around);
      token = around.loop->behaviour->add(ex, body, around, i.item, true);
    }
  } else {
    token = place(ex, parent, around);
  }
  Status ready = prepare(ex, token, around);
  if (!ready) raise(ex, token, Stage::Activating, ready.error());
  return openSubProcess(ex, token, around, false);
}

Key scopeFor(Execution& ex, Key process, int scopeIndex, const Instruction& i) {
  const Definition& definition = ex.definitionOf(process);
  const int nodeIndex = definition.scopeAt(scopeIndex).node;
  if (nodeIndex < 0) return process;
  if (Key found = chooseScope(ex, process, definition, scopeIndex, i).scope) return found;
  const Node& around = definition.at(nodeIndex);
  Key parent = scopeFor(ex, process, around.scope, i);
  return parent ? openAround(ex, parent, around, i) : 0;
}

// Which incoming flows of a join can be reached from a node without passing the join.
std::set<int> waysTo(const Definition& definition, const Node& from, const Node& join) {
  std::set<int> flows;
  std::set<int> seen{from.index};
  std::vector<int> open{from.index};
  while (!open.empty()) {
    const Node& node = definition.at(open.back());
    open.pop_back();
    for (int flow : node.outgoing) {
      int target = definition.flowAt(flow).target;
      if (target == join.index) {
        flows.insert(flow);
      } else if (seen.insert(target).second) {
        open.push_back(target);
      }
    }
  }
  return flows;
}

// The incoming flow on which a token joins: one without a token, if possible one that the moved token would have taken.
const Flow& flowInto(const Execution& ex, Key scope, const Node& join, const Instruction& i) {
  const Definition& definition = ex.definitionOf(scope);
  std::set<int> ways;
  if (i.near) {
    const Token& token = ex.token(i.near);
    const Flow* flow = definition.flow(token.element);
    ways = flow ? std::set<int>{static_cast<int>(flow - definition.flows.data())}
                : waysTo(definition, *definition.node(token.element), join);
  }
  int best = join.incoming.front(), quality = -1;
  for (int flow : join.incoming) {
    Key waiting = ex.tokenAt(scope, definition.flowAt(flow).element);
    bool isFree = waiting == 0 || waiting == i.near;
    int q = (isFree ? 2 : 0) + (ways.contains(flow) ? 1 : 0);
    if (q <= quality) continue;
    best = flow;
    quality = q;
  }
  return definition.flowAt(best);
}

}  // namespace

ScopeChoice chooseScope(const Execution& ex, Key process, const Definition& definition, int scopeIndex,
                        const Instruction& i) {
  const int nodeIndex = definition.scopeAt(scopeIndex).node;
  if (nodeIndex < 0) return {process, false};
  const Node& around = definition.at(nodeIndex);
  if (Key near = aroundToken(ex, i.near, around); near && (!i.in || isAround(ex, i.in, near))) return {near, false};
  std::vector<Key> suiting;
  for (const auto& [key, scope] : ex.tree().scopes) {
    if (isInstanceOf(scope, around) && ex.processOf(key) == process && (!i.in || isAround(ex, i.in, key))) {
      suiting.push_back(key);
    }
  }
  if (suiting.empty()) return {};
  return {suiting.back(), suiting.size() > 1};
}

void begin(Execution& ex, Key process, const Instruction& i) {
  const Definition& definition = ex.definitionOf(process);
  if (i.node && isBodyOf(ex, i.in, *i.node)) {
    i.node->loop->behaviour->add(ex, i.in, *i.node, i.item, false);
    return;
  }
  Key scope = scopeFor(ex, process, i.node ? i.node->scope : definition.at(i.flow->source).scope, i);
  if (scope == 0) return;
  if (i.flow) return takeFlow(ex, scope, *i.flow);
  if (isJoin(*i.node)) return takeFlow(ex, scope, flowInto(ex, scope, *i.node, i));
  start(ex, scope, *i.node);
}

}  // namespace joinery::run
