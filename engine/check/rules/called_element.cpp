// Joinery runs a call activity only if it says what it calls.
#include "engine/check/rule.h"

namespace joinery::check {

void checkCalledElement(Subject& subject) {
  for (const Element* call : subject.all(Kind::CallActivity)) {
    if (subject.isExecutable(*call) && call->attributeOr("calledElement", "").empty())
      subject.report(*call, title(*call) + " names no calledElement");
  }
}

}  // namespace joinery::check
