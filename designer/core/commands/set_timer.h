// Says when a timer fires: one of date, duration and cycle, which exclude each other.
#pragma once

#include "designer/core/command.h"

namespace joinery::designer {

class SetTimer : public Command {
 public:
  // `kind` is Kind::TimeDate, TimeDuration or TimeCycle; an empty text removes the time.
  SetTimer(Id event, model::Kind kind, std::string text)
      : m_event(std::move(event)), m_kind(kind), m_text(std::move(text)) {}
  QString label() const override;
  void execute(Modeling& modeling) override;

 private:
  Id m_event;
  model::Kind m_kind;
  std::string m_text;
};

// What the event's timer says now; Kind::Unknown and "" if nothing.
std::pair<model::Kind, std::string> timerOf(const model::Element& event);

}  // namespace joinery::designer
