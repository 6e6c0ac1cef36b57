// Draws a new element: into a scope, or at the border of an activity for boundary events.
#pragma once

#include "designer/core/command.h"

namespace joinery::designer {

struct ElementType;

class CreateShape : public Command {
 public:
  // `parent` is the id of the scope, `host` that of the activity for a boundary event. Empty: the root scope, none.
  CreateShape(const ElementType& type, QPointF center, Id parent = {}, Id host = {})
      : m_type(type), m_center(center), m_parent(std::move(parent)), m_host(std::move(host)) {}
  QString label() const override;
  void execute(Modeling& modeling) override;
  const Id& createdId() const { return m_created; }  // after execute

 private:
  model::NewElement semantic(Modeling& modeling, model::Element& parent);

  const ElementType& m_type;
  QPointF m_center;
  Id m_parent, m_host, m_created;
};

// <timerEventDefinition/> and its like; what the schema demands inside is filled in.
model::NewElement newEventDefinition(model::Kind definition);

}  // namespace joinery::designer
