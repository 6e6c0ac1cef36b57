// Trying again after an incident, by a person or by itself. Internal to engine/run.
//
// joinery:incidentBackoff="PT1M,PT10M" at an activity, gateway or throw event: its incident is retried a minute after
// it was raised; if the retry meets an incident again, ten minutes after that; then it waits for a person. Whoever
// retries before that begins the count anew. Not retried by itself: a job whose own retries are used up, and a step
// that did not come to rest.
#pragma once

#include <string>

#include "engine/run/execution.h"

namespace joinery::run {

// An incident was raised at a token: arms a timer if the element wants that.
void retryLater(Execution&, Key token, Key incident, const std::string& code);
// Precondition: the incident exists. `actor` is empty for the engine itself.
void retry(Execution&, Key incident, const std::string& actor);
// Whether a timer is that of a retry, and what it does when it has fired.
bool isRetry(const Timer&);
void retryNow(Execution&, const Timer&);

}  // namespace joinery::run
