// Draws a new element into the middle of a flow.
#pragma once

#include "designer/core/command.h"

namespace joinery::designer {

struct ElementType;

class InsertShape : public Command {
 public:
  InsertShape(const ElementType& type, QPointF center, Id flow)
      : m_type(type), m_center(center), m_flow(std::move(flow)) {}
  QString label() const override;
  void execute(Modeling& modeling) override;
  const Id& createdId() const { return m_created; }

 private:
  const ElementType& m_type;
  QPointF m_center;
  Id m_flow, m_created;
};

}  // namespace joinery::designer
