// The automatic layout of a whole file: pools below each other, or processes where there are no pools.
#include <algorithm>

#include "engine/diagram/diagram.h"
#include "engine/diagram/layout_scope.h"
#include "engine/diagram/order.h"
#include "engine/model/diagnose.h"

namespace joinery::diagram {
namespace {

using model::Element;
using model::Kind;

constexpr double kPoolHeader = 30;
constexpr double kPoolMargin = 24;
constexpr double kBetweenPools = 60;
constexpr double kBlackBox = 60;

bool hasLanes(const Element& process) {
  return process.child(Kind::LaneSet) != nullptr && process.child(Kind::LaneSet)->child(Kind::Lane) != nullptr;
}

const Element* referred(const model::Document& document, const Element& element, const char* attribute) {
  return document.resolve(model::trimmed(element.attributeOr(attribute, "")));
}

class FileLayout {
 public:
  explicit FileLayout(const model::Document& document) : m_document(document) {}

  Diagram build() {
    const Element* collaboration = m_document.root().child(Kind::Collaboration);
    if (collaboration != nullptr && collaboration->child(Kind::Participant) != nullptr) {
      m_out.root = collaboration;
      for (const Element* participant : collaboration->childrenOf(Kind::Participant)) addPool(*participant);
      for (const std::size_t pool : m_pools) m_out.shapes[pool].bounds.width = m_width;
      widenLanes();
      for (const Element* flow : collaboration->childrenOf(Kind::MessageFlow)) addMessageFlow(*flow);
    } else {
      for (const Element* process : m_document.root().childrenOf(Kind::Process)) addProcess(*process);
    }
    sortForPainting(m_out);
    return std::move(m_out);
  }

 private:
  void take(ScopeLayout layout, double x, double y) {
    moveBy(layout, x, y);
    m_out.shapes.insert(m_out.shapes.end(), layout.shapes.begin(), layout.shapes.end());
    m_out.edges.insert(m_out.edges.end(), layout.edges.begin(), layout.edges.end());
  }

  void addProcess(const Element& process) {
    if (m_out.root == nullptr) m_out.root = &process;
    ScopeLayout layout = layoutScope(m_document, process);
    const double height = layout.size.height;
    if (layout.shapes.empty()) return;
    take(std::move(layout), 0, m_y);
    m_y += height + kBetweenPools;
  }

  void addPool(const Element& participant) {
    const Element* process = referred(m_document, participant, "processRef");
    ScopeLayout layout = process != nullptr ? layoutScope(m_document, *process) : ScopeLayout();
    const bool empty = layout.shapes.empty();
    const double margin = empty || hasLanes(*process) ? 0 : kPoolMargin;
    const double height = empty ? kBlackBox : layout.size.height + 2 * margin;
    m_pools.push_back(m_out.shapes.size());
    m_out.shapes.push_back({&participant, nullptr, {0, m_y, 0, height}});
    m_width = std::max({m_width, 400.0, kPoolHeader + layout.size.width + 2 * margin});
    if (!empty) take(std::move(layout), kPoolHeader + margin, m_y + margin);
    m_y += height + kBetweenPools;
  }

  void widenLanes() {
    for (Shape& shape : m_out.shapes) {
      if (shape.element->kind() == Kind::Lane) shape.bounds.width = m_width - shape.bounds.x;
    }
  }

  void addMessageFlow(const Element& flow) {
    const Element* from = referred(m_document, flow, "sourceRef");
    const Element* to = referred(m_document, flow, "targetRef");
    const Shape* source = from != nullptr ? m_out.shapeOf(*from) : nullptr;
    const Shape* target = to != nullptr ? m_out.shapeOf(*to) : nullptr;
    if (source == nullptr || target == nullptr) return;
    const bool down = source->bounds.center().y < target->bounds.center().y;
    const double fromX =
        source->element->kind() == Kind::Participant ? target->bounds.center().x : source->bounds.center().x;
    const double toX = target->element->kind() == Kind::Participant ? fromX : target->bounds.center().x;
    const Point first{fromX, down ? source->bounds.bottom() : source->bounds.y};
    const Point last{toX, down ? target->bounds.y : target->bounds.bottom()};
    Edge edge{&flow, nullptr, {first, last}};
    if (first.x != last.x) {
      const double middle =
          poolBorder(source->bounds.center(), down) + (down ? 1 : -1) * (14 + 8 * (m_messageFlows++ % 5));
      edge.waypoints = {first, {first.x, middle}, {last.x, middle}, last};
    }
    m_out.edges.push_back(std::move(edge));
  }

  // The lower or upper border of the pool around a point.
  double poolBorder(Point at, bool lower) const {
    for (const std::size_t pool : m_pools) {
      const Rect& bounds = m_out.shapes[pool].bounds;
      if (bounds.contains(at)) return lower ? bounds.bottom() : bounds.y;
    }
    return at.y;
  }

  const model::Document& m_document;
  Diagram m_out;
  std::vector<std::size_t> m_pools;
  double m_y = 0, m_width = 0;
  int m_messageFlows = 0;
};

}  // namespace

Diagram layoutDiagram(const model::Document& document) {
  return FileLayout(document).build();
}

}  // namespace joinery::diagram
