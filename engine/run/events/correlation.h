// Correlation by what messages say (8.4.2): the values that a key has in the first message of a conversation, or that a
// correlationSubscription binds to data of the process, must come again in the later ones. Internal to engine/run.
//
// A key is compared as {"<id of the correlationKey>": [values]}. What an instance has learnt is noted in its process
// scope.
#pragma once

#include "engine/run/events/events.h"
#include "engine/run/events/message.h"

namespace joinery::run {

// What a message must bring for whoever waits; null: every message will do.
Result<Value> expectedKey(Execution&, const Waiting&, const std::string& message);
// A message was sent or received by the process: true if it knows a key now that it did not know before. Then who waits
// without one must wait with it (awaitWithKeys), once whoever received the message has dealt with it.
bool learnKeys(Execution&, Key process, const std::string& message, const Value& variables);
void awaitWithKeys(Execution&, Key process);
// Data to which a correlationSubscription binds a key have changed (8.4.2): who waits under that key waits under its
// new values. A binding that cannot be evaluated is an incident of who waits; until its retry the old key holds.
void lookAgainAtBindings(Execution&, Key process);

}  // namespace joinery::run
