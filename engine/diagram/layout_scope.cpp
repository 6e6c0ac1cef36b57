#include "engine/diagram/layout_scope.h"

#include <algorithm>
#include <map>

#include "engine/diagram/drawing.h"
#include "engine/diagram/layout_route.h"
#include "engine/diagram/text.h"
#include "engine/model/diagnose.h"

namespace joinery::diagram {
namespace {

using model::Element;
using model::Kind;

constexpr double kGap = 56;     // between layers
constexpr double kHeader = 30;  // name band of a lane
constexpr double kMargin = 24;  // inside of a lane or sub-process

class ScopeBuilder {
 public:
  ScopeBuilder(const model::Document& document, const Element& scope) : m_document(document), m_scope(scope) {}

  ScopeLayout build() {
    for (const Element* lanes : m_scope.childrenOf(Kind::LaneSet)) collectLanes(*lanes, 0);
    addNodes();
    addLinks();
    m_graph.lanes = std::max<int>(1, static_cast<int>(m_leaves.size()));
    m_graph.rank();
    m_graph.split();
    m_graph.order();
    std::vector<double> heights;
    if (!m_graph.nodes.empty()) {
      measureGaps();
      m_graph.place(m_gaps, heights);
    }
    stackLanes(heights);
    addShapes();
    addEdges();
    labelGateways();
    addAttachments();
    addLaneShapes(heights);
    finish();
    return std::move(m_out);
  }

 private:
  struct LeafLane {
    std::vector<const Element*> path;  // from the outermost lane to this one
  };

  const Element* referred(const Element& element, const char* attribute) const {
    return m_document.resolve(model::trimmed(element.attributeOr(attribute, "")));
  }

  void collectLanes(const Element& set, std::size_t depth) {
    for (const Element* lane : set.childrenOf(Kind::Lane)) {
      m_path.resize(depth);
      m_path.push_back(lane);
      const std::size_t before = m_leaves.size();
      if (const Element* inner = lane->child(Kind::ChildLaneSet)) collectLanes(*inner, depth + 1);
      m_path.resize(depth + 1);
      if (m_leaves.size() == before) m_leaves.push_back({m_path});
      for (const Element* entry : lane->childrenOf(Kind::FlowNodeRef)) {
        const Element* node = m_document.resolve(model::trimmed(entry->text()));
        if (node != nullptr) m_laneOf.emplace(node, static_cast<int>(before));
      }
      m_depth = std::max(m_depth, depth + 1);
    }
  }

  void addNodes() {
    for (const auto& child : m_scope.children()) {
      if (child->kind() == Kind::BoundaryEvent) {
        if (const Element* host = referred(*child, "attachedToRef")) m_boundaries[host].push_back(child.get());
      } else if (model::isFlowNode(child->kind())) {
        addNode(*child);
      }
    }
    for (LayoutNode& node : m_graph.nodes) {
      if (m_boundaries.count(node.element) != 0) node.below += 34;
    }
  }

  void addNode(const Element& element) {
    LayoutNode node;
    node.element = &element;
    node.size = defaultSize(element.kind());
    if (model::isSubProcess(element.kind())) {
      ScopeLayout inside = layoutScope(m_document, element);
      if (!inside.shapes.empty()) {
        moveBy(inside, kMargin, kMargin + 16);
        node.size = {std::max(inside.size.width + 2 * kMargin, 140.0),
                     std::max(inside.size.height + 2 * kMargin + 16, 90.0)};
        m_inside.emplace(&element, std::move(inside));
      } else {
        node.size = defaultSize(Kind::Task);
      }
    }
    node.above = node.below = node.size.height / 2;
    const bool named = (model::isEvent(element.kind()) || model::isGateway(element.kind())) && !element.name().empty();
    if (named) node.below += 8 + 14 * static_cast<double>(wrapText(element.name(), 96, 11, 5).size());
    const auto lane = m_laneOf.find(&element);
    node.lane = lane == m_laneOf.end() ? 0 : lane->second;
    m_number.emplace(&element, static_cast<int>(m_graph.nodes.size()));
    m_graph.nodes.push_back(std::move(node));
  }

  void addLinks() {
    for (const auto& child : m_scope.children()) {
      const bool association = child->kind() == Kind::Association;
      if (child->kind() != Kind::SequenceFlow && !association) continue;
      const Element* from = referred(*child, "sourceRef");
      const Element* to = referred(*child, "targetRef");
      if (from == nullptr || to == nullptr) continue;
      const Element* boundary = from->kind() == Kind::BoundaryEvent ? from : nullptr;
      if (association && boundary == nullptr) continue;
      if (boundary != nullptr) from = referred(*boundary, "attachedToRef");
      const auto source = m_number.find(from), target = m_number.find(to);
      if (source == m_number.end() || target == m_number.end()) continue;
      const int number = static_cast<int>(m_graph.links.size());
      m_graph.links.push_back({child.get(), boundary, source->second, target->second, source == target, {}});
      m_graph.nodes[source->second].links.push_back(number);
      if (source != target) m_graph.nodes[target->second].links.push_back(number);
    }
  }

  // A layer whose flows carry names gets room for them behind it.
  void measureGaps() {
    m_gaps.assign(m_graph.layers.size(), kGap);
    for (const LayoutLink& link : m_graph.links) {
      if (link.turned) continue;
      const double name = std::min(textWidth(link.flow->name(), 11), 100.0);
      double& gap = m_gaps[static_cast<std::size_t>(m_graph.nodes[link.from].rank)];
      if (name > 0) gap = std::max(gap, name + 34);
    }
  }

  // Gateways whose lower corner is taken have their name above, or at the upper left.
  void labelGateways() {
    for (Shape& shape : m_out.shapes) {
      if (!model::isGateway(shape.element->kind()) || shape.element->name().empty() || shape.label) continue;
      const Point c = shape.bounds.center();
      bool up = false, down = false;
      for (const Edge& edge : m_out.edges) {
        for (const Point& p : {edge.waypoints.front(), edge.waypoints.back()}) {
          up = up || (p.x == c.x && p.y == shape.bounds.y);
          down = down || (p.x == c.x && p.y == shape.bounds.bottom());
        }
      }
      if (!down) continue;
      const double lines = static_cast<double>(wrapText(shape.element->name(), up ? 70 : 96, 11, 5).size());
      const double height = 14 * lines;
      shape.label =
          up ? Rect{c.x - 74, c.y - 16 - height, 62, height} : Rect{c.x - 44, shape.bounds.y - 4 - height, 88, height};
    }
  }

  void stackLanes(const std::vector<double>& heights) {
    std::vector<double> tops(heights.size(), 0);
    for (std::size_t i = 1; i < heights.size(); ++i) tops[i] = tops[i - 1] + heights[i - 1];
    const double x = static_cast<double>(m_depth) * kHeader + (m_leaves.empty() ? 0 : kMargin);
    for (LayoutNode& node : m_graph.nodes) {
      node.center.x += x;
      node.center.y += tops[static_cast<std::size_t>(node.lane)];
    }
  }

  void addShapes() {
    for (const LayoutNode& node : m_graph.nodes) {
      if (node.element == nullptr) continue;
      Shape shape{node.element,
                  nullptr,
                  {node.center.x - node.size.width / 2, node.center.y - node.size.height / 2, node.size.width,
                   node.size.height}};
      shape.markerVisible = true;
      const auto inside = m_inside.find(node.element);
      shape.expanded = !model::isSubProcess(node.element->kind()) || inside != m_inside.end();
      m_out.shapes.push_back(shape);
      if (inside != m_inside.end()) {
        moveBy(inside->second, shape.bounds.x, shape.bounds.y);
        append(m_out, std::move(inside->second));
      }
      addBoundaryEvents(shape.bounds, node.element);
    }
  }

  void addBoundaryEvents(const Rect& host, const Element* element) {
    double x = host.right() - 26;
    for (const Element* event : m_boundaries[element]) {
      m_boundaryAt[event] = {x, host.bottom()};
      Shape shape{event, nullptr, {x - 18, host.bottom() - 18, 36, 36}};
      if (!event->name().empty()) shape.label = Rect{x - 108, host.bottom() + 20, 84, 14};  // left of the way down
      m_out.shapes.push_back(shape);
      x -= std::max(44.0, (host.width - 40) / static_cast<double>(m_boundaries[element].size()));
    }
  }

  void addEdges() {
    std::vector<Point> boundaryAt;
    for (const LayoutLink& link : m_graph.links) {
      boundaryAt.push_back(link.boundary != nullptr ? m_boundaryAt[link.boundary] : Point{});
    }
    double ceiling = 8;
    for (Edge& edge : routeLinks(m_graph, boundaryAt, m_gaps, ceiling)) m_out.edges.push_back(std::move(edge));
  }

  const Shape* shapeOf(const Element* element) const {
    for (const Shape& shape : m_out.shapes) {
      if (shape.element == element) return &shape;
    }
    return nullptr;
  }

  // Data and annotations stand above what they belong to.
  void addAttachments() {
    std::map<const Element*, const Element*> owner;
    std::vector<std::pair<const Element*, std::pair<const Element*, const Element*>>> ties;
    const auto isNote = [](const Element* e) {
      return e != nullptr && (model::is(e->kind(), model::category::Item) || e->kind() == Kind::TextAnnotation);
    };
    const auto tie = [&](const Element& edge, const Element* note, const Element* node) {
      if (!isNote(note) || shapeOf(node) == nullptr) return;
      owner.emplace(note, node);
      ties.push_back({&edge, {note, node}});
    };
    for (const auto& child : m_scope.children()) {
      if (child->kind() == Kind::Association) {
        tie(*child, referred(*child, "sourceRef"), referred(*child, "targetRef"));
        tie(*child, referred(*child, "targetRef"), referred(*child, "sourceRef"));
      }
      for (const auto& inner : child->children()) {
        const bool input = inner->kind() == Kind::DataInputAssociation;
        if (!input && inner->kind() != Kind::DataOutputAssociation) continue;
        const Element* end = inner->child(input ? Kind::SourceRef : Kind::TargetRef);
        if (end != nullptr) tie(*inner, m_document.resolve(model::trimmed(end->text())), child.get());
      }
    }
    placeAttachments(owner);
    for (const auto& [edge, ends] : ties) addTie(*edge, *shapeOf(ends.first), *shapeOf(ends.second));
  }

  void placeAttachments(const std::map<const Element*, const Element*>& owner) {
    std::vector<std::pair<double, const Element*>> notes;
    double top = 0;
    for (const Edge& edge : m_out.edges) {
      for (const Point& p : edge.waypoints) top = std::min(top, p.y);
    }
    for (const auto& [note, node] : owner) notes.emplace_back(shapeOf(node)->bounds.center().x, note);
    std::sort(notes.begin(), notes.end());
    double free = -1e9;
    for (const auto& [x, note] : notes) {
      const Size size = defaultSize(note->kind());
      const double left = std::max(x - size.width / 2, free);
      m_out.shapes.push_back({note, nullptr, {left, top - 44 - size.height, size.width, size.height}});
      free = left + std::max(size.width, 90.0) + 16;
    }
  }

  void addTie(const Element& element, const Shape& note, const Shape& node) {
    Point low{note.bounds.center().x, note.bounds.bottom()};
    const Point high{node.bounds.center().x, node.bounds.y};
    if (!note.element->name().empty() && note.element->kind() != Kind::TextAnnotation) low.y += 20;
    const double x = std::clamp(low.x, node.bounds.x + 12, std::max(node.bounds.x + 12, node.bounds.right() - 12));
    Edge edge{&element, nullptr, {low, {x, high.y}}};
    if (x != low.x) edge.waypoints = {low, {low.x, high.y - 16}, {x, high.y - 16}, {x, high.y}};
    const bool output = element.kind() == Kind::DataOutputAssociation;
    if (output || referred(element, "sourceRef") == node.element)
      std::reverse(edge.waypoints.begin(), edge.waypoints.end());
    m_out.edges.push_back(std::move(edge));
  }

  void addLaneShapes(const std::vector<double>& heights) {
    if (m_leaves.empty()) return;
    double right = 0, y = 0;
    for (const Shape& shape : m_out.shapes) right = std::max(right, shape.bounds.right());
    right += kMargin;
    std::map<const Element*, Rect> bands;
    std::vector<const Element*> order;
    for (std::size_t i = 0; i < m_leaves.size(); ++i) {
      const double height = i < heights.size() ? heights[i] : 110;
      for (std::size_t depth = 0; depth < m_leaves[i].path.size(); ++depth) {
        const double x = static_cast<double>(depth) * kHeader;
        const auto [band, fresh] = bands.emplace(m_leaves[i].path[depth], Rect{x, y, right - x, height});
        if (!fresh) band->second.height += height;
        if (fresh) order.push_back(m_leaves[i].path[depth]);
      }
      y += height;
    }
    for (const Element* lane : order) m_out.shapes.push_back({lane, nullptr, bands[lane]});
  }

  void finish() {
    Diagram all;
    all.shapes = std::move(m_out.shapes);
    all.edges = std::move(m_out.edges);
    Rect bounds = all.bounds();
    for (const Shape& shape : all.shapes) {  // names below events and gateways
      const auto number = m_number.find(shape.element);
      if (number == m_number.end()) continue;
      const LayoutNode& node = m_graph.nodes[number->second];
      bounds = bounds.united({shape.bounds.x, shape.bounds.y, shape.bounds.width, node.size.height / 2 + node.below});
    }
    m_out.shapes = std::move(all.shapes);
    m_out.edges = std::move(all.edges);
    if (m_leaves.empty()) moveBy(m_out, -bounds.x, -bounds.y);
    const double shift = m_leaves.empty() ? 0 : std::max(0.0, -bounds.y);
    if (shift > 0) moveBy(m_out, 0, shift);
    for (Shape& shape : m_out.shapes) {  // the uppermost lanes hold what runs above the nodes
      if (shift == 0 || shape.element->kind() != Kind::Lane || shape.bounds.y != shift) continue;
      shape.bounds = {shape.bounds.x, 0, shape.bounds.width, shape.bounds.height + shift};
    }
    m_out.size = {bounds.width, bounds.height};
  }

  const model::Document& m_document;
  const Element& m_scope;
  LayoutGraph m_graph;
  ScopeLayout m_out;
  std::vector<const Element*> m_path;
  std::vector<LeafLane> m_leaves;
  std::size_t m_depth = 0;
  std::vector<double> m_gaps;
  std::map<const Element*, int> m_laneOf, m_number;
  std::map<const Element*, std::vector<const Element*>> m_boundaries;
  std::map<const Element*, Point> m_boundaryAt;
  std::map<const Element*, ScopeLayout> m_inside;
};

}  // namespace

ScopeLayout layoutScope(const model::Document& document, const Element& scope) {
  return ScopeBuilder(document, scope).build();
}

void moveBy(ScopeLayout& layout, double dx, double dy) {
  for (Shape& shape : layout.shapes) {
    shape.bounds.x += dx, shape.bounds.y += dy;
    if (shape.label) shape.label->x += dx, shape.label->y += dy;
  }
  for (Edge& edge : layout.edges) {
    for (Point& p : edge.waypoints) p.x += dx, p.y += dy;
  }
}

void append(ScopeLayout& to, ScopeLayout&& from) {
  to.shapes.insert(to.shapes.end(), from.shapes.begin(), from.shapes.end());
  to.edges.insert(to.edges.end(), from.edges.begin(), from.edges.end());
}

}  // namespace joinery::diagram
