// The routes table's row, and what handles a request by it.
#pragma once

#include <string_view>
#include <vector>

#include "engine/base/value.h"
#include "runtime-server/api/call.h"
#include "runtime-server/api/fields.h"

namespace joinery::server {

enum class Who { Anybody, User, Worker, Administrator };  // Worker: a service account or an administrator
enum class Where { Loop, Reads };                         // Reads: on a worker thread, because it reads or computes
enum class Body { None, Json, Raw };                      // Raw: files; the handler looks at the media type

using Handler = void (*)(const CallPtr&);

struct Endpoint {
  http::Method method;
  const char* path;  // below /api/v1
  Who who;
  Where where;
  Handler handler;
  Body body = Body::None;
  const Fields* fields = nullptr;  // of a JSON body; null: any object
  const char* queries = "";        // the query parameters it knows, separated by blanks
};

// One line per endpoint; routes.cpp.
const std::vector<Endpoint>& endpoints();

// The table as JSON, for the test that holds it against schemas/openapi.yaml: [{"method","path","queries","body"}].
Value describeEndpoints();

}  // namespace joinery::server
