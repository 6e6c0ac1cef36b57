#include <algorithm>
#include <array>
#include <iterator>

#include "engine/base/json.h"
#include "runtime-server/http/request.h"
#include "runtime-server/http/response.h"
#include "runtime-server/http/url.h"

namespace joinery::http {
namespace {

constexpr std::array kMethods = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "?"};

struct Reason {
  int status;
  const char* phrase;
};
constexpr Reason kReasons[] = {{200, "OK"},
                               {201, "Created"},
                               {204, "No Content"},
                               {304, "Not Modified"},
                               {400, "Bad Request"},
                               {401, "Unauthorized"},
                               {403, "Forbidden"},
                               {404, "Not Found"},
                               {405, "Method Not Allowed"},
                               {408, "Request Timeout"},
                               {409, "Conflict"},
                               {413, "Content Too Large"},
                               {415, "Unsupported Media Type"},
                               {422, "Unprocessable Content"},
                               {429, "Too Many Requests"},
                               {431, "Request Header Fields Too Large"},
                               {500, "Internal Server Error"},
                               {501, "Not Implemented"},
                               {503, "Service Unavailable"}};

}  // namespace

const char* methodName(Method method) {
  return kMethods[static_cast<std::size_t>(method)];
}

const char* reasonPhrase(int status) {
  const auto* found =
      std::find_if(std::begin(kReasons), std::end(kReasons), [&](const Reason& r) { return r.status == status; });
  return found == std::end(kReasons) ? "Unknown" : found->phrase;
}

Response problem(int status, const std::string& code, const std::string& detail) {
  std::string body = R"({"type":"about:blank","title":")" + std::string(reasonPhrase(status)) + R"(","status":)" +
                     std::to_string(status) + R"(,"detail":)";
  appendJsonString(body, detail);
  body += R"(,"code":")" + code + "\"}";
  return {status, "application/problem+json", std::move(body), {}, nullptr, false};
}

std::string_view Request::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (equalsIgnoringCase(key, name)) return value;
  }
  return {};
}

const std::string* Request::query(std::string_view name) const {
  for (const auto& [key, value] : queries) {
    if (key == name) return &value;
  }
  return nullptr;
}

std::string Request::mediaType() const {
  std::string type(header("content-type"));
  type.resize(std::min(type.find(';'), type.size()));
  while (!type.empty() && (type.back() == ' ' || type.back() == '\t')) type.pop_back();
  std::transform(type.begin(), type.end(), type.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return type;
}

}  // namespace joinery::http
