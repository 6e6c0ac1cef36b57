// What waits for a message or signal, or throws one, finds its partner by the name of the message or signal.
#include <utility>

#include "engine/check/rule.h"

namespace joinery::check {

namespace {

void checkReference(Subject& subject, const Element& element, const char* attribute, const char* what) {
  if (!subject.isExecutable(element)) return;
  const Element* named = subject.referred(element, attribute);
  if (named == nullptr) {
    if (element.attribute(attribute) == nullptr) subject.report(element, title(element) + " names no " + what);
  } else if (named->name().empty()) {
    subject.report(*named, title(*named) + " needs a name: it is found by it");
  }
}

}  // namespace

void checkTriggerName(Subject& subject) {
  static constexpr std::pair<Kind, std::pair<const char*, const char*>> kRows[] = {
      {Kind::MessageEventDefinition, {"messageRef", "message"}},
      {Kind::ReceiveTask, {"messageRef", "message"}},
      {Kind::SignalEventDefinition, {"signalRef", "signal"}}};
  for (const auto& [kind, row] : kRows) {
    for (const Element* element : subject.all(kind)) {
      const bool throws = model::isThrowEvent(element->parent()->kind());
      const bool job = element->parent()->attribute("jobType", model::kJoinery) != nullptr;
      if (!(throws && job)) checkReference(subject, *element, row.first, row.second);
    }
  }
}

}  // namespace joinery::check
