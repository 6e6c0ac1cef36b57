// "When this happens, also that": reactions to commands, one file each.
//
// A behaviour is a row of functions, each of them optional; behaviours.cpp is the table. They run inside the command
// that they react to, in the order of the table, and change the document through Modeling::run or its edits only.
#pragma once

#include <set>
#include <vector>

#include "designer/core/command.h"

namespace joinery::designer {

// A move on its way. Behaviours add to `shapes` before it happens.
struct MoveFacts {
  IdSet shapes;
  QPointF delta;
  Id newParent;  // id of the scope that receives the moved elements; empty: they stay where they are
  Id ontoFlow;   // sequence flow on which the element was dropped; empty: none
  Id host;       // activity to which a boundary event was moved; empty: as before
};

// Which ends of a flow come loose: both when it is deleted, one when it is given another end.
struct FlowEnds {
  bool source = true, target = true;
};

struct Behaviour {
  const char* name;
  void (*beforeMove)(Modeling&, MoveFacts&) = nullptr;
  void (*afterMove)(Modeling&, const MoveFacts&) = nullptr;
  void (*afterCreate)(Modeling&, model::Element& element) = nullptr;
  void (*beforeDelete)(Modeling&, model::Element& element) = nullptr;  // a shape or a flow, still in its place
  void (*afterConnect)(Modeling&, model::Element& flow) = nullptr;
  void (*beforeDisconnect)(Modeling&, model::Element& flow, FlowEnds ends) = nullptr;
};

const std::vector<Behaviour>& behaviours();

}  // namespace joinery::designer
