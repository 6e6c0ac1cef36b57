// User task (10.3.3): waits in the task list until somebody completes it.
#include "engine/base/json.h"
#include "engine/run/compile/compiler.h"
#include "engine/run/events/calendar.h"
#include "engine/run/events/timer.h"
#include "engine/run/flow.h"
#include "engine/run/kinds.h"
#include "engine/run/people.h"
#include "engine/run/variables.h"

namespace joinery::run {

namespace {

void compile(Compiler& compiler, const model::Element& element, Node& node) {
  auto task = std::make_unique<UserTask>();
  compilePeople(compiler, element, *task);
  node.countsRounds = true;
  node.extra = std::move(task);
}

Error wrong(const char* what, const Expression& e, const Value& came) {
  return makeError(ErrorKind::Refused, "task-attribute",
                   std::string(what) + " '" + e.text + "' gave " + toJson(came).substr(0, 80));
}

// A list of names from a list or a comma-separated text; null for none.
Result<Value> namesOf(Execution& ex, const char* what, const Expression& e, Key scope) {
  auto value = evaluate(ex, e, scope);
  if (!value || value->isNull()) return value;
  if (value->isString()) {
    auto parts = splitList(value->string());
    return Value::list(Value::List(parts.begin(), parts.end()));
  }
  if (!value->isList()) return wrong(what, e, *value);
  for (const Value& name : value->items()) {
    if (!name.isString()) return wrong(what, e, *value);
  }
  return value;
}

Result<Value> textOf(Execution& ex, const char* what, const Expression& e, Key scope) {
  auto value = evaluate(ex, e, scope);
  if (value && !value->isNull() && !value->isString()) return wrong(what, e, *value);
  return value;
}

Result<Value> numberOf(Execution& ex, const char* what, const Expression& e, Key scope) {
  auto value = evaluate(ex, e, scope);
  if (!value || value->isNull() || value->isNumber()) return value;
  auto number = value->isString() ? Decimal::parse(value->string()) : std::nullopt;
  if (!number) return wrong(what, e, *value);
  return Value(*number);
}

// A due date is an instant, a date, or a duration from now.
Result<std::int64_t> dueOf(Execution& ex, const Expression& e, Key scope) {
  auto value = evaluate(ex, e, scope);
  if (!value) return value.error();
  if (value->isNull()) return std::int64_t{0};
  if (!value->isString()) return wrong("joinery:dueDate", e, *value);
  if (auto period = parsePeriod(value->string())) {
    return addPeriod(ex.context().now, *period, 1, ex.context().timeZone).ms;
  }
  auto at = instantOf(value->string(), ex.context().timeZone);
  if (!at) return wrong("joinery:dueDate", e, *value);
  return at->ms;
}

struct Field {
  const char* name;
  const char* attribute;
  Expression UserTask::*expression;
  Result<Value> (*read)(Execution&, const char* what, const Expression&, Key scope);
};
constexpr Field kFields[] = {
    {"assignee", "joinery:assignee", &UserTask::assignee, textOf},
    {"candidateUsers", "joinery:candidateUsers", &UserTask::candidateUsers, namesOf},
    {"candidateGroups", "joinery:candidateGroups", &UserTask::candidateGroups, namesOf},
    {"priority", "joinery:priority", &UserTask::priority, numberOf},
    {"form", "joinery:form", &UserTask::form, textOf},
    {"outcomes", "joinery:outcomes", &UserTask::outcomes, namesOf},
};

Result<Record> taskRecord(Execution& ex, Key token, const Node& node, const UserTask& task) {
  Record record{
      .type = RecordType::TaskCreated, .scope = ex.token(token).scope, .owner = token, .element = node.element};
  Key scope = variableScope(ex, token);
  Value::Object fields;
  for (const Field& field : kFields) {
    const Expression& expression = task.*field.expression;
    if (!expression.given()) continue;
    auto value = field.read(ex, field.attribute, expression, scope);
    if (!value) return value.error();
    if (!value->isNull()) fields.emplace_back(field.name, std::move(*value));
  }
  if (ex.token(token).round > 1) fields.emplace_back("round", Value(std::int64_t{ex.token(token).round}));
  auto name = textOf(ex, "the name", task.name, scope);
  if (!name) return name.error();
  record.text = name->isString() ? name->string() : node.id;
  auto due = dueOf(ex, task.dueDate, scope);
  if (!due) return due.error();
  record.number = *due;
  record.data = Value::object(std::move(fields));
  return record;
}

void activate(Execution& ex, Key token, const Node& node) {
  auto record = taskRecord(ex, token, node, static_cast<const UserTask&>(*node.extra));
  if (!record) return raise(ex, token, Stage::Activating, record.error());
  ex.create(std::move(*record));
}

}  // namespace

extern const ElementBehaviour kUserTask;
const ElementBehaviour kUserTask{.kind = model::Kind::UserTask, .compile = compile, .activate = activate};

}  // namespace joinery::run
