// Deletes elements from model and diagram; what cannot stand without them goes with them (behaviours).
#pragma once

#include "designer/core/command.h"

namespace joinery::designer {

class DeleteElements : public Command {
 public:
  explicit DeleteElements(IdSet ids) : m_ids(std::move(ids)) {}
  QString label() const override;
  void execute(Modeling& modeling) override;

 private:
  IdSet m_ids;
};

}  // namespace joinery::designer
