#include "engine/diagram/layout_route.h"

#include <algorithm>
#include <cmath>

namespace joinery::diagram {
namespace {

constexpr double kTrack = 12;   // between parallel lines
constexpr double kRadius = 18;  // of a boundary event

class Router {
 public:
  Router(const LayoutGraph& graph, const std::vector<double>& gaps, double& ceiling)
      : m_graph(graph), m_gaps(gaps), m_ceiling(ceiling) {
    m_used.assign(graph.layers.size() + 1, 0);
    for (const auto& layer : graph.layers) {
      double left = 1e18, right = -1e18;
      for (const int n : layer) {
        left = std::min(left, graph.nodes[n].center.x - graph.nodes[n].size.width / 2);
        right = std::max(right, graph.nodes[n].center.x + graph.nodes[n].size.width / 2);
      }
      m_left.push_back(left);
      m_right.push_back(right);
    }
  }

  std::vector<Point> forward(const LayoutLink& link, std::optional<Point> boundary) {
    const LayoutNode& source = node(link.chain.front());
    const LayoutNode& target = node(link.chain.back());
    std::vector<Point> way;
    const double next = node(link.chain[1]).center.y;
    if (boundary) {
      way.push_back({boundary->x, boundary->y + kRadius});
      const bool below = next > boundary->y + kRadius + 4;
      way.push_back({boundary->x, below ? next : boundary->y + kRadius + 14});
    } else if (leavesSideways(source, next)) {
      way.push_back({source.center.x, source.center.y + (next > source.center.y ? 1 : -1) * source.size.height / 2});
      way.push_back({source.center.x, next});
    } else {
      way.push_back({source.center.x + source.size.width / 2, source.center.y});
    }
    for (std::size_t i = 1; i < link.chain.size(); ++i) step(link.chain[i], target, i + 1 == link.chain.size(), way);
    return way;
  }

  // Out at the top, along above everything, and in at the top again; a self loop as well.
  std::vector<Point> backward(const LayoutLink& link) {
    const LayoutNode& source = node(link.from);
    const LayoutNode& target = node(link.to);
    m_ceiling -= kTrack;
    const double y = m_ceiling;
    std::vector<Point> way;
    if (free(source, y)) {
      const double x = source.center.x + (link.from == link.to ? source.size.width / 4 : 0);
      way = {{x, source.center.y - source.size.height / 2}, {x, y}};
    } else {
      const double x = channel(source.rank + 1);
      way = {{source.center.x + source.size.width / 2, source.center.y}, {x, source.center.y}, {x, y}};
    }
    if (free(target, y)) {
      const double x = target.center.x - (link.from == link.to ? target.size.width / 4 : 0);
      way.push_back({x, y});
      way.push_back({x, target.center.y - target.size.height / 2});
    } else {
      const double x = channel(target.rank);
      way.push_back({x, y});
      way.push_back({x, target.center.y});
      way.push_back({target.center.x - target.size.width / 2, target.center.y});
    }
    return way;
  }

 private:
  const LayoutNode& node(int number) const { return m_graph.nodes[number]; }

  static bool isGateway(const LayoutNode& node) {
    return node.element != nullptr && model::isGateway(node.element->kind());
  }

  // No other node of the layer lies between a node and a height.
  bool free(const LayoutNode& from, double y) const {
    const auto& layer = m_graph.layers[from.rank];
    return std::none_of(layer.begin(), layer.end(), [&](int n) {
      const LayoutNode& other = node(n);
      if (&other == &from || other.element == nullptr) return false;
      const double low = std::min(from.center.y, y) - other.below, high = std::max(from.center.y, y) + other.above;
      return other.center.y > low && other.center.y < high;
    });
  }

  bool leavesSideways(const LayoutNode& source, double y) const {
    return isGateway(source) && std::abs(y - source.center.y) > source.size.height / 2 + 8 && free(source, y);
  }

  // A fresh x between the layers before and behind the gap.
  double channel(int rank) {
    const double from = rank > 0 ? m_right[rank - 1] : m_left[0] - 56;
    const int track = m_used[rank]++;
    const double spread = (rank > 0 ? m_gaps[rank - 1] : 56) - 24;
    return from + 12 +
           std::fmod(spread / 2 + (track % 2 == 0 ? 1 : -1) * ((track + 1) / 2) * kTrack + 4 * spread, spread);
  }

  void step(int number, const LayoutNode& target, bool last, std::vector<Point>& way) {
    const LayoutNode& to = node(number);
    const Point at = way.back();
    const double edge = to.center.x - to.size.width / 2;
    if (last && isGateway(target) && std::abs(at.y - target.center.y) > target.size.height / 2 + 8 &&
        free(target, at.y)) {
      way.push_back({target.center.x, at.y});
      way.push_back({target.center.x, target.center.y + (at.y > target.center.y ? 1 : -1) * target.size.height / 2});
      return;
    }
    if (std::abs(at.y - to.center.y) > 0.5) {
      const double x = channel(to.rank);
      if (x > at.x + 1) way.push_back({x, at.y});
      way.push_back({std::max(x, at.x), to.center.y});
    }
    way.push_back({last ? edge : to.center.x, to.center.y});
  }

  const LayoutGraph& m_graph;
  const std::vector<double>& m_gaps;  // behind every layer
  double& m_ceiling;
  std::vector<double> m_left, m_right;  // of every layer
  std::vector<int> m_used;              // tracks taken in the gap before every layer
};

// Without points on a straight line and without repeated points.
std::vector<Point> tidy(const std::vector<Point>& way) {
  std::vector<Point> out;
  for (const Point& p : way) {
    if (!out.empty() && std::abs(out.back().x - p.x) < 0.5 && std::abs(out.back().y - p.y) < 0.5) continue;
    if (out.size() >= 2) {
      const Point a = out[out.size() - 2], b = out.back();
      const bool level = std::abs(a.y - b.y) < 0.5 && std::abs(b.y - p.y) < 0.5;
      const bool upright = std::abs(a.x - b.x) < 0.5 && std::abs(b.x - p.x) < 0.5;
      if (level || upright) out.pop_back();
    }
    out.push_back(p);
  }
  if (out.size() == 1) out.push_back(out.front());
  return out;
}

}  // namespace

std::vector<Edge> routeLinks(const LayoutGraph& graph, const std::vector<Point>& boundaryAt,
                             const std::vector<double>& gaps, double& ceiling) {
  Router router(graph, gaps, ceiling);
  std::vector<Edge> edges;
  for (std::size_t l = 0; l < graph.links.size(); ++l) {
    const LayoutLink& link = graph.links[l];
    Edge edge;
    edge.element = link.flow;
    std::optional<Point> boundary;
    if (link.boundary != nullptr) boundary = boundaryAt[l];
    edge.waypoints = tidy(link.turned ? router.backward(link) : router.forward(link, boundary));
    edges.push_back(std::move(edge));
  }
  return edges;
}

}  // namespace joinery::diagram
