#include "designer/core/commands/set_timer.h"

#include <QCoreApplication>

#include "designer/core/design_document.h"

namespace joinery::designer {

using model::Element;
using model::Kind;

QString SetTimer::label() const {
  return QCoreApplication::translate("Command", "Change timer");
}

namespace {
bool isTime(Kind kind) {
  return kind == Kind::TimeDate || kind == Kind::TimeDuration || kind == Kind::TimeCycle;
}
}  // namespace

std::pair<Kind, std::string> timerOf(const Element& event) {
  if (const Element* timer = event.child(Kind::TimerEventDefinition)) {
    for (const auto& child : timer->children())
      if (isTime(child->kind())) return {child->kind(), child->text()};
  }
  return {Kind::Unknown, {}};
}

void SetTimer::execute(Modeling& modeling) {
  Element* event = modeling.find(m_event);
  Element* timer = nullptr;
  if (event)
    for (const auto& child : event->children())
      if (child->kind() == Kind::TimerEventDefinition) timer = child.get();
  if (!timer) return;
  std::vector<Element*> others;
  Element* same = nullptr;
  for (const auto& child : timer->children()) {
    if (!isTime(child->kind())) continue;
    if (child->kind() == m_kind && !m_text.empty())
      same = child.get();
    else
      others.push_back(child.get());
  }
  for (Element* other : others) modeling.edits().remove(*other);
  if (m_text.empty()) return;
  if (same) return modeling.edits().setText(*same, m_text);
  modeling.edits().insert(*timer, {std::string(model::kBpmn), std::string(model::kindName(m_kind)), {}, m_text, {}});
}

}  // namespace joinery::designer
