#include "designer/core/behaviours/behaviour.h"

namespace joinery::designer {

Behaviour moveCompanions();
Behaviour deleteCompanions();
Behaviour flowReferences();
Behaviour defaultFlow();
Behaviour scopeMembership();
Behaviour laneMembership();
Behaviour insertIntoFlow();
Behaviour attachment();

const std::vector<Behaviour>& behaviours() {
  static const std::vector<Behaviour> kTable = {moveCompanions(),  deleteCompanions(), flowReferences(), defaultFlow(),
                                                scopeMembership(), laneMembership(),   insertIntoFlow(), attachment()};
  return kTable;
}

void Modeling::beforeMove(MoveFacts& facts) {
  for (const Behaviour& b : behaviours())
    if (b.beforeMove) b.beforeMove(*this, facts);
}
void Modeling::afterMove(const MoveFacts& facts) {
  for (const Behaviour& b : behaviours())
    if (b.afterMove) b.afterMove(*this, facts);
}
void Modeling::afterCreate(model::Element& element) {
  for (const Behaviour& b : behaviours())
    if (b.afterCreate) b.afterCreate(*this, element);
}
void Modeling::beforeDelete(model::Element& element) {
  for (const Behaviour& b : behaviours())
    if (b.beforeDelete) b.beforeDelete(*this, element);
}
void Modeling::afterConnect(model::Element& flow) {
  for (const Behaviour& b : behaviours())
    if (b.afterConnect) b.afterConnect(*this, flow);
}
void Modeling::beforeDisconnect(model::Element& flow, FlowEnds ends) {
  for (const Behaviour& b : behaviours())
    if (b.beforeDisconnect) b.beforeDisconnect(*this, flow, ends);
}

}  // namespace joinery::designer
