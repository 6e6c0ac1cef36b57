#include "engine/run/people.h"

#include "engine/run/compile/compiler.h"

namespace joinery::run {

namespace {

using model::Element;
using model::Kind;

// The names of a resourceAssignmentExpression or resourceRef (10.3.1): user(a), group(b), or plain names of groups.
struct Resources {
  std::vector<std::string> users, groups;
  Expression feel;
};

void addNames(Resources& found, std::string_view text) {
  for (const std::string& part : splitList(text)) {
    auto open = part.find('('), close = part.rfind(')');
    bool wrapped = open != std::string::npos && close == part.size() - 1;
    std::string word = wrapped ? part.substr(0, open) : "";
    std::string name = wrapped ? std::string(trimmed(std::string_view(part).substr(open + 1, close - open - 1))) : part;
    (word == "user" ? found.users : found.groups).push_back(name);
  }
}

Resources resourcesOf(Compiler& compiler, const Element& role) {
  Resources found;
  if (const Element* reference = role.child(Kind::ResourceRef)) {
    const Element* resource = compiler.document.resolve(trimmed(reference->text()));
    addNames(found, resource && !resource->name().empty() ? resource->name() : std::string(trimmed(reference->text())));
  }
  const Element* assignment = role.child(Kind::ResourceAssignmentExpression);
  if (!assignment) return found;
  const Element* expression = assignment->child(Kind::FormalExpression);
  if (!expression) expression = assignment->child(Kind::PlainExpression);
  if (!expression) return found;
  std::string_view text = trimmed(expression->text());
  if (text.starts_with("=") || text.starts_with("\"") || text.starts_with("[")) {
    found.feel = compiler.element(expression);
  } else {
    addNames(found, text);
  }
  return found;
}

Expression constantList(const std::vector<std::string>& names) {
  Expression e;
  if (names.empty()) return e;
  Value::List items(names.begin(), names.end());
  e.constant = Value::list(std::move(items));
  return e;
}

void readRoles(Compiler& compiler, const Element& element, UserTask& task) {
  std::vector<std::string> users, groups;
  for (const Element* role : element.childrenOf(Kind::PotentialOwner)) {
    Resources found = resourcesOf(compiler, *role);
    users.insert(users.end(), found.users.begin(), found.users.end());
    groups.insert(groups.end(), found.groups.begin(), found.groups.end());
    if (found.feel.given() && !task.candidateGroups.given()) task.candidateGroups = std::move(found.feel);
  }
  if (!task.candidateUsers.given()) task.candidateUsers = constantList(users);
  if (!task.candidateGroups.given()) task.candidateGroups = constantList(groups);
  if (const Element* performer = element.child(Kind::HumanPerformer); performer && !task.assignee.given()) {
    Resources found = resourcesOf(compiler, *performer);
    task.assignee = std::move(found.feel);
    std::string who = !found.users.empty() ? found.users.front() : found.groups.empty() ? "" : found.groups.front();
    if (!task.assignee.given() && !who.empty()) task.assignee.constant = Value(who);
  }
}

Value readAccess(const Element& element) {
  Value::List rules;
  for (const auto& holder : element.children()) {
    if (holder->kind() != Kind::ExtensionElements) continue;
    for (const auto& child : holder->children()) {
      if (child->namespaceUri() != model::kJoinery) continue;
      bool section = child->localName() == "section";
      if (!section && child->localName() != "field") continue;
      rules.push_back(Value::object({{section ? "section" : "field", child->attributeOr(section ? "name" : "key", "")},
                                     {"access", child->attributeOr("access", "")}}));
    }
  }
  return Value::list(std::move(rules));
}

// A comma list written as a constant is split once, here.
Expression listAttribute(Compiler& compiler, const Element& element, std::string_view name) {
  Expression e = compiler.attribute(element, name);
  return e.constant.isString() ? constantList(splitList(e.constant.string())) : e;
}

}  // namespace

void compileForm(Compiler& compiler, const Element& element, FormHolder& holder) {
  holder.form = compiler.attribute(element, "form");
  holder.formAccess = readAccess(element);
}

void compilePeople(Compiler& compiler, const Element& element, UserTask& task) {
  task.name = compiler.value(element, element.name());
  task.assignee = compiler.attribute(element, "assignee");
  task.candidateUsers = listAttribute(compiler, element, "candidateUsers");
  task.candidateGroups = listAttribute(compiler, element, "candidateGroups");
  task.dueDate = compiler.attribute(element, "dueDate");
  task.priority = compiler.attribute(element, "priority");
  compileForm(compiler, element, task);
  task.outcomes = listAttribute(compiler, element, "outcomes");
  std::string variable = Compiler::joinery(element, "outcomeVariable");
  if (!variable.empty()) task.outcomeVariable = variable;
  readRoles(compiler, element, task);
  if (!task.assignee.given() && !task.candidateUsers.given() && !task.candidateGroups.given()) {
    std::string lane = laneOf(compiler, element);
    if (!lane.empty()) task.candidateGroups = constantList({lane});
  }
}

}  // namespace joinery::run
