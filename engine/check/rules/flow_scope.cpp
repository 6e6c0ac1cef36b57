// A sequence flow connects flow nodes of one container: it crosses neither the border of a pool nor of a sub-process
// (BPMN 2.0.2, 7.6.1 and 10.3.5).
#include "engine/check/rule.h"

namespace joinery::check {

void checkFlowScope(Subject& subject) {
  for (const Element* flow : subject.all(Kind::SequenceFlow)) {
    const Element* source = subject.source(*flow);
    const Element* target = subject.target(*flow);
    if (source == nullptr || target == nullptr) continue;
    if (source->parent() != target->parent()) {
      subject.report(*flow, "connects " + title(*source) + " and " + title(*target) +
                                ", which stand in different processes or sub-processes");
    } else if (flow->parent() != source->parent()) {
      subject.report(*flow, Severity::Warning,
                     "stands in " + title(*flow->parent()) + ", but its ends stand in " + title(*source->parent()));
    }
  }
}

}  // namespace joinery::check
