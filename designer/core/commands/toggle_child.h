// Adds or removes a child element that has no text of its own: loop characteristics, an empty extension.
#pragma once

#include "designer/core/command.h"

namespace joinery::designer {

class ToggleChild : public Command {
 public:
  // `replaces` names kinds that cannot stand beside the new one; they are removed in any case.
  ToggleChild(Id id, model::Kind kind, bool present, std::vector<model::Kind> replaces = {})
      : m_id(std::move(id)), m_kind(kind), m_present(present), m_replaces(std::move(replaces)) {}
  QString label() const override;
  void execute(Modeling& modeling) override;

 private:
  Id m_id;
  model::Kind m_kind;
  bool m_present;
  std::vector<model::Kind> m_replaces;
};

}  // namespace joinery::designer
