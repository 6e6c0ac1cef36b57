// From an HTTP request to its endpoint: routing, authentication, unknown parameters and fields, then the handler.
//
//   Dispatcher dispatcher(api, staticFiles);
//   http::Server server(options, [&](auto exchange) { dispatcher.handle(exchange); });
//
// Loop thread.
#pragma once

#include <memory>
#include <optional>

#include "runtime-server/api/api.h"
#include "runtime-server/http/router.h"
#include "runtime-server/http/static_files.h"

namespace joinery::server {

class Dispatcher {
 public:
  Dispatcher(Api& api, std::optional<http::StaticFiles> files);
  void handle(std::shared_ptr<http::Exchange> exchange) const;

 private:
  void handleApi(std::shared_ptr<http::Exchange> exchange) const;

  Api& m_api;
  std::optional<http::StaticFiles> m_files;
  http::Router m_router;
};

}  // namespace joinery::server
