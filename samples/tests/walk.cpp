#include "samples/tests/walk.h"

#include <algorithm>

#include "engine/base/json.h"

namespace joinery::samples {
namespace {

bool isOpen(const run::Task& task) {
  return task.state == run::TaskState::Open || task.state == run::TaskState::Claimed;
}

std::vector<std::string> candidatesOf(const run::Task& task) {
  std::vector<std::string> out;
  const Value* groups = task.fields.find("candidateGroups");
  if (groups && groups->isList())
    for (const Value& group : groups->items()) out.push_back(group.string());
  return out;
}

bool isIn(const Value& person, const std::vector<std::string>& groups) {
  const Value::List& own = person.find("groups")->items();
  return std::any_of(own.begin(), own.end(), [&](const Value& group) {
    return std::find(groups.begin(), groups.end(), group.string()) != groups.end();
  });
}

}  // namespace

Walk::Walk(const Sample& sample) : m_sample(sample) {
  for (const auto& [name, text] : sample.files)
    if (name.ends_with(".bpmn"))
      for (const Diagnostic& d : m_world.deploy(text, name)) fail(name + ": " + d.message);
}

void Walk::start(const Value& application) {
  const std::string process = m_sample.item.text("startProcess");
  const run::Definition& definition = *m_world.latest(process);
  for (const run::FormUse& use : run::formUses(definition)) {
    if (run::elementType(definition, use.element) != "startEvent") continue;
    const auto rules = forms::accessRulesFromValue(run::formAccess(definition, use.element));
    const Status started =
        m_world.start(process, judge(*m_sample.forms.at(use.form), Value::object({}), application, *rules));
    if (!started) fail(started.error().message);
    return;
  }
  fail("no start form");
}

std::vector<std::string> Walk::openTasks() {
  std::vector<std::string> out;
  for (const auto& [key, task] : tree().tasks)
    if (isOpen(task)) out.push_back(nameOf(task.scope, task.element));
  std::sort(out.begin(), out.end());
  return out;
}

void Walk::complete(const std::string& name, const Value& answer) {
  for (const auto& [key, task] : tree().tasks)
    if (isOpen(task) && nameOf(task.scope, task.element) == name) return completeTask(key, task, answer);
  fail("no open task " + name);
}

void Walk::completeAll(const std::set<std::string>& except) {
  constexpr int kMostSteps = 200;
  for (int i = 0; i < kMostSteps && m_faults.empty(); ++i) {
    const auto open = openTasks();
    const auto next = std::find_if(open.begin(), open.end(), [&](const auto& name) { return !except.contains(name); });
    if (next == open.end()) return;
    complete(*next);
  }
}

void Walk::publish(const char* message) {
  const Value& m = *m_sample.cases.find("messages")->find(message);
  const Value key = *variable("project").find("code");
  if (m_world.publish(m.text("name"), key, *m.find("variables")) != 1)
    fail(std::string("not one waits for ") + message);
}

void Walk::advance(const char* duration) {
  const Status advanced = m_world.advance(*parseDuration(duration));
  if (!advanced) fail(advanced.error().message);
}

Value Walk::variable(const std::string& name) {
  const Value all = variablesOf(rootScope());
  const Value* value = all.find(name);
  return value ? *value : Value();
}

std::set<std::string> Walk::entered(const std::string& process) {
  std::set<std::string> out;
  for (const run::Record& r : m_world.instances.begin()->second.log) {
    if (r.type != run::RecordType::ElementEntered || !tree().scopes.contains(r.scope)) continue;
    const run::Definition& definition = definitionOf(r.scope);
    if (run::info(definition).key == process) out.insert(run::elementId(definition, r.element));
  }
  return out;
}

bool Walk::isEnded() {
  return tree().scopes.at(rootScope()).state != run::InstanceState::Active;
}

bool Walk::isCompleted() {
  return tree().scopes.at(rootScope()).state == run::InstanceState::Completed;
}

std::string Walk::faults() {
  std::string out;
  for (const std::string& fault : m_faults) out += fault + "\n";
  for (const std::string& fault : m_world.faults) out += fault + "\n";
  if (m_world.instances.empty()) return out + "no instance\n";
  for (const auto& [key, incident] : tree().incidents)
    out += "incident at " + nameOf(incident.scope, incident.element) + ": " + incident.message + "\n";
  return out;
}

const run::Definition& Walk::definitionOf(run::Key scope) {
  while (tree().scopes.at(scope).kind != run::ScopeKind::Process) scope = tree().scopes.at(scope).parent;
  return *m_world.byId(tree().scopes.at(scope).definitionId);
}

std::string Walk::nameOf(run::Key scope, std::int32_t element) {
  const run::Definition& definition = definitionOf(scope);
  return run::info(definition).key + "/" + run::elementId(definition, element);
}

Value Walk::variablesOf(run::Key scope) {
  Value out = Value::object({});
  while (true) {
    const run::Scope& s = tree().scopes.at(scope);
    for (const auto& [name, value] : s.variables)
      if (!out.find(name)) out = out.with(name, value);
    if (s.kind == run::ScopeKind::Process) return out;
    scope = s.parent;
  }
}

// A task with input mappings has a scope of its own.
run::Key Walk::variableScopeOf(const run::Task& task) {
  for (const auto& [key, scope] : tree().scopes)
    if (scope.owner == task.token && scope.kind == run::ScopeKind::Local) return key;
  return task.scope;
}

Value Walk::judge(const forms::Form& form, const Value& current, const Value& answer, const forms::AccessRules& rules) {
  const auto result = form.validate(current, answer, form.access(rules), {.now = m_world.now});
  for (const auto& error : result.errors)
    fail(form.id() + " " + error.pointer + " " + error.code + ": " + error.messageEn);
  for (const auto& warning : result.warnings) fail(form.id() + " " + warning.pointer + " " + warning.code);
  return result.data;
}

Value Walk::stepOf(const std::string& name) {
  for (const Value& step : m_sample.cases.find("steps")->items())
    if (step.text("process") + "/" + step.text("element") == name) return step;
  fail("no step for " + name);
  return Value::object({});
}

void Walk::completeTask(run::Key key, const run::Task& task, const Value& answer) {
  const run::Definition& definition = definitionOf(task.scope);
  const std::string name = nameOf(task.scope, task.element);
  const Value step = stepOf(name);
  const auto rules = forms::accessRulesFromValue(run::formAccess(definition, task.element));
  const forms::Form& form = *m_sample.forms.at(run::formKey(definition, task.element));
  const Value* given = step.find("variables");
  const Value data =
      judge(form, variablesOf(variableScopeOf(task)), answer.isNull() && given ? *given : answer, *rules);
  Value content = Value::object({{"variables", data}});
  if (const Value* outcome = step.find("outcome")) content = content.with("outcome", *outcome);
  const run::Command command{
      .type = run::CommandType::CompleteTask, .key = key, .actor = userOf(step, task), .data = content};
  const Status done = m_world.run(tree().id, command);
  if (!done) fail(name + ": " + done.error().message);
}

// Who does the step; it must be the assignee or somebody of a candidate group.
std::string Walk::userOf(const Value& step, const run::Task& task) {
  const std::vector<std::string> groups = candidatesOf(task);
  std::string user = step.text("user");
  if (const Value* byGroup = step.find("users"))
    for (const std::string& group : groups) user = byGroup->text(group, user);
  if (!task.assignee.empty()) {
    if (task.assignee != user) fail(task.name + " is for " + task.assignee + ", not for " + user);
    return user;
  }
  const Value all = organisation();
  for (const Value& person : all.find("users")->items())
    if (person.text("id") == user && isIn(person, groups)) return user;
  fail(task.name + " is not for '" + user + "'");
  return user;
}

}  // namespace joinery::samples
