// Says what an event waits for or raises: replaces its event definitions by one or none.
#pragma once

#include "designer/core/command.h"

namespace joinery::designer {

class SetEventDefinition : public Command {
 public:
  SetEventDefinition(Id id, model::Kind definition) : m_id(std::move(id)), m_definition(definition) {}
  QString label() const override;
  void execute(Modeling& modeling) override;

 private:
  Id m_id;
  model::Kind m_definition;  // Kind::Unknown: none
};

}  // namespace joinery::designer
