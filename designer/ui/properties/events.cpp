// What an event waits for or raises.
#include <QCoreApplication>

#include "designer/core/commands/set_timer.h"
#include "designer/ui/properties/builders.h"

namespace joinery::designer {

using model::Element;
using model::Kind;
using E = Property::Editor;

namespace {
template <Kind definition>
bool has(const Element& e) {
  return e.child(definition) != nullptr;
}

// The message an element refers to gets the correlation key; it is shared by all who refer to it.
class SetCorrelationKey : public Command {
 public:
  SetCorrelationKey(ElementPath path, std::string key) : m_path(std::move(path)), m_key(std::move(key)) {}
  QString label() const override { return QCoreApplication::translate("Command", "Change property"); }
  void execute(Modeling& modeling) override {
    const Element* element = elementAt(modeling.document(), m_path);
    if (!element) return;
    const Id message = localPart(element->attributeOr("messageRef", ""));
    modeling.run(SetAttribute({message, {}}, "correlationKey", m_key, std::string(model::kJoinery)));
  }

 private:
  ElementPath m_path;
  std::string m_key;
};

Property correlationProperty(std::vector<Kind> path) {
  Property property{"correlationKey",
                    QT_TRANSLATE_NOOP("Property", "Correlation key"),
                    E::Text,
                    "= caseNumber",
                    {},
                    {},
                    {},
                    {},
                    {},
                    {},
                    {}};
  property.read = [path](DesignDocument& document, const Element& element) {
    const Element* holder = below(element, path);
    const Element* message = holder ? document.find(localPart(holder->attributeOr("messageRef", ""))) : nullptr;
    return message ? QString::fromStdString(message->attributeOr("correlationKey", "", model::kJoinery)) : QString();
  };
  property.write = [path](const Id& id, const QString& value) -> std::unique_ptr<Command> {
    return std::make_unique<SetCorrelationKey>(ElementPath{id, path}, value.toStdString());
  };
  property.visible = [path](const Element& element) {
    const Element* holder = below(element, path);
    return holder && !holder->attributeOr("messageRef", "").empty();
  };
  return property;
}

const std::pair<Kind, const char*> kTimerKinds[] = {
    {Kind::TimeDuration, "duration"}, {Kind::TimeDate, "date"}, {Kind::TimeCycle, "cycle"}};

Kind timerKind(const QString& word) {
  for (const auto& [kind, name] : kTimerKinds)
    if (word == QLatin1String(name)) return kind;
  return Kind::TimeDuration;
}

// Changes the sort of time and keeps the text, or the text and keeps the sort.
class EditTimer : public Command {
 public:
  EditTimer(Id event, std::optional<Kind> kind, std::optional<std::string> text)
      : m_event(std::move(event)), m_kind(kind), m_text(std::move(text)) {}
  QString label() const override { return QCoreApplication::translate("Command", "Change timer"); }
  void execute(Modeling& modeling) override {
    const Element* event = modeling.find(m_event);
    if (!event) return;
    const auto [kind, text] = timerOf(*event);
    const Kind present = kind == Kind::Unknown ? Kind::TimeDuration : kind;
    std::string wanted = m_text.value_or(text);
    if (wanted.empty() && m_kind) wanted = *m_kind == Kind::TimeCycle ? "R/P1D" : "P1D";
    modeling.run(SetTimer(m_event, m_kind.value_or(present), wanted));
  }

 private:
  Id m_event;
  std::optional<Kind> m_kind;
  std::optional<std::string> m_text;
};
}  // namespace

PropertyGroup timerGroup() {
  Property sort{"timerKind", QT_TRANSLATE_NOOP("Property", "Fires"), E::Choice, "", {}, {}, {}, {}, {}, {}, {}};
  sort.choices = {{QStringLiteral("duration"), QT_TRANSLATE_NOOP("Property", "After a duration")},
                  {QStringLiteral("date"), QT_TRANSLATE_NOOP("Property", "At a date")},
                  {QStringLiteral("cycle"), QT_TRANSLATE_NOOP("Property", "Again and again")}};
  sort.read = [](DesignDocument&, const Element& element) {
    const Kind kind = timerOf(element).first;
    for (const auto& [known, name] : kTimerKinds)
      if (known == kind) return QString::fromLatin1(name);
    return QStringLiteral("duration");
  };
  sort.write = [](const Id& id, const QString& value) -> std::unique_ptr<Command> {
    return std::make_unique<EditTimer>(id, timerKind(value), std::nullopt);
  };
  Property time{"timer", QT_TRANSLATE_NOOP("Property", "Time"),
                E::Text, QT_TRANSLATE_NOOP("Property", "P2D, PT30M, R/PT1H or = expression"),
                {},      {},
                {},      {},
                {},      {},
                {}};
  time.read = [](DesignDocument&, const Element& e) { return QString::fromStdString(timerOf(e).second).trimmed(); };
  time.write = [](const Id& id, const QString& value) -> std::unique_ptr<Command> {
    return std::make_unique<EditTimer>(id, std::nullopt, value.toStdString());
  };
  return {"timer", QT_TRANSLATE_NOOP("Property", "Timer"), has<Kind::TimerEventDefinition>, {sort, time}};
}

PropertyGroup messageGroup() {
  return {"message",
          QT_TRANSLATE_NOOP("Property", "Message"),
          has<Kind::MessageEventDefinition>,
          {referenceProperty("message", QT_TRANSLATE_NOOP("Property", "Message name"), {Kind::MessageEventDefinition},
                             "messageRef", Kind::Message),
           correlationProperty({Kind::MessageEventDefinition})}};
}

PropertyGroup taskMessageGroup() {
  return {"taskMessage",
          QT_TRANSLATE_NOOP("Property", "Message"),
          [](const Element& e) { return e.kind() == Kind::SendTask || e.kind() == Kind::ReceiveTask; },
          {referenceProperty("message", QT_TRANSLATE_NOOP("Property", "Message name"), {}, "messageRef", Kind::Message),
           correlationProperty({})}};
}

PropertyGroup signalGroup() {
  return {"signal",
          QT_TRANSLATE_NOOP("Property", "Signal"),
          has<Kind::SignalEventDefinition>,
          {referenceProperty("signal", QT_TRANSLATE_NOOP("Property", "Signal name"), {Kind::SignalEventDefinition},
                             "signalRef", Kind::Signal)}};
}

PropertyGroup errorGroup() {
  return {"error",
          QT_TRANSLATE_NOOP("Property", "Error"),
          has<Kind::ErrorEventDefinition>,
          {referenceProperty("error", QT_TRANSLATE_NOOP("Property", "Error code"), {Kind::ErrorEventDefinition},
                             "errorRef", Kind::Error, QT_TRANSLATE_NOOP("Property", "empty: any error"))}};
}

PropertyGroup escalationGroup() {
  return {"escalation",
          QT_TRANSLATE_NOOP("Property", "Escalation"),
          has<Kind::EscalationEventDefinition>,
          {referenceProperty("escalation", QT_TRANSLATE_NOOP("Property", "Escalation code"),
                             {Kind::EscalationEventDefinition}, "escalationRef", Kind::Escalation)}};
}

PropertyGroup conditionalGroup() {
  return {"conditional",
          QT_TRANSLATE_NOOP("Property", "Condition"),
          has<Kind::ConditionalEventDefinition>,
          {textProperty("eventCondition", QT_TRANSLATE_NOOP("Property", "Fires when"), E::Code,
                        {Kind::ConditionalEventDefinition, Kind::Condition}, "= area >= 300")}};
}

PropertyGroup linkGroup() {
  return {"link",
          QT_TRANSLATE_NOOP("Property", "Link"),
          has<Kind::LinkEventDefinition>,
          {attributeProperty("linkName", QT_TRANSLATE_NOOP("Property", "Link name"), E::Text,
                             {Kind::LinkEventDefinition}, "name", {})}};
}

PropertyGroup interruptingGroup() {
  Property boundary = flagProperty("cancelActivity", QT_TRANSLATE_NOOP("Property", "Interrupts the activity"), {},
                                   "cancelActivity", true);
  boundary.visible = [](const Element& e) { return e.kind() == Kind::BoundaryEvent; };
  Property start = flagProperty("isInterrupting", QT_TRANSLATE_NOOP("Property", "Interrupts the surrounding scope"), {},
                                "isInterrupting", true);
  start.visible = [](const Element& e) { return e.kind() == Kind::StartEvent; };
  return {"interrupting",
          QT_TRANSLATE_NOOP("Property", "Interruption"),
          [](const Element& e) {
            const bool inEventSubProcess = e.parent() && e.parent()->attributeOr("triggeredByEvent", "false") == "true";
            return e.kind() == Kind::BoundaryEvent || (e.kind() == Kind::StartEvent && inEventSubProcess);
          },
          {boundary, start}};
}

}  // namespace joinery::designer
