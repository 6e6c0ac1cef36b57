// The events of a multi-instance activity whose behavior is not All (10.3.8, table 10.29). Internal to engine/run.
//
//   None: one is thrown whenever an instance completes.   One: when the first completes.
//   Complex: whenever an instance completes, one for each complexBehaviorDefinition whose condition is true.
//
// They are thrown from inside the activity, so that its boundary events catch them, just before the instance completes;
// they carry the counters of the activity, that instance counted as completed.
#pragma once

#include <vector>

#include "engine/run/compile/program.h"
#include "engine/run/tree.h"

namespace joinery::model {
class Element;
}

namespace joinery::run {

class Compiler;
class Execution;

struct BehaviorEvent {
  Expression condition;  // not given: always
  Node thrower;          // the events, and which variables they carry
};

struct BehaviorEvents {
  bool firstOnly = false;
  std::vector<BehaviorEvent> events;  // none for All
};

BehaviorEvents compileBehaviorEvents(Compiler&, const model::Element& characteristics, const Node& activity);
// False: the turn was taken away by what it threw, or stands still with an incident.
bool throwBehaviorEvents(Execution&, Key turn, const Node& activity, const BehaviorEvents&);

}  // namespace joinery::run
