// Timer (10.5.5): date, duration or cycle. A cycle repeats at non-interrupting boundaries and event sub-processes;
// elsewhere its first occurrence counts.
#include "engine/run/events/timer.h"

#include "engine/run/compile/compiler.h"
#include "engine/run/events/events.h"
#include "engine/run/execution.h"
#include "engine/run/variables.h"

namespace joinery::run {

namespace {

struct Word {
  model::Kind element;
  TimerKind kind;
};
constexpr Word kWords[] = {{model::Kind::TimeDate, TimerKind::Date},
                           {model::Kind::TimeDuration, TimerKind::Duration},
                           {model::Kind::TimeCycle, TimerKind::Cycle}};

// A literal, where the text is one in its own right; else FEEL.
Expression compileWhen(Compiler& compiler, const model::Element& element, TimerKind kind) {
  std::string text(trimmed(element.text()));
  if (!text.empty() && text.front() != '=' && planTimer(kind, Value(text), Instant{}, "UTC")) {
    return compiler.value(element, text);
  }
  return compiler.element(&element);
}

std::unique_ptr<Extra> compile(Compiler& compiler, const model::Element& definition, const model::Element& event) {
  auto extra = std::make_unique<TimerEvent>();
  bool given = false;
  for (const Word& word : kWords) {
    const model::Element* element = definition.child(word.element);
    if (!element) continue;
    if (given) compiler.refuse(event, "timer-ambiguous", "a timer has one of timeDate, timeDuration and timeCycle");
    given = true;
    extra->kind = word.kind;
    extra->when = compileWhen(compiler, *element, word.kind);
  }
  if (!given) compiler.need(event, "timer-missing", "the timer needs a timeDate, timeDuration or timeCycle");
  return extra;
}

bool mayRepeat(const Node& node) {
  return !node.interrupting && (node.kind == model::Kind::BoundaryEvent || node.kind == model::Kind::StartEvent);
}

Status arm(Execution& ex, const Waiting& waiting, const EventSpec& spec) {
  const auto& timer = static_cast<const TimerEvent&>(*spec.extra);
  auto when = evaluate(ex, timer.when, waiting.variables);
  if (!when) return when.error();
  auto plan = planTimer(timer.kind, *when, ex.context().now, ex.context().timeZone);
  if (!plan) return plan.error();
  Record record{.type = RecordType::TimerArmed, .scope = waiting.scope, .owner = waiting.owner};
  record.element = waiting.node.element;
  record.number = plan->dueAt.ms;
  if (mayRepeat(waiting.node)) record.data = plan->cycle;
  ex.create(std::move(record));
  return success();
}

void trigger(const EventSpec&, StartTrigger& start) {
  start.type = StartTrigger::Type::Timer;
}

}  // namespace

bool comesLater(Execution& ex, const Waiting& waiting, const EventSpec& spec) {
  const auto& timer = static_cast<const TimerEvent&>(*spec.extra);
  const auto when = evaluate(ex, timer.when, waiting.variables);
  if (!when) return true;
  const auto plan = planTimer(timer.kind, *when, ex.context().now, ex.context().timeZone);
  return !plan || plan->dueAt > ex.context().now;
}

extern const EventBehaviour kTimerEvent;
const EventBehaviour kTimerEvent{.kind = model::Kind::TimerEventDefinition,
                                 .positions = kProcessStart | kEventSubProcessStart |
                                              kEventSubProcessStartNonInterrupting | kCatch | kBoundary |
                                              kBoundaryNonInterrupting,
                                 .compile = compile,
                                 .arm = arm,
                                 .trigger = trigger};

}  // namespace joinery::run
