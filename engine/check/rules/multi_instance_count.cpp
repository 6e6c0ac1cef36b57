// A multi-instance activity that runs says how often: loopCardinality, loopDataInputRef or joinery:collection (10.3.7).
#include "engine/check/rule.h"

namespace joinery::check {

void checkMultiInstanceCount(Subject& subject) {
  for (const Element* loop : subject.all(Kind::MultiInstanceLoopCharacteristics)) {
    const bool counted = has(*loop, Kind::LoopCardinality) || has(*loop, Kind::LoopDataInputRef) ||
                         loop->attribute("collection", model::kJoinery) != nullptr;
    if (!counted && subject.isExecutable(*loop))
      subject.report(*loop, "says neither loopCardinality nor loopDataInputRef nor joinery:collection");
  }
}

}  // namespace joinery::check
