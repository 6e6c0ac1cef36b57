// Opens or closes room: everything beyond a line moves, containers across the line grow or shrink.
#pragma once

#include "designer/core/command.h"

namespace joinery::designer {

class MakeSpace : public Command {
 public:
  enum class Axis { Horizontal, Vertical };
  MakeSpace(Axis axis, double from, double amount) : m_axis(axis), m_from(from), m_amount(amount) {}
  QString label() const override;
  void execute(Modeling& modeling) override;

 private:
  Axis m_axis;
  double m_from, m_amount;
};

}  // namespace joinery::designer
