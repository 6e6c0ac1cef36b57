// Sub-processes and transactions, with what may stand inside.
#include "engine/run/tests/random/blocks.h"

namespace joinery::run::test {

namespace {

// Undoes the inside of the sub-process as a whole.
void compensationHandler(Builder& b) {
  const std::string start = b.fresh("s");
  b.line("<subProcess id=\"" + b.fresh("esp") + "\" triggeredByEvent=\"true\">");
  b.line("<startEvent id=\"" + start + "\"><compensateEventDefinition/></startEvent>");
  const bool before = b.inHandler;
  b.inHandler = true;
  b.endEvent(b.sequence(Loose{start}));
  b.inHandler = before;
  b.line("</subProcess>");
}

void inside(Builder& b) {
  b.scope();
  if (b.chance(15)) compensationHandler(b);
}

// Sometimes the transaction is given up at its end.
void insideTransaction(Builder& b) {
  const std::string start = b.fresh("s"), decide = b.fresh("g"), fallback = b.fresh("f"), cancel = b.fresh("e");
  b.line("<startEvent id=\"" + start + "\"/>");
  const Open work = b.sequence(Loose{start});
  if (!work) return;
  b.line("<exclusiveGateway id=\"" + decide + "\" default=\"" + fallback + "\"/>");
  b.line("<endEvent id=\"" + cancel + "\"><cancelEventDefinition/></endEvent>");
  b.connect(work, decide);
  b.connect(Loose{decide, b.condition()}, cancel);
  b.endEvent(Loose{decide, "", fallback});
}

}  // namespace

Open drawSubProcess(Builder& b, const Open& from) {
  return activity(b, from, "subProcess", "", "", inside);
}

Open drawTransaction(Builder& b, const Open& from) {
  const Open after = activity(b, from, "transaction", "", "", insideTransaction);
  if (!after || after->node.starts_with("x") || b.chance(30)) return after;
  const std::string boundary = b.fresh("b");
  b.line("<boundaryEvent id=\"" + boundary + "\" attachedToRef=\"" + after->node +
         "\"><cancelEventDefinition/></boundaryEvent>");
  b.endEvent(b.sequence(Loose{boundary}));
  return after;
}

}  // namespace joinery::run::test
