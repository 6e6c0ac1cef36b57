// Private to http/: the status line and headers of an answer as text.
#pragma once

#include <string>

#include "runtime-server/http/response.h"

namespace joinery::http {

// With Date, Content-Length, the security headers that every answer carries, and Connection: close if `closing`.
std::string responseHead(const Response& response, bool closing);
// An answer that ends when the connection does.
std::string streamHead(const std::string& contentType);

}  // namespace joinery::http
