#include "engine/model/content.h"

#include <algorithm>
#include <string_view>

#include "engine/model/namespaces.h"

namespace joinery::model {
namespace {

using namespace category;

// Words: a child's name or @category; "?" at most one, "*" any number, "+" at least one, nothing: exactly one.
struct ContentRow {
  Kind kind = Kind::Unknown;  // Unknown: every kind with one of `bits`
  std::uint32_t bits = 0;
  std::string_view children;
};

constexpr std::string_view kNodes =
    "@activity* @event* @gateway* sequenceFlow* dataObject* dataObjectReference* dataStoreReference* @artifact*";

// A kind's sequence is the concatenation of all rows that fit, in this order.
constexpr ContentRow kRows[] = {
    {.bits = FlowElement, .children = "auditing? monitoring? categoryValueRef*"},
    {.bits = FlowNode, .children = "incoming* outgoing*"},
    {.bits = Activity,
     .children = "ioSpecification? property* dataInputAssociation* dataOutputAssociation* @role* @loop?"},
    {.bits = AnySubProcess, .children = "laneSet*"},
    {.bits = AnySubProcess, .children = kNodes},
    {.bits = AnyEvent, .children = "property*"},
    {.bits = CatchEvent,
     .children = "dataOutput* dataOutputAssociation* outputSet? @eventDefinition* eventDefinitionRef*"},
    {.bits = ThrowEvent,
     .children = "dataInput* dataInputAssociation* inputSet? @eventDefinition* eventDefinitionRef*"},
    {.bits = Callable, .children = "supportedInterfaceRef* ioSpecification? ioBinding*"},
    {.kind = Kind::Process, .children = "auditing? monitoring? property* laneSet*"},
    {.kind = Kind::Process, .children = kNodes},
    {.kind = Kind::Process, .children = "@role* correlationSubscription* supports*"},
    {.kind = Kind::GlobalTask, .children = "@role*"},
    {.kind = Kind::GlobalManualTask, .children = "@role*"},
    {.kind = Kind::GlobalUserTask, .children = "@role* rendering*"},
    {.kind = Kind::GlobalScriptTask, .children = "@role* script?"},
    {.kind = Kind::GlobalBusinessRuleTask, .children = "@role*"},
    {.kind = Kind::UserTask, .children = "rendering*"},
    {.kind = Kind::ScriptTask, .children = "script?"},
    {.kind = Kind::AdHocSubProcess, .children = "completionCondition?"},
    {.kind = Kind::ComplexGateway, .children = "activationCondition?"},
    {.kind = Kind::SequenceFlow, .children = "conditionExpression?"},
    {.kind = Kind::StandardLoopCharacteristics, .children = "loopCondition?"},
    {.kind = Kind::MultiInstanceLoopCharacteristics,
     .children = "loopCardinality? loopDataInputRef? loopDataOutputRef? inputDataItem? outputDataItem? "
                 "complexBehaviorDefinition* completionCondition?"},
    {.kind = Kind::ComplexBehaviorDefinition, .children = "condition event?"},
    {.kind = Kind::MessageEventDefinition, .children = "operationRef?"},
    {.kind = Kind::TimerEventDefinition, .children = "timeDate? timeDuration? timeCycle?"},
    {.kind = Kind::ConditionalEventDefinition, .children = "condition"},
    {.kind = Kind::LinkEventDefinition, .children = "source* target?"},
    {.bits = EventDefinition, .children = ""},
    {.bits = Item, .children = "dataState?"},
    {.kind = Kind::DataStore, .children = "dataState?"},
    {.kind = Kind::IoSpecification, .children = "dataInput* dataOutput* inputSet* outputSet*"},
    {.kind = Kind::InputSet, .children = "dataInputRefs* optionalInputRefs* whileExecutingInputRefs* outputSetRefs*"},
    {.kind = Kind::OutputSet,
     .children = "dataOutputRefs* optionalOutputRefs* whileExecutingOutputRefs* inputSetRefs*"},
    {.kind = Kind::IoBinding, .children = ""},
    {.kind = Kind::DataInputAssociation, .children = "sourceRef* targetRef transformation? assignment*"},
    {.kind = Kind::DataOutputAssociation, .children = "sourceRef* targetRef transformation? assignment*"},
    {.kind = Kind::Assignment, .children = "from to"},
    {.kind = Kind::LaneSet, .children = "lane*"},
    {.kind = Kind::ChildLaneSet, .children = "lane*"},
    {.kind = Kind::Lane, .children = "partitionElement? flowNodeRef* childLaneSet?"},
    {.bits = Role, .children = "resourceRef? resourceParameterBinding* resourceAssignmentExpression?"},
    {.kind = Kind::ResourceAssignmentExpression, .children = "@expression"},
    {.kind = Kind::ResourceParameterBinding, .children = "@expression"},
    {.kind = Kind::Resource, .children = "resourceParameter*"},
    {.kind = Kind::Interface, .children = "operation+"},
    {.kind = Kind::Operation, .children = "inMessageRef outMessageRef? errorRef*"},
    {.kind = Kind::Category, .children = "categoryValue*"},
    {.kind = Kind::Participant, .children = "interfaceRef* endPointRef* participantMultiplicity?"},
    {.kind = Kind::CorrelationKey, .children = "correlationPropertyRef*"},
    {.kind = Kind::CorrelationProperty, .children = "correlationPropertyRetrievalExpression+"},
    {.kind = Kind::CorrelationPropertyRetrievalExpression, .children = "messagePath"},
    {.kind = Kind::CorrelationPropertyBinding, .children = "dataPath"},
    {.kind = Kind::CorrelationSubscription, .children = "correlationPropertyBinding*"},
    {.kind = Kind::ParticipantAssociation, .children = "innerParticipantRef outerParticipantRef"},
    {.kind = Kind::Collaboration,
     .children = "participant* messageFlow* @artifact* conversation* subConversation* callConversation* "
                 "conversationAssociation* participantAssociation* messageFlowAssociation* correlationKey* "
                 "choreographyRef* conversationLink*"},
    {.kind = Kind::Definitions, .children = "import* extension* @rootElement* BPMNDiagram* relationship*"},
    {.bits = Artifact, .children = "text?"},
};

struct CategoryName {
  std::string_view name;
  std::uint32_t bits;
};
constexpr CategoryName kCategories[] = {{"activity", Activity},
                                        {"event", AnyEvent},
                                        {"gateway", Gateway},
                                        {"artifact", Artifact},
                                        {"role", Role},
                                        {"loop", Loop},
                                        {"eventDefinition", EventDefinition},
                                        {"rootElement", RootElement},
                                        {"expression", category::Expression}};

ContentItem parseItem(std::string_view word) {
  ContentItem item{Kind::Unknown, 0, 1, 1};
  const char mark = word.back();
  if (mark == '?' || mark == '*' || mark == '+') {
    word.remove_suffix(1);
    item.least = mark == '+' ? 1 : 0;
    item.most = mark == '?' ? 1 : 0;
  }
  for (const CategoryName& name : kCategories) {
    if (word.substr(1) == name.name && word[0] == '@') item.bits = name.bits;
  }
  if (item.bits == 0) item.kind = kindOf(word == "BPMNDiagram" ? kBpmnDi : kBpmn, word);
  return item;
}

void append(std::vector<ContentItem>& items, std::string_view children) {
  while (!children.empty()) {
    const std::size_t end = std::min(children.find(' '), children.size());
    items.push_back(parseItem(children.substr(0, end)));
    children.remove_prefix(std::min(end + 1, children.size()));
  }
}

std::vector<std::vector<ContentItem>> makeContents() {
  std::vector<std::vector<ContentItem>> contents(kKindCount);
  for (std::size_t k = 1; k < kKindCount; ++k) {
    const Kind kind = static_cast<Kind>(k);
    bool described = false;
    std::vector<ContentItem>& items = contents[k];
    append(items, "documentation* extensionElements?");
    for (const ContentRow& row : kRows) {
      if ((row.kind == Kind::Unknown || row.kind != kind) && !is(kind, row.bits)) continue;
      append(items, row.children);
      described = described || row.bits != FlowElement;
    }
    if (!described) items.clear();
  }
  return contents;
}

}  // namespace

const std::vector<ContentItem>& contentOf(Kind parent) {
  static const auto contents = makeContents();
  return contents[static_cast<std::size_t>(parent)];
}

std::size_t contentRank(Kind parent, Kind child) {
  const auto& items = contentOf(parent);
  const auto found = std::find_if(items.begin(), items.end(), [&](const ContentItem& item) {
    return (item.kind != Kind::Unknown && item.kind == child) || is(child, item.bits);
  });
  return static_cast<std::size_t>(found - items.begin());
}

const ContentItem* contentItem(Kind parent, Kind child) {
  const std::size_t rank = contentRank(parent, child);
  const auto& items = contentOf(parent);
  return rank < items.size() ? &items[rank] : nullptr;
}

}  // namespace joinery::model
