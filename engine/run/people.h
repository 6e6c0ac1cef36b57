// Who works on a user task, and what the task shows. Internal to engine/run.
#pragma once

#include <memory>
#include <string>

#include "engine/run/compile/program.h"

namespace joinery::model {
class Element;
}

namespace joinery::run {

class Compiler;

// Whatever shows a form: user tasks, and start events with joinery:form.
struct FormHolder : Extra {
  Expression form;
  Value formAccess = Value::list({});
};

struct UserTask final : FormHolder {
  Expression name, assignee, candidateUsers, candidateGroups, dueDate, priority, outcomes;
  std::string outcomeVariable = "outcome";
};

// Reads joinery:form and the access rules in extensionElements.
void compileForm(Compiler&, const model::Element&, FormHolder&);

// Reads joinery: attributes, potentialOwner, humanPerformer and, where all of them are silent, the lane.
void compilePeople(Compiler&, const model::Element&, UserTask&);

}  // namespace joinery::run
