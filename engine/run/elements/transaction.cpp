// Transaction (10.3.5, 13.5.6): a sub-process that can be cancelled as a whole.
#include "engine/run/elements/transaction.h"

#include "engine/run/kinds.h"
#include "engine/run/scopes.h"

namespace joinery::run {

namespace {

void activate(Execution& ex, Key token, const Node& node) {
  openSubProcess(ex, token, node);
}

}  // namespace

extern const ElementBehaviour kTransaction;
const ElementBehaviour kTransaction{
    .kind = model::Kind::Transaction, .activate = activate, .compensated = transactionCancelled};

}  // namespace joinery::run
