// Standard loop (10.3.8, 13.3.6): while its condition holds, looked at before or after each turn, at most loopMaximum
// times.
#include "engine/run/compile/compiler.h"
#include "engine/run/flow.h"
#include "engine/run/loops/loops.h"
#include "engine/run/variables.h"

namespace joinery::run {

namespace {

struct StandardLoop final : Extra {
  bool testBefore = false;
  std::int64_t maximum = -1;  // -1: none
  Expression condition;       // not given: true
};

const StandardLoop& specOf(const Node& node) {
  return static_cast<const StandardLoop&>(*node.loop->extra);
}

std::unique_ptr<Extra> compile(Compiler& compiler, const model::Element& element, const Node&) {
  auto spec = std::make_unique<StandardLoop>();
  spec->testBefore = element.attributeOr("testBefore", "false") == "true";
  spec->maximum = compiler.whole(element, "loopMaximum", -1, 0);
  spec->condition = compiler.element(element.child(model::Kind::LoopCondition));
  if (!spec->condition.given() && spec->maximum < 0) {
    compiler.need(element, "loop-without-end", "a standard loop needs a loopCondition or a loopMaximum");
  }
  return spec;
}

// Whether one more turn is due after `done` turns. A fault of the condition becomes an incident of the outer token.
Result<bool> goesOn(Execution& ex, Key scope, const Node& node, std::int64_t done) {
  const StandardLoop& spec = specOf(node);
  if (spec.maximum >= 0 && done >= spec.maximum) return false;
  if (!spec.condition.given()) return true;
  return evaluateCondition(ex, spec.condition, scope, Value::object({{"loopCounter", Value(done)}}));
}

Key openEmpty(Execution& ex, Key outer, const Node& node) {
  Record opened{.type = RecordType::ScopeOpened, .scope = ex.token(outer).scope, .owner = outer};
  opened.element = node.element;
  opened.text = "multiInstanceBody";
  Key body = ex.create(std::move(opened));
  ex.emit({.type = RecordType::LoopAdvanced, .key = body, .element = node.element, .number = -1, .text = "opened"});
  return body;
}

Key add(Execution& ex, Key body, const Node& node, const Value&, bool idle) {
  return beginTurn(ex, body, node, ex.tree().loops.at(body).started + 1, {}, {}, idle);
}

Status open(Execution& ex, Key outer, const Node& node) {
  const StandardLoop& spec = specOf(node);
  Key scope = ex.token(outer).scope;
  Result<bool> first = spec.testBefore || spec.maximum == 0 ? goesOn(ex, scope, node, 0) : Result<bool>(true);
  if (!first) return first.error();
  if (!*first) {
    complete(ex, outer);
    return success();
  }
  beginTurn(ex, openEmpty(ex, outer, node), node, 1, {}, {});
  return success();
}

void finish(Execution& ex, Key body, const Node& node) {
  Key outer = ex.scope(body).owner;
  ex.emit({.type = RecordType::ScopeClosed,
           .key = body,
           .scope = ex.scope(body).parent,
           .owner = outer,
           .element = node.element});
  complete(ex, outer);
}

void turnGone(Execution& ex, Key body, const Node& node) {
  std::int64_t done = ex.tree().loops.at(body).started;
  auto more = goesOn(ex, body, node, done);
  if (!more) return raise(ex, ex.scope(body).owner, Stage::Activating, more.error());
  if (!*more) return finish(ex, body, node);
  beginTurn(ex, body, node, done + 1, {}, {});
}

void turnCompleted(Execution& ex, Key body, const Node& node, std::int64_t counter, const Value&) {
  ex.emit(
      {.type = RecordType::LoopAdvanced, .key = body, .element = node.element, .number = counter, .text = "completed"});
  turnGone(ex, body, node);
}

}  // namespace

extern const LoopBehaviour kStandardLoop;
const LoopBehaviour kStandardLoop{.kind = model::Kind::StandardLoopCharacteristics,
                                  .bodyWord = "loopBody",
                                  .compile = compile,
                                  .open = open,
                                  .turnCompleted = turnCompleted,
                                  .turnGone = turnGone,
                                  .openEmpty = openEmpty,
                                  .add = add};

}  // namespace joinery::run
