// Executable send, receive and service tasks and message events name a message and an operation (10.3.3, 10.5.5). This
// concerns web services only and reference models break it, so it warns.
#include "engine/check/rule.h"

namespace joinery::check {

void checkWebServiceReference(Subject& subject) {
  for (const Kind kind : {Kind::SendTask, Kind::ReceiveTask, Kind::MessageEventDefinition}) {
    for (const Element* element : subject.all(kind)) {
      if (subject.isExecutable(*element) && element->attribute("messageRef") == nullptr)
        subject.report(*element, title(*element) + " names no message");
    }
  }
}

}  // namespace joinery::check
