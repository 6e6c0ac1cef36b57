#include "runtime-server/api/dispatch.h"

#include <algorithm>

#include "engine/base/json.h"
#include "runtime-server/api/endpoint.h"
#include "runtime-server/api/health.h"
#include "runtime-server/api/problem.h"

namespace joinery::server {
namespace {

constexpr std::string_view kBase = "/api/v1";

bool isWord(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::string_view first = list.substr(0, list.find(' '));
    if (first == word) return true;
    list.remove_prefix(std::min(first.size() + 1, list.size()));
  }
  return false;
}

Status checkQueries(const Call& call) {
  for (const auto& [name, value] : call.request().queries) {
    if (isWord(call.endpoint->queries, name)) continue;
    const std::string known = call.endpoint->queries;
    return makeError(ErrorKind::Malformed, "unknown-parameter",
                     "Unknown query parameter \"" + name + "\"; known here: " + (known.empty() ? "none" : known) + ".",
                     name);
  }
  return success();
}

Status authenticate(Call& call) {
  constexpr std::string_view kBearer = "Bearer ";
  const std::string_view header = call.request().header("authorization");
  if (header.substr(0, kBearer.size()) == kBearer) call.token = header.substr(kBearer.size());
  if (call.endpoint->who == Who::Anybody) return success();
  auto caller = call.api.sessions.authenticate(call.token);
  if (!caller) return caller.error();
  call.caller = *caller;
  const bool allowed = call.endpoint->who == Who::User || call.caller->administrator ||
                       (call.endpoint->who == Who::Worker && call.caller->service);
  if (allowed) return success();
  return makeError(ErrorKind::Forbidden, "not-allowed",
                   call.endpoint->who == Who::Worker ? "Only service accounts and administrators may do this."
                                                     : "Only administrators may do this.");
}

Status takeBody(Call& call) {
  const http::Request& request = call.request();
  if (call.endpoint->body == Body::Raw) return success();
  const std::string type = request.mediaType();
  if (!request.body.empty() && !type.empty() && type != "application/json" && type != "application/merge-patch+json") {
    return makeError(ErrorKind::Malformed, "unsupported-media-type",
                     "The body must be application/json; got \"" + type + "\".");
  }
  static const Fields kNothing;
  auto body = readBody(request.body, call.endpoint->body == Body::None ? &kNothing : call.endpoint->fields);
  if (!body) return body.error();
  call.body = std::move(*body);
  return success();
}

void refuse(Call& call, const Error& error) {
  http::Response response = problemOf(error);
  if (error.code != "unsupported-media-type") {
    call.answer(std::move(response));
    return;
  }
  call.answer(http::problem(415, error.code, error.message));
}

}  // namespace

Dispatcher::Dispatcher(Api& api, std::optional<http::StaticFiles> files) : m_api(api), m_files(std::move(files)) {
  const auto& table = endpoints();
  for (std::size_t i = 0; i < table.size(); ++i) m_router.add(table[i].method, table[i].path, static_cast<int>(i));
}

void Dispatcher::handle(std::shared_ptr<http::Exchange> exchange) const {
  const http::Request& request = exchange->request;
  const std::string& path = request.path;
  if (path.rfind(kBase, 0) == 0 && (path.size() == kBase.size() || path[kBase.size()] == '/')) {
    handleApi(std::move(exchange));
    return;
  }
  if (request.method != http::Method::Get && request.method != http::Method::Head) {
    exchange->answer(http::problem(405, "method-not-allowed", "Only GET is allowed here."));
  } else if (auto page = healthPage(m_api, path)) {
    exchange->answer(std::move(*page));
  } else if (m_files) {
    exchange->answer(m_files->answer(request));
  } else {
    exchange->answer(http::problem(404, "not-found", "There is nothing under this address."));
  }
}

void Dispatcher::handleApi(std::shared_ptr<http::Exchange> exchange) const {
  const http::Request& request = exchange->request;
  http::RouteMatch match = m_router.find(request.method, std::string_view(request.path).substr(kBase.size()));
  if (match.endpoint < 0) {
    const bool wrongMethod = !match.allowed.empty();
    http::Response response = wrongMethod
                                  ? http::problem(405, "method-not-allowed", "Allowed here: " + match.allowed + ".")
                                  : http::problem(404, "not-found", "There is no endpoint " + request.path + ".");
    if (wrongMethod) response.headers.emplace_back("Allow", match.allowed);
    exchange->answer(std::move(response));
    return;
  }
  auto call = std::make_shared<Call>(m_api, std::move(exchange));
  call->endpoint = &endpoints()[static_cast<std::size_t>(match.endpoint)];
  call->parameters = std::move(match.parameters);
  for (Status (*step)(Call&) : {+[](Call& c) { return authenticate(c); }, +[](Call& c) { return checkQueries(c); },
                                +[](Call& c) { return takeBody(c); }}) {
    if (const Status status = step(*call); !status) {
      refuse(*call, status.error());
      return;
    }
  }
  if (call->endpoint->where == Where::Loop) {
    call->endpoint->handler(call);
  } else {
    m_api.reads.run([call] { call->endpoint->handler(call); });
  }
}

}  // namespace joinery::server
