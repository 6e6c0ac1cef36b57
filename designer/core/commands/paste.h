// Copies of elements, to be put into the same or another diagram: nodes with what hangs on them, and the connections
// between them.
#pragma once

#include "designer/core/command.h"

namespace joinery::designer {

// What was copied; independent of the document it came from.
struct Clip {
  struct Shape {
    model::NewElement element;  // without its incoming and outgoing references
    QRectF bounds;
    model::NewElement shape;  // its BPMNShape
    bool nested = false;      // stands inside another element of the clip
  };
  struct Edge {
    model::NewElement element;
    model::NewElement edge;
    bool nested = false;
  };
  std::vector<Shape> shapes;
  std::vector<Edge> edges;
  QRectF bounds;
  bool empty() const { return shapes.empty(); }
};

Clip copyElements(DesignDocument& document, const IdSet& ids);

class Paste : public Command {
 public:
  Paste(Clip clip, QPointF center, Id parent)
      : m_clip(std::move(clip)), m_center(center), m_parent(std::move(parent)) {}
  QString label() const override;
  void execute(Modeling& modeling) override;
  const IdSet& createdIds() const { return m_created; }

 private:
  Clip m_clip;
  QPointF m_center;
  Id m_parent;
  IdSet m_created;
};

}  // namespace joinery::designer
