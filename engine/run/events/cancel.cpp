// Cancel (10.5.5, 13.5.6): a transaction is given up. What runs in it ends, what completed is compensated, and then the
// cancel boundary event of the transaction occurs.
#include "engine/run/catching.h"
#include "engine/run/compensation.h"
#include "engine/run/compile/compiler.h"
#include "engine/run/elements/transaction.h"
#include "engine/run/events/events.h"
#include "engine/run/flow.h"
#include "engine/run/loops/loops.h"
#include "engine/run/scopes.h"

namespace joinery::run {

namespace {

using model::Kind;

std::unique_ptr<Extra> compile(Compiler& compiler, const model::Element&, const model::Element& event) {
  const model::Element* holder = event.parent();
  if (event.kind() == Kind::BoundaryEvent) {
    holder = compiler.reference(event, "attachedToRef");
  } else {
    while (holder && holder->kind() != Kind::Transaction) holder = holder->parent();
  }
  if (!holder || holder->kind() != Kind::Transaction) {
    compiler.refuse(event, "cancel-outside-transaction", "a cancel event belongs to a transaction");
  }
  return nullptr;
}

Result<bool> fire(Execution& ex, Key token, const Node& node, const EventSpec&) {
  Key scope = ex.token(token).scope;
  auto isTransaction = [&](Key key) {
    const Scope& s = ex.scope(key);
    return s.kind == ScopeKind::SubProcess && ex.definitionOf(key).node(s.element)->kind == Kind::Transaction;
  };
  consume(ex, token);
  while (!isTransaction(scope)) scope = ex.scope(scope).parent;
  clearScope(ex, scope, "cancelled by " + node.id);
  compensate(ex, ex.scope(scope).owner, scope, -1, true);
  return false;
}

}  // namespace

void transactionCancelled(Execution& ex, Key token, const Node& node) {
  Key outer = outerToken(ex, token);
  const Definition& definition = ex.definitionOf(ex.token(outer).scope);
  for (int index : node.boundaries) {
    const Node& boundary = definition.at(index);
    for (const EventSpec& spec : boundary.events) {
      if (spec.behaviour->kind == Kind::CancelEventDefinition) return fireBoundary(ex, outer, boundary, {});
    }
  }
  Key scope = ex.token(outer).scope;
  terminate(ex, outer, "cancelled");
  settle(ex, scope);
}

extern const EventBehaviour kCancelEvent;
const EventBehaviour kCancelEvent{.kind = Kind::CancelEventDefinition,
                                  .positions = kBoundary | kEnd,
                                  .compile = compile,
                                  .fire = fire,
                                  .holdsToken = true};

}  // namespace joinery::run
