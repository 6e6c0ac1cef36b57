// Tasks, call activities, and what surrounds any activity.
#include "engine/run/tests/random/blocks.h"

namespace joinery::run::test {

namespace {

// An event definition that the instances of an activity throw. Its name is shared like that of a throw event.
std::string thrownBy(Builder& b, const std::string& id) {
  const std::string named = id.empty() ? "" : " id=\"" + id + "\"";
  switch (b.below(b.inHandler ? 2 : 4)) {
    case 0:
      return "<signalEventDefinition" + named + " signalRef=\"" + b.signal(!b.inHandler) + "\"/>";
    case 1:
      return "<messageEventDefinition" + named + " messageRef=\"" + b.message(!b.inHandler) + "\"/>";
    case 2:
      return "<escalationEventDefinition" + named + " escalationRef=\"" + b.escalation() + "\"/>";
    default:
      return "<errorEventDefinition" + named + " errorRef=\"" + b.error() + "\"/>";
  }
}

// The behavior of a multi-instance activity that is not All: what it throws when its instances complete (table 10.31).
struct Behavior {
  std::string attributes, children;
};
Behavior behaviorOf(Builder& b, const std::string& activity) {
  static const std::vector<std::string> kWords{"None", "One", "Complex"};
  const std::string word = b.oneOf(kWords);
  Behavior behavior{" behavior=\"" + word + "\"", ""};
  b.feature("behavior " + word, activity);
  if (word == "Complex") {
    for (int i = 1 + b.below(2); i > 0; --i) {
      behavior.children += "<complexBehaviorDefinition><condition>numberOfCompletedInstances = " + std::to_string(i) +
                           "</condition><event id=\"" + b.fresh("ev") + "\">" + thrownBy(b, "") +
                           "</event></complexBehaviorDefinition>";
    }
  } else if (b.chance(70)) {
    const std::string id = b.fresh("def");
    b.root(thrownBy(b, id));
    behavior.attributes += (word == "One" ? " oneBehaviorEventRef=\"" : " noneBehaviorEventRef=\"") + id + "\"";
  }
  return behavior;
}

std::string loopOf(Builder& b, const std::string& activity) {
  const std::string condition = "<completionCondition>numberOfCompletedInstances >= 2</completionCondition>";
  switch (b.below(4)) {
    case 0:
      return "<standardLoopCharacteristics loopMaximum=\"2\"/>";
    case 1:
      return "<standardLoopCharacteristics testBefore=\"true\" loopMaximum=\"3\"><loopCondition>loopCounter &lt; " +
             std::to_string(b.below(4)) + "</loopCondition></standardLoopCharacteristics>";
    default: {
      const Behavior behavior = b.chance(40) ? behaviorOf(b, activity) : Behavior();
      return "<multiInstanceLoopCharacteristics isSequential=\"" + std::string(b.chance(50) ? "true" : "false") + "\"" +
             behavior.attributes + "><loopCardinality>" + std::to_string(b.below(4)) + "</loopCardinality>" +
             (b.chance(30) ? condition : "") + behavior.children + "</multiInstanceLoopCharacteristics>";
    }
  }
}

std::string mappingsOf(Builder& b) {
  std::string all;
  if (b.chance(50)) all += "<joinery:input source=\"=" + b.variable() + "\" target=\"in\"/>";
  if (b.chance(50)) all += "<joinery:output source=\"=" + b.variable() + "\" target=\"" + b.variable() + "\"/>";
  return all.empty() ? all : "<extensionElements>" + all + "</extensionElements>";
}

// The activity waits for data, or takes what is there: sets of inputs from the data objects of its process.
std::string inputSetsOf(Builder& b) {
  const std::string in = b.fresh("in"), other = b.fresh("in");
  const auto dataInput = [](const std::string& id) { return "<dataInput id=\"" + id + "\"/>"; };
  const auto names = [](const std::string& id) { return "<dataInputRefs>" + id + "</dataInputRefs>"; };
  const auto fill = [&](const std::string& id) {
    return "<dataInputAssociation><sourceRef>" + b.dataObject(b.below(4)) + "</sourceRef><targetRef>" + id +
           "</targetRef></dataInputAssociation>";
  };
  std::string sets = "<inputSet>" + names(in) + names(other);
  if (b.chance(50)) {
    const std::string list = b.chance(50) ? "optionalInputRefs" : "whileExecutingInputRefs";
    sets += "<" + list + ">" + other + "</" + list + ">";
  }
  sets += "</inputSet>";
  if (b.chance(50)) sets += "<inputSet>" + names(other) + "</inputSet>";
  return "<ioSpecification>" + dataInput(in) + dataInput(other) + sets + "<outputSet/></ioSpecification>" + fill(in) +
         fill(other);
}

// An activity that undoes this one when a compensation is thrown.
void handlerOf(Builder& b, const std::string& activity) {
  const std::string boundary = b.fresh("bc"), handler = b.fresh("undo");
  b.line("<boundaryEvent id=\"" + boundary + "\" attachedToRef=\"" + activity +
         "\"><compensateEventDefinition/></boundaryEvent>");
  b.line("<" + std::string(b.chance(30) ? "userTask" : "task") + " id=\"" + handler +
         "\" isForCompensation=\"true\"/>");
  b.line("<association id=\"" + b.fresh("as") + "\" sourceRef=\"" + boundary + "\" targetRef=\"" + handler + "\"/>");
}

Open job(Builder& b, const Open& from, const std::string& tag) {
  b.error();
  return activity(b, from, tag, b.chance(70) ? "joinery:jobType=\"work\"" : "");
}

}  // namespace

Open activity(Builder& b, const Open& from, const std::string& tag, const std::string& attributes,
              const std::string& children, void (*content)(Builder&)) {
  const std::string id = b.fresh(tag.substr(0, 1));
  std::string inside = b.chance(15) ? mappingsOf(b) : "";
  const bool hasInputs = children.find("<ioSpecification") != std::string::npos;
  if (!content && !hasInputs && b.chance(7)) inside += inputSetsOf(b);
  inside += children;
  if (b.chance(15)) inside += loopOf(b, id);
  const std::string again = b.chance(5) ? " joinery:incidentBackoff=\"PT10M,PT2H\"" : "";
  b.connect(from, id);
  b.line("<" + tag + " id=\"" + id + "\"" + again + (attributes.empty() ? "" : " " + attributes) + ">" + inside);
  if (content) content(b);
  b.line("</" + tag + ">");
  Open after = Loose{id};
  if (b.chance(15)) handlerOf(b, id);
  if (b.chance(30)) boundaryEvents(b, id, after);
  b.lastActivity = id;
  return after;
}

Open drawTask(Builder& b, const Open& from) {
  return activity(b, from, "task");
}

Open drawManualTask(Builder& b, const Open& from) {
  return activity(b, from, "manualTask");
}

Open drawUserTask(Builder& b, const Open& from) {
  return activity(b, from, "userTask", b.chance(30) ? "joinery:candidateGroups=\"g\"" : "");
}

Open drawServiceTask(Builder& b, const Open& from) {
  return job(b, from, "serviceTask");
}

Open drawBusinessRuleTask(Builder& b, const Open& from) {
  return job(b, from, "businessRuleTask");
}

Open drawScriptTask(Builder& b, const Open& from) {
  const std::string value = b.chance(50) ? std::to_string(b.below(6)) : "if v0 = null then 1 else 5 - v0";
  return activity(b, from, "scriptTask", "joinery:resultVariable=\"" + b.variable() + "\"",
                  "<script>" + value + "</script>");
}

Open drawSendTask(Builder& b, const Open& from) {
  return activity(b, from, "sendTask", "messageRef=\"" + b.message(!b.inHandler) + "\"");
}

Open drawReceiveTask(Builder& b, const Open& from) {
  return activity(b, from, "receiveTask", "messageRef=\"" + b.message(b.chance(50)) + "\"");
}

Open drawCallActivity(Builder& b, const Open& from) {
  std::vector<std::string> callable = b.globalTasks;
  if (b.mayCall) callable.insert(callable.end(), 3, "child");
  if (callable.empty()) return drawTask(b, from);
  const std::string called = b.oneOf(callable);
  const Open after = activity(b, from, "callActivity", "calledElement=\"" + called + "\"");
  if (called != "child") b.feature("call of a global task", b.lastActivity);
  return after;
}

// Several tokens out of one activity, and an activity that needs several.
Open drawQuantities(Builder& b, const Open& from) {
  const std::string many = b.fresh("q"), needs = b.fresh("q");
  const int made = 2 + b.below(2), needed = 1 + b.below(3);
  b.line("<task id=\"" + many + "\" completionQuantity=\"" + std::to_string(made) + "\"/>");
  b.connect(from, many);
  b.line("<" + std::string(b.chance(50) ? "userTask" : "task") + " id=\"" + needs + "\" startQuantity=\"" +
         std::to_string(needed) + "\"/>");
  b.line(many + " -> " + needs);
  return Loose{needs};
}

}  // namespace joinery::run::test
