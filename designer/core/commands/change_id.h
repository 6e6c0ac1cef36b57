// Gives an element another id and every reference to it as well: in attributes, in reference texts and in the diagram.
#pragma once

#include "designer/core/command.h"

namespace joinery::designer {

class ChangeId : public Command {
 public:
  ChangeId(Id id, Id newId) : m_id(std::move(id)), m_newId(std::move(newId)) {}
  QString label() const override;
  void execute(Modeling& modeling) override;  // nothing if the new id is taken or no NCName

 private:
  Id m_id, m_newId;
};

// An id that XML allows (NCName) and that no other element has.
bool isFreeId(const DesignDocument& document, const Id& id);

}  // namespace joinery::designer
