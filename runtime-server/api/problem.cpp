#include "runtime-server/api/problem.h"

#include "engine/base/json.h"

namespace joinery::server {
namespace {

struct Row {
  ErrorKind kind;
  int status;
};
constexpr Row kStatuses[] = {
    {ErrorKind::Malformed, 400}, {ErrorKind::Unauthorized, 401}, {ErrorKind::Forbidden, 403},
    {ErrorKind::NotFound, 404},  {ErrorKind::Conflict, 409},     {ErrorKind::TooLarge, 413},
    {ErrorKind::Refused, 422},   {ErrorKind::Unavailable, 503},  {ErrorKind::Internal, 500},
};
constexpr const char* kSeverities[] = {"error", "warning", "info"};

}  // namespace

int statusOf(ErrorKind kind) {
  for (const Row& row : kStatuses) {
    if (row.kind == kind) return row.status;
  }
  return 500;
}

Value toValue(const Diagnostic& d) {
  Value::Object out = {{"severity", kSeverities[static_cast<std::size_t>(d.severity)]}};
  const bool isPointer = !d.element.empty() && d.element.front() == '/';
  if (isPointer) out.emplace_back("pointer", d.element);
  out.emplace_back("code", d.code);
  out.emplace_back("message", d.message);
  if (!d.resource.empty()) out.emplace_back("resource", d.resource);
  if (!isPointer && !d.element.empty()) out.emplace_back("element", d.element);
  if (d.line > 0) out.emplace_back("line", d.line);
  if (d.column > 0) out.emplace_back("column", d.column);
  return Value::object(std::move(out));
}

http::Response problemOf(const Error& error) {
  const int status = statusOf(error.kind);
  Value::Object out = {
      {"type", "urn:joinery:problem:" + error.code},
      {"title", http::reasonPhrase(status)},
      {"status", status},
      {"detail", error.kind == ErrorKind::Internal ? "The server met a fault; see its log." : error.message},
      {"code", error.code}};
  if (!error.element.empty()) out.emplace_back("element", error.element);
  if (!error.details.empty()) {
    Value::List errors;
    for (const Diagnostic& d : error.details) errors.push_back(toValue(d));
    out.emplace_back("errors", Value::list(std::move(errors)));
  }
  http::Response response{status, "application/problem+json", toJson(Value::object(std::move(out))), {}, nullptr, true};
  if (status == 401) response.headers.emplace_back("WWW-Authenticate", "Bearer");
  if (status == 503) response.headers.emplace_back("Retry-After", "1");
  return response;
}

}  // namespace joinery::server
