// Turns an element into one of another type in its place: id, name, flows, documentation and whatever else both types
// have are kept.
#pragma once

#include "designer/core/command.h"

namespace joinery::designer {

struct ElementType;

class ChangeType : public Command {
 public:
  ChangeType(Id id, const ElementType& type) : m_id(std::move(id)), m_type(type) {}
  QString label() const override;
  void execute(Modeling& modeling) override;

 private:
  model::NewElement converted(const model::Element& element) const;
  void fitShape(Modeling& modeling);

  Id m_id;
  const ElementType& m_type;
};

}  // namespace joinery::designer
