#include "runtime-server/http/router.h"

#include "runtime-server/http/url.h"

namespace joinery::http {
namespace {

// Takes the next segment off a path that begins with "/".
std::string_view nextSegment(std::string_view& path) {
  path.remove_prefix(1);
  const std::string_view segment = path.substr(0, path.find('/'));
  path.remove_prefix(segment.size());
  return segment;
}

}  // namespace

void Router::add(Method method, std::string_view pattern, int endpoint) {
  Node* node = &m_root;
  while (!pattern.empty()) {
    const std::string_view segment = nextSegment(pattern);
    auto& next = segment.front() == '{' ? node->parameter : node->children[std::string(segment)];
    if (!next) next = std::make_unique<Node>();
    node = next.get();
  }
  node->endpoints[method] = endpoint;
}

const Router::Node* Router::walk(const Node& node, std::string_view path, std::vector<std::string>& parameters) const {
  if (path.empty()) return node.endpoints.empty() ? nullptr : &node;
  if (path.front() != '/') return nullptr;
  const std::string_view segment = nextSegment(path);
  if (const auto child = node.children.find(segment); child != node.children.end()) {
    if (const Node* found = walk(*child->second, path, parameters)) return found;
  }
  auto decoded = node.parameter && !segment.empty() ? percentDecode(segment) : std::nullopt;
  if (!decoded) return nullptr;
  parameters.push_back(std::move(*decoded));
  const Node* found = walk(*node.parameter, path, parameters);
  if (found == nullptr) parameters.pop_back();
  return found;
}

RouteMatch Router::find(Method method, std::string_view path) const {
  RouteMatch match;
  const Node* node = walk(m_root, path, match.parameters);
  if (node == nullptr) return match;
  const auto endpoint = node->endpoints.find(method == Method::Head ? Method::Get : method);
  if (endpoint != node->endpoints.end()) {
    match.endpoint = endpoint->second;
    return match;
  }
  for (const auto& [known, unused] : node->endpoints) {
    if (!match.allowed.empty()) match.allowed += ", ";
    match.allowed += methodName(known);
  }
  return match;
}

}  // namespace joinery::http
