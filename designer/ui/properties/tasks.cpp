// Who does a task, with which form, by which worker, script, decision or called process.
#include <QCoreApplication>

#include "designer/ui/properties/builders.h"

namespace joinery::designer {

using model::Element;
using model::Kind;
using E = Property::Editor;

namespace {
bool isUserTask(const Element& e) {
  return e.kind() == Kind::UserTask;
}
bool isJob(const Element& e) {
  const Kind kind = e.kind();
  const bool throwsMessage = model::isThrowEvent(kind) && e.child(Kind::MessageEventDefinition);
  return kind == Kind::ServiceTask || kind == Kind::SendTask || kind == Kind::BusinessRuleTask ||
         kind == Kind::ScriptTask || throwsMessage;
}
}  // namespace

PropertyGroup assignmentGroup() {
  return {"assignment",
          QT_TRANSLATE_NOOP("Property", "Assignment"),
          isUserTask,
          {joineryProperty("candidateGroups", QT_TRANSLATE_NOOP("Property", "Candidate groups"), "candidateGroups",
                           QT_TRANSLATE_NOOP("Property", "housing-lead, fire-review or = expression")),
           joineryProperty("candidateUsers", QT_TRANSLATE_NOOP("Property", "Candidate users"), "candidateUsers",
                           QT_TRANSLATE_NOOP("Property", "zhang, li or = expression")),
           joineryProperty("assignee", QT_TRANSLATE_NOOP("Property", "Assignee"), "assignee",
                           QT_TRANSLATE_NOOP("Property", "user or = expression")),
           joineryProperty("dueDate", QT_TRANSLATE_NOOP("Property", "Due"), "dueDate",
                           QT_TRANSLATE_NOOP("Property", "P3D, a date or = expression")),
           joineryProperty("priority", QT_TRANSLATE_NOOP("Property", "Priority"), "priority", "50"),
           joineryProperty("outcomes", QT_TRANSLATE_NOOP("Property", "Outcomes"), "outcomes",
                           QT_TRANSLATE_NOOP("Property", "approve, return, refuse"))}};
}

PropertyGroup formGroup() {
  Property form = joineryProperty("form", QT_TRANSLATE_NOOP("Property", "Form"), "form",
                                  QT_TRANSLATE_NOOP("Property", "none"), E::Form);
  Property access{
      "access", QT_TRANSLATE_NOOP("Property", "Access to sections and fields"), E::Access, "", {}, {}, {}, {}, {}, {},
      {}};
  access.visible = [](const Element& e) { return !e.attributeOr("form", "", model::kJoinery).empty(); };
  return {"form", QT_TRANSLATE_NOOP("Property", "Form"), isUserTask, {form, access}};
}

PropertyGroup jobGroup() {
  return {"job",
          QT_TRANSLATE_NOOP("Property", "External worker"),
          isJob,
          {joineryProperty("jobType", QT_TRANSLATE_NOOP("Property", "Job type"), "jobType",
                           QT_TRANSLATE_NOOP("Property", "empty: completes at once")),
           joineryProperty("retries", QT_TRANSLATE_NOOP("Property", "Retries"), "retries", "3"),
           rowsProperty("headers", QT_TRANSLATE_NOOP("Property", "Headers"), "header",
                        {{"key", QT_TRANSLATE_NOOP("Property", "Key"), ""},
                         {"value", QT_TRANSLATE_NOOP("Property", "Value"), ""}})}};
}

PropertyGroup scriptGroup() {
  return {"script",
          QT_TRANSLATE_NOOP("Property", "Script"),
          [](const Element& e) { return e.kind() == Kind::ScriptTask; },
          {textProperty("script", QT_TRANSLATE_NOOP("Property", "FEEL script"), E::Code, {Kind::Script},
                        "sum(items.amount)"),
           joineryProperty("resultVariable", QT_TRANSLATE_NOOP("Property", "Result variable"), "resultVariable")}};
}

PropertyGroup decisionGroup() {
  return {"decision",
          QT_TRANSLATE_NOOP("Property", "Decision"),
          [](const Element& e) { return e.kind() == Kind::BusinessRuleTask; },
          {joineryProperty("decision", QT_TRANSLATE_NOOP("Property", "Decision"), "decision"),
           joineryProperty("decisionResult", QT_TRANSLATE_NOOP("Property", "Result variable"), "resultVariable")}};
}

PropertyGroup callGroup() {
  Property binding = joineryProperty("binding", QT_TRANSLATE_NOOP("Property", "Version"), "binding", "", E::Choice);
  binding.choices = {{QString(), QT_TRANSLATE_NOOP("Property", "Latest at the moment of the call")},
                     {QStringLiteral("deployment"), QT_TRANSLATE_NOOP("Property", "Of the same deployment")}};
  return {"call",
          QT_TRANSLATE_NOOP("Property", "Called process"),
          [](const Element& e) { return e.kind() == Kind::CallActivity; },
          {attributeProperty("calledElement", QT_TRANSLATE_NOOP("Property", "Process id"), E::Text, {}, "calledElement",
                             {}),
           binding}};
}

PropertyGroup mappingGroup() {
  const std::vector<PropertyColumn> columns = {{"source", QT_TRANSLATE_NOOP("Property", "Source"), "= amount"},
                                               {"target", QT_TRANSLATE_NOOP("Property", "Target"), "total"}};
  return {"mapping",
          QT_TRANSLATE_NOOP("Property", "Inputs and outputs"),
          [](const Element& e) { return model::isActivity(e.kind()) || model::isEvent(e.kind()); },
          {rowsProperty("inputs", QT_TRANSLATE_NOOP("Property", "Inputs"), "input", columns),
           rowsProperty("outputs", QT_TRANSLATE_NOOP("Property", "Outputs"), "output", columns)},
          false};
}

}  // namespace joinery::designer
