// What every endpoint works with, put together once by main.
#pragma once

#include <memory>
#include <string>

#include "engine/engine.h"
#include "runtime-server/api/answer_memory.h"
#include "runtime-server/api/event_hub.h"
#include "runtime-server/api/form_store.h"
#include "runtime-server/api/job_waiters.h"
#include "runtime-server/http/server.h"
#include "runtime-server/identity/sessions.h"
#include "runtime-server/workers.h"

namespace joinery::server {

struct ApiOptions {
  bool manualClock = false;
  std::string timeZone = "Asia/Shanghai";
  std::size_t maxUnpacked = 64U << 20;  // bytes of an unpacked item package
};

struct Api {
  ApiOptions options;
  Engine& engine;
  http::Server& server;
  Organisation& organisation;
  Sessions& sessions;
  Workers& reads;  // database reads, compiling, evaluating: whatever must not hold up the loop thread
  FormStore& forms;
  EventHub& events;
  JobWaiters& jobs;
  AnswerMemory& answers;
};

}  // namespace joinery::server
