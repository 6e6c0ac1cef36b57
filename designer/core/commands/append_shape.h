// Draws a new element behind another one and connects the two.
#pragma once

#include <optional>

#include "designer/core/command.h"

namespace joinery::designer {

struct ElementType;

class AppendShape : public Command {
 public:
  // Without `center` a free place to the right is found.
  AppendShape(Id source, const ElementType& type, std::optional<QPointF> center = std::nullopt)
      : m_source(std::move(source)), m_type(type), m_center(center) {}
  QString label() const override;
  void execute(Modeling& modeling) override;
  const Id& createdId() const { return m_created; }

 private:
  Id m_source;
  const ElementType& m_type;
  std::optional<QPointF> m_center;
  Id m_created;
};

// A place to the right of `source` where a shape of that size covers no other.
QPointF freePlaceBehind(DesignDocument& document, const Id& source, QSizeF size);

}  // namespace joinery::designer
