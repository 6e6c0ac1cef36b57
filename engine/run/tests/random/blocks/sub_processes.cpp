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

// A gateway that waits for two activities.
void joinInAdHoc(Builder& b) {
  static const std::vector<std::string> kTags{"userTask", "scriptTask"};
  static const std::vector<std::string> kJoins{"parallelGateway", "inclusiveGateway"};
  const std::string gate = b.fresh("g"), kind = b.oneOf(kJoins), after = b.fresh("a");
  b.line("<" + kind + " id=\"" + gate + "\"/>");
  for (int i = 0; i < 2; ++i) {
    const std::string id = b.fresh("a");
    b.line("<" + b.oneOf(kTags) + " id=\"" + id + "\"/>");
    b.connect(Loose{id}, gate);
  }
  b.line("<userTask id=\"" + after + "\"/>");
  b.connect(Loose{gate}, after);
  b.feature("join in an ad-hoc sub-process", gate);
}

// Activities in no order, one of them perhaps after another.
void insideAdHoc(Builder& b) {
  static const std::vector<std::string> kTags{"userTask", "task", "serviceTask", "scriptTask"};
  std::string before;
  for (int i = 2 + b.below(2); i > 0; --i) {
    const std::string id = b.fresh("a"), tag = b.oneOf(kTags);
    b.line("<" + tag + " id=\"" + id + "\"/>");
    if (!before.empty() && b.chance(40)) b.connect(Loose{before}, id);
    before = id;
  }
  if (b.chance(30)) joinInAdHoc(b);
  if (b.chance(50)) b.line("<completionCondition>v0 > 2</completionCondition>");
}

}  // namespace

Open drawAdHoc(Builder& b, const Open& from) {
  const std::string ordering = b.chance(50) ? "Parallel" : "Sequential";
  return activity(
      b, from, "adHocSubProcess",
      "ordering=\"" + ordering + "\" cancelRemainingInstances=\"" + (b.chance(50) ? "true" : "false") + "\"", "",
      insideAdHoc);
}

Open drawSubProcess(Builder& b, const Open& from) {
  return activity(b, from, "subProcess", "", "", inside);
}

// A sub-process out of which an error or escalation comes, or which is undone, and who deals with that: an event
// sub-process in it, a boundary event, or nobody.
Open drawCaught(Builder& b, const Open& from) {
  if (b.inHandler) return drawSubProcess(b, from);
  const std::string id = b.fresh("s"), start = b.fresh("s"), end = b.fresh("e");
  const bool isError = b.chance(50);
  const std::string thrown = isError ? "<errorEventDefinition errorRef=\"" + b.error() + "\"/>"
                                     : "<escalationEventDefinition escalationRef=\"" + b.escalation() + "\"/>";
  b.connect(from, id);
  b.line("<subProcess id=\"" + id + "\">");
  b.line("<startEvent id=\"" + start + "\"/>");
  b.line("<endEvent id=\"" + end + "\">" + thrown + "</endEvent>");
  b.connect(b.sequence(Loose{start}), end);
  if (b.chance(40)) eventSubProcess(b, thrown, isError);
  b.line("</subProcess>");
  if (b.chance(70)) {
    const std::string boundary = b.fresh("b");
    b.line("<boundaryEvent id=\"" + boundary + "\" attachedToRef=\"" + id + "\"" +
           (isError || b.chance(50) ? "" : " cancelActivity=\"false\"") + ">" + thrown + "</boundaryEvent>");
    b.inHandler = true;
    b.endEvent(b.sequence(Loose{boundary}));
    b.inHandler = false;
  }
  return Loose{id};
}

// A sub-process with a handler for its compensation, which is then asked for.
Open drawUndone(Builder& b, const Open& from) {
  if (b.inHandler) return drawSubProcess(b, from);
  const std::string id = b.fresh("s"), undo = b.fresh("t");
  b.connect(from, id);
  b.line("<subProcess id=\"" + id + "\">");
  b.scope();
  compensationHandler(b);
  b.line("</subProcess>");
  b.line("<intermediateThrowEvent id=\"" + undo + "\"><compensateEventDefinition/></intermediateThrowEvent>");
  b.connect(Loose{id}, undo);
  return Loose{undo};
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
