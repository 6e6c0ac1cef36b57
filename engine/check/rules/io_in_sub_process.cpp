// A sub-process has no ioSpecification of its own (10.3.5).
#include "engine/check/rule.h"

namespace joinery::check {

void checkIoInSubProcess(Subject& subject) {
  for (const Element* scope : subject.any(model::category::AnySubProcess)) {
    if (const Element* io = scope->child(Kind::IoSpecification))
      subject.report(*io, "a sub-process has no ioSpecification");
  }
}

}  // namespace joinery::check
