// Makes an element refer to a message, signal, error or escalation by name; the root element is created when the
// document has none of that name.
#pragma once

#include "designer/core/command.h"
#include "designer/core/commands/set_attribute.h"

namespace joinery::designer {

class SetReference : public Command {
 public:
  // `attribute` is "messageRef", "signalRef", "errorRef" or "escalationRef"; an empty name removes the reference.
  SetReference(ElementPath path, std::string attribute, model::Kind rootKind, std::string name)
      : m_path(std::move(path)), m_attribute(std::move(attribute)), m_rootKind(rootKind), m_name(std::move(name)) {}
  QString label() const override;
  void execute(Modeling& modeling) override;

 private:
  ElementPath m_path;
  std::string m_attribute;
  model::Kind m_rootKind;
  std::string m_name;
};

}  // namespace joinery::designer
