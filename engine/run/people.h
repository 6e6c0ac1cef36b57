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

struct UserTask final : Extra {
  Expression name, assignee, candidateUsers, candidateGroups, dueDate, priority, form, outcomes;
  std::string outcomeVariable = "outcome";
  Value formAccess = Value::list({});
};

// Reads joinery: attributes, potentialOwner, humanPerformer and, where all of them are silent, the lane.
void compilePeople(Compiler&, const model::Element&, UserTask&);

}  // namespace joinery::run
