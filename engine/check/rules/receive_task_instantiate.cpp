// A receive task that starts the process has no incoming flow (10.3.3).
#include "engine/check/rule.h"

namespace joinery::check {

void checkReceiveTaskInstantiate(Subject& subject) {
  for (const Element* task : subject.all(Kind::ReceiveTask)) {
    if (flag(*task, "instantiate") && !subject.incoming(*task).empty()) {
      subject.report(*task, title(*task) + " starts the process and must have no incoming flow");
    }
  }
}

}  // namespace joinery::check
