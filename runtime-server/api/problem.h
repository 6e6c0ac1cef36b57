// Errors as problem+json (RFC 9457), by one table from ErrorKind to HTTP status. Any thread.
#pragma once

#include "engine/base/result.h"
#include "engine/base/value.h"
#include "runtime-server/http/response.h"

namespace joinery::server {

int statusOf(ErrorKind kind);

// {"type","title","status","detail","code","errors":[{"pointer","code","message","resource","element","line",...}]}.
// Details of severity Error and Warning are both given, each with its "severity".
http::Response problemOf(const Error& error);

// One finding as JSON; members that are unknown are left out.
Value toValue(const Diagnostic& diagnostic);

}  // namespace joinery::server
