// A message as events and tasks name it. Internal to engine/run.
#pragma once

#include <string>

#include "engine/run/events/events.h"

namespace joinery::run {

struct MessageSpec {
  std::string name;
  Expression correlationKey;
};

struct MessageEvent final : Extra {
  MessageSpec message;
};

// Reads `messageRef` of an event definition or task; `given` is false where there is none.
MessageSpec compileMessage(Compiler&, const model::Element& holder, bool& given);
Status awaitMessage(Execution&, const Waiting&, const MessageSpec&);
// The message carries what the element's input mappings name, nothing else.
Status throwMessage(Execution&, Key token, const Node&, const MessageSpec&);

}  // namespace joinery::run
