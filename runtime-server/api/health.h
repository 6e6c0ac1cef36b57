// The three pages for those who operate the server, outside /api/v1: /healthz, /readyz, /metrics (Prometheus text).
#pragma once

#include <optional>
#include <string>

#include "runtime-server/api/api.h"

namespace joinery::server {

// nullopt for any other path. Loop thread.
std::optional<http::Response> healthPage(Api& api, const std::string& path);

}  // namespace joinery::server
