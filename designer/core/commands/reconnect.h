// Gives a connection another source or target and routes it anew.
#pragma once

#include "designer/core/command.h"

namespace joinery::designer {

class Reconnect : public Command {
 public:
  enum class End { Source, Target };
  Reconnect(Id flow, End end, Id node) : m_flow(std::move(flow)), m_end(end), m_node(std::move(node)) {}
  QString label() const override;
  void execute(Modeling& modeling) override;

 private:
  Id m_flow;
  End m_end;
  Id m_node;
};

}  // namespace joinery::designer
