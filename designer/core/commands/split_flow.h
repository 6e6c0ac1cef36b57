// Puts a node into the middle of a flow: source → node → target. The bends on both sides are kept.
#pragma once

#include "designer/core/command.h"

namespace joinery::designer {

class SplitFlow : public Command {
 public:
  SplitFlow(Id flow, Id node) : m_flow(std::move(flow)), m_node(std::move(node)) {}
  QString label() const override;
  void execute(Modeling& modeling) override;

 private:
  Id m_flow, m_node;
};

}  // namespace joinery::designer
