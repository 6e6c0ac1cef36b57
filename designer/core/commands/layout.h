// Arranges the whole diagram automatically; also for a document that has no diagram data at all.
#pragma once

#include "designer/core/command.h"

namespace joinery::designer {

class Layout : public Command {
 public:
  QString label() const override;
  void execute(Modeling& modeling) override;
};

}  // namespace joinery::designer
