// Multi-instance (10.3.8, 13.3.7): parallel or sequential, by cardinality or over a collection.
#include "engine/base/json.h"
#include "engine/run/compile/compiler.h"
#include "engine/run/compile/data.h"
#include "engine/run/flow.h"
#include "engine/run/loops/behavior_events.h"
#include "engine/run/loops/loops.h"
#include "engine/run/variables.h"

namespace joinery::run {

namespace {

using model::Element;
using model::Kind;

constexpr std::int64_t kMaxInstances = 1'000'000;

struct MultiInstance final : Extra {
  bool sequential = false;
  Expression cardinality, collection, completionCondition, outputElement;
  std::string elementVariable, outputCollection;
  BehaviorEvents behavior;
};

const MultiInstance& specOf(const Node& node) {
  return static_cast<const MultiInstance&>(*node.loop->extra);
}

std::unique_ptr<Extra> compile(Compiler& compiler, const Element& element, const Node& node) {
  auto spec = std::make_unique<MultiInstance>();
  spec->sequential = element.attributeOr("isSequential", "false") == "true";
  spec->cardinality = compiler.element(element.child(Kind::LoopCardinality));
  spec->completionCondition = compiler.element(element.child(Kind::CompletionCondition));
  std::string collection = Compiler::joinery(element, "collection");
  spec->collection =
      collection.empty() ? loopInput(compiler, *element.parent(), element) : compiler.feel(element, collection);
  spec->elementVariable = Compiler::joinery(element, "elementVariable");
  if (spec->elementVariable.empty()) spec->elementVariable = itemName(compiler, element.child(Kind::InputDataItem));
  spec->outputCollection = Compiler::joinery(element, "outputCollection");
  if (spec->outputCollection.empty()) spec->outputCollection = loopOutput(compiler, *element.parent(), element);
  spec->outputElement = compiler.feel(element, Compiler::joinery(element, "outputElement"));
  if (!spec->outputElement.given() && !spec->outputCollection.empty()) {
    spec->outputElement.variable = itemName(compiler, element.child(Kind::OutputDataItem));
  }
  if (!spec->cardinality.given() && !spec->collection.given()) {
    compiler.need(element, "multi-instance-without-number",
                  "a multi-instance activity needs a loopCardinality, a loopDataInputRef or a joinery:collection");
  }
  spec->behavior = compileBehaviorEvents(compiler, element, node);
  return spec;
}

Result<std::int64_t> countOf(Execution& ex, Key scope, const MultiInstance& spec, Value& items) {
  auto wrong = [](const std::string& what, const Value& came) {
    return makeError(ErrorKind::Refused, "multi-instance-number", what + ", not " + toJson(came).substr(0, 60));
  };
  if (spec.collection.given()) {
    auto value = evaluate(ex, spec.collection, scope);
    if (!value) return value.error();
    if (!value->isList()) return wrong("the collection '" + spec.collection.text + "' must give a list", *value);
    items = std::move(*value);
    return static_cast<std::int64_t>(items.items().size());
  }
  auto value = evaluate(ex, spec.cardinality, scope);
  if (!value) return value.error();
  auto count = value->isNumber() ? value->number().toInt64() : std::nullopt;
  if (!count || *count < 0 || *count > kMaxInstances) {
    return wrong("the cardinality '" + spec.cardinality.text + "' must give a whole number from 0 to 1000000", *value);
  }
  return *count;
}

Key begin(Execution& ex, Key body, const Node& node, std::int64_t counter, bool idle = false) {
  const Value& items = ex.tree().loops.at(body).items;
  Value item = items.isList() ? items.items()[static_cast<std::size_t>(counter - 1)] : Value();
  return beginTurn(ex, body, node, counter, items.isList() ? specOf(node).elementVariable : std::string(), item, idle);
}

// Every instance is done or taken away: the body gives its outputs and the outer token goes on.
void finish(Execution& ex, Key body, const Node& node) {
  const MultiInstance& spec = specOf(node);
  const Scope& scope = ex.scope(body);
  Key outer = scope.owner, parent = scope.parent;
  if (!spec.outputCollection.empty()) {
    const Loop& loop = ex.tree().loops.at(body);
    Value::List outputs = loop.outputs;
    outputs.resize(static_cast<std::size_t>(loop.total));
    mergeVariable(ex, parent, spec.outputCollection, Value::list(std::move(outputs)));
  }
  ex.emit({.type = RecordType::ScopeClosed, .key = body, .scope = parent, .owner = outer, .element = node.element});
  complete(ex, outer);
}

Key openBody(Execution& ex, Key outer, const Node& node, std::int64_t count, Value items) {
  Record opened{.type = RecordType::ScopeOpened, .scope = ex.token(outer).scope, .owner = outer};
  opened.element = node.element;
  opened.text = "multiInstanceBody";
  Key body = ex.create(std::move(opened));
  ex.emit({.type = RecordType::LoopAdvanced,
           .key = body,
           .element = node.element,
           .number = count,
           .text = "opened",
           .data = std::move(items)});
  return body;
}

Status open(Execution& ex, Key outer, const Node& node) {
  const MultiInstance& spec = specOf(node);
  Key scope = ex.token(outer).scope;
  Value items;
  auto count = countOf(ex, scope, spec, items);
  if (!count) return count.error();
  Key body = openBody(ex, outer, node, *count, std::move(items));
  if (*count == 0) {
    finish(ex, body, node);
    return success();
  }
  std::int64_t first = spec.sequential ? 1 : *count;
  for (std::int64_t counter = 1; counter <= first; ++counter) begin(ex, body, node, counter);
  return success();
}

Result<Value> output(Execution& ex, Key token, const Node& node) {
  const MultiInstance& spec = specOf(node);
  if (!spec.outputElement.given()) return Value();
  return evaluate(ex, spec.outputElement, variableScope(ex, token));
}

// Whether the completion condition holds; a fault of it becomes an incident of the outer token.
bool isFulfilled(Execution& ex, Key body, const Node& node, std::int64_t counter) {
  const MultiInstance& spec = specOf(node);
  if (!spec.completionCondition.given()) return false;
  auto done = evaluateCondition(ex, spec.completionCondition, body, Value::object({{"loopCounter", Value(counter)}}));
  if (done) return *done;
  Key outer = ex.scope(body).owner;
  if (!ex.possession(outer, Owned::Incident)) raise(ex, outer, Stage::Activating, done.error());
  return false;
}

bool completing(Execution& ex, Key turn, const Node& node) {
  return throwBehaviorEvents(ex, turn, node, specOf(node).behavior);
}

// A turn has left the body: the next begins, or the body is done.
void turnGone(Execution& ex, Key body, const Node& node) {
  const Loop& loop = ex.tree().loops.at(body);
  if (specOf(node).sequential && loop.started < loop.total) {
    begin(ex, body, node, loop.started + 1);
  } else if (!ex.hasTokens(body)) {
    finish(ex, body, node);
  }
}

void turnCompleted(Execution& ex, Key body, const Node& node, std::int64_t counter, const Value& output) {
  const MultiInstance& spec = specOf(node);
  Record advanced{.type = RecordType::LoopAdvanced, .key = body, .element = node.element, .number = counter};
  advanced.text = "completed";
  if (spec.outputElement.given()) advanced.data = Value::object({{"output", output}});
  ex.emit(std::move(advanced));
  if (isFulfilled(ex, body, node, counter)) {
    ex.emit({.type = RecordType::LoopAdvanced, .key = body, .element = node.element, .text = "ending"});
    terminateTurns(ex, body, "completion condition");
    return finish(ex, body, node);
  }
  turnGone(ex, body, node);
}

Key openEmpty(Execution& ex, Key outer, const Node& node) {
  return openBody(ex, outer, node, 0, specOf(node).collection.given() ? Value::list({}) : Value());
}

Key add(Execution& ex, Key body, const Node& node, const Value& item, bool idle) {
  Record grown{.type = RecordType::LoopAdvanced, .key = body, .element = node.element, .number = 1, .text = "grown"};
  if (ex.tree().loops.at(body).items.isList()) grown.data = Value::object({{"item", item}});
  ex.emit(std::move(grown));
  if (specOf(node).sequential && ex.hasTokens(body) && !idle) return 0;
  return begin(ex, body, node, ex.tree().loops.at(body).started + 1, idle);
}

// Turns that have not begun yet would never begin in a parallel body.
bool goesOnAs(const LoopSpec& from, const LoopSpec& to) {
  return static_cast<const MultiInstance&>(*from.extra).sequential ==
         static_cast<const MultiInstance&>(*to.extra).sequential;
}

}  // namespace

extern const LoopBehaviour kMultiInstance;
const LoopBehaviour kMultiInstance{.kind = model::Kind::MultiInstanceLoopCharacteristics,
                                   .bodyWord = "multiInstanceBody",
                                   .compile = compile,
                                   .open = open,
                                   .output = output,
                                   .completing = completing,
                                   .turnCompleted = turnCompleted,
                                   .turnGone = turnGone,
                                   .openEmpty = openEmpty,
                                   .add = add,
                                   .growsWhileRunning = true,
                                   .goesOnAs = goesOnAs};

}  // namespace joinery::run
