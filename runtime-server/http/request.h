// One HTTP request as handlers see it: already read whole, within the limits, with its query string decoded.
//
//   if (request.method == Method::Post && request.header("content-type") == "application/json") parse(request.body);
//   request.query("limit")            // nullptr if the client did not give it
//
// A plain value; whoever holds it may read it from any thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace joinery::http {

enum class Method { Get, Head, Post, Put, Patch, Delete, Options, Other };
const char* methodName(Method method);  // "GET"

struct Request {
  Method method = Method::Get;
  std::string path;                                          // as sent, still percent-encoded, without the query
  std::vector<std::pair<std::string, std::string>> queries;  // decoded, in order
  std::vector<std::pair<std::string, std::string>> headers;  // in order, names as sent
  std::string body;

  // The first header of that name (case-insensitive) or an empty text.
  std::string_view header(std::string_view name) const;
  // The first query parameter of that name, or nullptr.
  const std::string* query(std::string_view name) const;
  // The media type without parameters, in lower case: "multipart/form-data".
  std::string mediaType() const;
};

}  // namespace joinery::http
