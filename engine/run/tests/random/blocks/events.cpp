// Events: one row for each event definition. Where it may stand is asked of the engine's own table, so that a position
// that the engine learns is drawn from then on.
#include "engine/run/events/events.h"

#include <algorithm>
#include <iterator>

#include "engine/run/tests/random/blocks.h"

namespace joinery::run::test {

namespace {

using model::Kind;

struct Row {
  Kind kind;
  // The definition; `isolated` asks for names that nobody in the process throws.
  std::string (*write)(Builder&, bool isolated);
  unsigned elsewhere = 0;  // positions with blocks of their own, which need more than a definition
};

std::string element(std::string_view tag, const std::string& attributes, const std::string& content = {}) {
  return "<" + std::string(tag) + "EventDefinition" + attributes + ">" + content + "</" + std::string(tag) +
         "EventDefinition>";
}

constexpr unsigned kEverywhere = ~0u;

const Row kRows[] = {
    {Kind::MessageEventDefinition,
     [](Builder& b, bool isolated) { return element("message", " messageRef=\"" + b.message(!isolated) + "\""); }},
    {Kind::SignalEventDefinition,
     [](Builder& b, bool isolated) { return element("signal", " signalRef=\"" + b.signal(!isolated) + "\""); }},
    {Kind::TimerEventDefinition,
     [](Builder& b, bool) {
       static const std::vector<std::string> kTimes{
           "<timeDuration>PT10M</timeDuration>", "<timeDuration>PT2H</timeDuration>",
           "<timeDate>2026-11-22T10:00:00Z</timeDate>", "<timeCycle>R2/PT30M</timeCycle>"};
       return element("timer", "", b.oneOf(kTimes));
     }},
    {Kind::ConditionalEventDefinition,
     [](Builder& b, bool) {
       std::string condition = b.condition();
       if (const auto at = condition.find('<'); at != std::string::npos) condition.replace(at, 1, "&lt;");
       return element("conditional", "", "<condition>" + condition + "</condition>");
     }},
    {Kind::ErrorEventDefinition, [](Builder& b, bool) { return element("error", " errorRef=\"" + b.error() + "\""); }},
    {Kind::EscalationEventDefinition,
     [](Builder& b, bool) { return element("escalation", " escalationRef=\"" + b.escalation() + "\""); }},
    {Kind::CompensateEventDefinition, [](Builder&, bool) { return element("compensate", ""); },
     // At boundaries it needs a handler (activities.cpp), as a start it needs a sub-process around (sub_processes.cpp).
     kBoundary | kBoundaryNonInterrupting | kEventSubProcessStart},
    {Kind::TerminateEventDefinition, [](Builder&, bool) { return element("terminate", ""); }},
    {Kind::CancelEventDefinition, [](Builder&, bool) { return element("cancel", ""); }, kEverywhere},
    {Kind::LinkEventDefinition, [](Builder&, bool) { return std::string(); }, kEverywhere},
};

bool fits(const Row& row, unsigned position) {
  const EventBehaviour* behaviour = eventBehaviourOf(row.kind);
  return behaviour && (behaviour->positions & position) && !(row.elsewhere & position);
}

const Row& rowFor(Builder& b, unsigned position) {
  for (;;) {
    const Row& row = kRows[b.below(static_cast<int>(std::size(kRows)))];
    if (fits(row, position)) return row;
  }
}

std::string definitionFor(Builder& b, unsigned position, bool isolated) {
  return rowFor(b, position).write(b, isolated);
}

// Mostly one definition, sometimes two; of two sometimes both must occur.
struct Definitions {
  std::string attribute, text;
};
Definitions definitionsFor(Builder& b, unsigned position, bool isolated) {
  Definitions all{"", definitionFor(b, position, isolated)};
  if (!b.chance(15)) return all;
  const Row& second = rowFor(b, position);
  const bool throws = position & (kThrow | kEnd);
  const bool waits = !all.text.starts_with("<error") && second.kind != Kind::ErrorEventDefinition &&
                     !all.text.starts_with("<escalation") && second.kind != Kind::EscalationEventDefinition;
  if (throws || !waits) return all;
  all.text += second.write(b, isolated);
  if (b.chance(50)) all.attribute = " parallelMultiple=\"true\"";
  return all;
}

}  // namespace

Open drawCatch(Builder& b, const Open& from) {
  const std::string id = b.fresh("c");
  const Definitions all =
      from->isRace ? Definitions{"", definitionFor(b, kCatch, true)} : definitionsFor(b, kCatch, b.chance(50));
  b.line("<intermediateCatchEvent id=\"" + id + "\"" + all.attribute + ">" + all.text + "</intermediateCatchEvent>");
  b.connect(from, id);
  return Loose{id};
}

Open drawThrow(Builder& b, const Open& from) {
  const std::string id = b.fresh("t");
  const std::string definition = b.inHandler || b.chance(10) ? "" : definitionFor(b, kThrow, false);
  b.line("<intermediateThrowEvent id=\"" + id + "\">" + definition + "</intermediateThrowEvent>");
  b.connect(from, id);
  return Loose{id};
}

Open drawEnd(Builder& b, const Open& from) {
  if (b.inHandler || b.chance(50)) return b.endEvent(from);
  const std::string id = b.fresh("e");
  b.line("<endEvent id=\"" + id + "\">" + definitionFor(b, kEnd, false) + "</endEvent>");
  b.connect(from, id);
  return std::nullopt;
}

Open drawLink(Builder& b, const Open& from) {
  const std::string out = b.fresh("l"), in = b.fresh("l");
  const std::string link = "<linkEventDefinition name=\"" + out + "\"/>";
  b.line("<intermediateThrowEvent id=\"" + out + "\">" + link + "</intermediateThrowEvent>");
  b.line("<intermediateCatchEvent id=\"" + in + "\">" + link + "</intermediateCatchEvent>");
  b.connect(from, out);
  return Loose{in};
}

void boundaryEvents(Builder& b, const std::string& activity, Open& after) {
  for (int i = 1 + b.below(2); i > 0; --i) {
    const bool interrupting = b.chance(60);
    const std::string id = b.fresh("b");
    const Definitions all = definitionsFor(b, interrupting ? kBoundary : kBoundaryNonInterrupting, !interrupting);
    b.line("<boundaryEvent id=\"" + id + "\" attachedToRef=\"" + activity + "\"" +
           (interrupting ? "" : " cancelActivity=\"false\"") + all.attribute + ">" + all.text + "</boundaryEvent>");
    const bool before = b.inHandler;
    b.inHandler = before || !interrupting;
    const Open path = b.sequence(Loose{id});
    b.inHandler = before;
    if (!path || !after || b.chance(interrupting ? 40 : 80)) {
      b.endEvent(path);
      continue;
    }
    const std::string merge = b.fresh("x");
    b.line("<exclusiveGateway id=\"" + merge + "\"/>");
    b.connect(after, merge);
    b.connect(path, merge);
    after = Loose{merge};
  }
}

namespace {

void eventSubProcess(Builder& b, const Definitions& all, bool interrupting) {
  const std::string start = b.fresh("s");
  b.line("<subProcess id=\"" + b.fresh("esp") + "\" triggeredByEvent=\"true\">");
  b.line("<startEvent id=\"" + start + "\"" + (interrupting ? "" : " isInterrupting=\"false\"") + all.attribute + ">" +
         all.text + "</startEvent>");
  const bool before = b.inHandler;
  b.inHandler = true;
  b.endEvent(b.sequence(Loose{start}));
  b.inHandler = before;
  b.line("</subProcess>");
}

}  // namespace

void eventSubProcess(Builder& b) {
  const bool interrupting = b.chance(50);
  const unsigned position = interrupting ? kEventSubProcessStart : kEventSubProcessStartNonInterrupting;
  eventSubProcess(b, definitionsFor(b, position, true), interrupting);
}

void eventSubProcess(Builder& b, const std::string& definition, bool interrupting) {
  eventSubProcess(b, Definitions{"", definition}, interrupting);
}

Open triggeredStart(Builder& b) {
  const std::string start = b.fresh("s");
  b.line("<startEvent id=\"" + start + "\">" + definitionFor(b, kProcessStart, true) + "</startEvent>");
  return Loose{start};
}

}  // namespace joinery::run::test
