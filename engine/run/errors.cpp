#include "engine/run/errors.h"

#include "engine/run/catching.h"
#include "engine/run/events/error.h"
#include "engine/run/scopes.h"

namespace joinery::run {

namespace {

int catches(const Node& event, const std::string& code) {
  for (const EventSpec& spec : event.events) {
    const auto* error = dynamic_cast<const ErrorEvent*>(spec.extra.get());
    if (!error) continue;
    if (error->code.empty()) return 1;
    return error->code == code ? 2 : 0;
  }
  return 0;
}

// Every instance that the error leaves has failed, caught or not.
void deal(Execution& ex, const Handler& handler, const ThrownError& error) {
  std::string reason = "uncaught error " + error.code + (error.message.empty() ? "" : ": " + error.message);
  for (Key process : handler.left) endProcess(ex, process, "failed", reason, {});
  if (handler.event) handle(ex, handler, error.variables);
}

}  // namespace

void throwErrorAt(Execution& ex, Key token, const ThrownError& error) {
  deal(ex, findHandlerAt(ex, token, catches, error.code), error);
}

void throwErrorIn(Execution& ex, Key scope, const ThrownError& error) {
  deal(ex, findHandlerIn(ex, scope, catches, error.code), error);
}

}  // namespace joinery::run
