// A process that a call activity names has a start event without trigger, or starts without any (10.5.2).
#include <algorithm>

#include "engine/check/rule.h"

namespace joinery::check {

void checkCalledProcessStart(Subject& subject) {
  for (const Element* call : subject.all(Kind::CallActivity)) {
    const Element* process = subject.referred(*call, "calledElement");
    if (process == nullptr || process->kind() != Kind::Process) continue;
    const Elements starts = process->childrenOf(Kind::StartEvent);
    const bool none = std::any_of(starts.begin(), starts.end(),
                                  [&](const Element* start) { return subject.eventDefinitions(*start).empty(); });
    if (!starts.empty() && !none)
      subject.report(*call, "calls " + title(*process) + ", which has no start event without trigger");
  }
}

}  // namespace joinery::check
