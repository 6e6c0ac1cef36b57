// Conditions of flows and gateways; loops and multi-instance of activities.
#include <QCoreApplication>

#include "designer/core/commands/toggle_child.h"
#include "designer/ui/properties/builders.h"

namespace joinery::designer {

using model::Element;
using model::Kind;
using E = Property::Editor;

namespace {
bool multi(const Element& e) {
  return e.child(Kind::MultiInstanceLoopCharacteristics) != nullptr;
}
bool standard(const Element& e) {
  return e.child(Kind::StandardLoopCharacteristics) != nullptr;
}

class SetLoop : public Command {
 public:
  SetLoop(Id id, QString word) : m_id(std::move(id)), m_word(std::move(word)) {}
  QString label() const override { return QCoreApplication::translate("Command", "Change loop"); }
  void execute(Modeling& modeling) override {
    const bool many = m_word == QLatin1String("parallel") || m_word == QLatin1String("sequential");
    const bool loop = m_word == QLatin1String("loop");
    modeling.run(ToggleChild(m_id, Kind::MultiInstanceLoopCharacteristics, many));
    modeling.run(ToggleChild(m_id, Kind::StandardLoopCharacteristics, loop));
    if (many)
      modeling.run(SetAttribute({m_id, {Kind::MultiInstanceLoopCharacteristics}}, "isSequential",
                                m_word == QLatin1String("sequential") ? "true" : ""));
  }

 private:
  Id m_id;
  QString m_word;
};

// The default flow is an attribute of the node it leaves.
class SetDefault : public Command {
 public:
  SetDefault(Id flow, bool on) : m_flow(std::move(flow)), m_on(on) {}
  QString label() const override { return QCoreApplication::translate("Command", "Change default flow"); }
  void execute(Modeling& modeling) override {
    const Element* flow = modeling.find(m_flow);
    Element* source = flow ? modeling.find(sourceOf(*flow)) : nullptr;
    if (!source) return;
    modeling.edits().touch(*flow);
    modeling.edits().setAttribute(*source, "default", m_on ? std::optional(m_flow) : std::nullopt);
  }

 private:
  Id m_flow;
  bool m_on;
};

Property ifMulti(Property property) {
  property.visible = multi;
  return property;
}
Property ifStandard(Property property) {
  property.visible = standard;
  return property;
}
}  // namespace

PropertyGroup flowGroup() {
  Property isDefault{"default", QT_TRANSLATE_NOOP("Property", "Default flow"), E::Flag, "", {}, {}, {}, {}, {}, {}, {}};
  isDefault.read = [](DesignDocument& document, const Element& flow) {
    return document.index().defaultOf(flow.id()).empty() ? QStringLiteral("false") : QStringLiteral("true");
  };
  isDefault.write = [](const Id& id, const QString& value) -> std::unique_ptr<Command> {
    return std::make_unique<SetDefault>(id, value == QLatin1String("true"));
  };
  return {"flow",
          QT_TRANSLATE_NOOP("Property", "Condition"),
          [](const Element& e) { return e.kind() == Kind::SequenceFlow; },
          {textProperty("condition", QT_TRANSLATE_NOOP("Property", "Taken when"), E::Code, {Kind::ConditionExpression},
                        "= conclusion = \"approve\""),
           isDefault}};
}

PropertyGroup gatewayGroup() {
  return {"gateway",
          QT_TRANSLATE_NOOP("Property", "Gateway"),
          [](const Element& e) { return e.kind() == Kind::ComplexGateway; },
          {textProperty("activation", QT_TRANSLATE_NOOP("Property", "Activation condition"), E::Code,
                        {Kind::ActivationCondition}, "= activationCount >= 2")}};
}

PropertyGroup loopGroup() {
  Property sort{"loop", QT_TRANSLATE_NOOP("Property", "Repetition"), E::Choice, "", {}, {}, {}, {}, {}, {}, {}};
  sort.choices = {{QString(), QT_TRANSLATE_NOOP("Property", "Once")},
                  {QStringLiteral("parallel"), QT_TRANSLATE_NOOP("Property", "For each, at the same time")},
                  {QStringLiteral("sequential"), QT_TRANSLATE_NOOP("Property", "For each, one after another")},
                  {QStringLiteral("loop"), QT_TRANSLATE_NOOP("Property", "Loop")}};
  sort.read = [](DesignDocument&, const Element& e) {
    if (standard(e)) return QStringLiteral("loop");
    if (!multi(e)) return QString();
    const bool sequential =
        e.child(Kind::MultiInstanceLoopCharacteristics)->attributeOr("isSequential", "false") == "true";
    return sequential ? QStringLiteral("sequential") : QStringLiteral("parallel");
  };
  sort.write = [](const Id& id, const QString& value) -> std::unique_ptr<Command> {
    return std::make_unique<SetLoop>(id, value);
  };
  const std::vector<Kind> each = {Kind::MultiInstanceLoopCharacteristics};
  const auto attribute = [&](const char* key, const char* label, const char* name, const char* placeholder) {
    return ifMulti(attributeProperty(key, label, E::Text, each, name, model::kJoinery, placeholder));
  };
  return {
      "loop",
      QT_TRANSLATE_NOOP("Property", "Repetition"),
      [](const Element& e) { return model::isActivity(e.kind()); },
      {sort, attribute("collection", QT_TRANSLATE_NOOP("Property", "Collection"), "collection", "= departments"),
       attribute("elementVariable", QT_TRANSLATE_NOOP("Property", "Element variable"), "elementVariable", "department"),
       ifMulti(textProperty("cardinality", QT_TRANSLATE_NOOP("Property", "Number of instances"), E::Text,
                            {Kind::MultiInstanceLoopCharacteristics, Kind::LoopCardinality}, "= 3")),
       ifMulti(textProperty("completion", QT_TRANSLATE_NOOP("Property", "Complete when"), E::Text,
                            {Kind::MultiInstanceLoopCharacteristics, Kind::CompletionCondition},
                            "= numberOfCompletedInstances >= 2")),
       attribute("outputCollection", QT_TRANSLATE_NOOP("Property", "Output collection"), "outputCollection",
                 "opinions"),
       attribute("outputElement", QT_TRANSLATE_NOOP("Property", "Output element"), "outputElement", "= opinion"),
       ifStandard(textProperty("loopCondition", QT_TRANSLATE_NOOP("Property", "Repeat while"), E::Text,
                               {Kind::StandardLoopCharacteristics, Kind::LoopCondition}, "= not(done)")),
       ifStandard(attributeProperty("loopMaximum", QT_TRANSLATE_NOOP("Property", "At most"), E::Text,
                                    {Kind::StandardLoopCharacteristics}, "loopMaximum", {})),
       ifStandard(flagProperty("testBefore", QT_TRANSLATE_NOOP("Property", "Test before the first turn"),
                               {Kind::StandardLoopCharacteristics}, "testBefore", false))},
      false};
}

}  // namespace joinery::designer
