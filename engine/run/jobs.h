// Work for outside workers: `joinery:jobType` on service, send, script and business rule tasks and on throwing events.
// Internal to engine/run.
#pragma once

#include <memory>
#include <string>

#include "engine/run/execution.h"

namespace joinery::model {
class Element;
}

namespace joinery::run {

class Compiler;

struct JobSpec final : Extra {
  Expression type;
  int retries = 3;
  std::vector<std::pair<std::string, Expression>> headers;
};

// Null where the element has no joinery:jobType.
std::unique_ptr<JobSpec> compileJob(Compiler&, const model::Element&);
// When a job that has failed may be tried again, with `left` retries; 0: at once.
std::int64_t retryAt(const Execution&, const Job&, std::int64_t left);
// The token waits for a worker; an incident if the type or a header cannot be evaluated.
void createJob(Execution&, Key token, const Node&, const JobSpec&);

}  // namespace joinery::run
