// Finds the endpoint of a request: method and path against patterns with parameters.
//
//   Router router;
//   router.add(Method::Get, "/tasks/{id}/form", 7);
//   router.find(Method::Get, "/tasks/1042-7/form")   // {endpoint 7, parameters {"1042-7"}}
//
// A fixed segment wins over a parameter. Immutable after set-up, then any thread.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "runtime-server/http/request.h"

namespace joinery::http {

struct RouteMatch {
  int endpoint = -1;                    // -1: nothing under that path and method
  std::vector<std::string> parameters;  // decoded, in the order of the pattern
  std::string allowed;                  // "GET, POST": what the path knows, when only the method is wrong
};

class Router {
 public:
  void add(Method method, std::string_view pattern, int endpoint);
  RouteMatch find(Method method, std::string_view path) const;  // HEAD is looked up as GET

 private:
  struct Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> children;
    std::unique_ptr<Node> parameter;
    std::map<Method, int> endpoints;
  };
  const Node* walk(const Node& node, std::string_view path, std::vector<std::string>& parameters) const;

  Node m_root;
};

}  // namespace joinery::http
