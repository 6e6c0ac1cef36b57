// The order of children in the BPMN 2.0.2 schema, as one ranking over all parents: what stands earlier in any complex
// type has the lower rank. Kinds without a row (flow elements above all) stand in the middle.
#include <algorithm>
#include <array>

#include "designer/core/edits.h"

namespace joinery::designer {

using model::Kind;

namespace {
struct Rank {
  Kind kind;
  int rank;
};

constexpr int kFlowElementRank = 100;
constexpr int kArtifactRank = 150;
constexpr int kRoleRank = 160;

constexpr std::array kRanks = {
    Rank{Kind::Documentation, 0},
    Rank{Kind::ExtensionElements, 1},
    Rank{Kind::Import, 2},
    Rank{Kind::Extension, 3},
    Rank{Kind::Auditing, 10},
    Rank{Kind::Monitoring, 11},
    Rank{Kind::CategoryValueRef, 12},
    Rank{Kind::Incoming, 20},
    Rank{Kind::Outgoing, 21},
    Rank{Kind::SupportedInterfaceRef, 25},
    Rank{Kind::IoSpecification, 30},
    Rank{Kind::Property, 31},
    Rank{Kind::DataInputAssociation, 40},
    Rank{Kind::DataOutputAssociation, 41},
    Rank{Kind::LaneSet, 50},
    Rank{Kind::PartitionElement, 51},
    Rank{Kind::FlowNodeRef, 52},
    Rank{Kind::ChildLaneSet, 53},
    Rank{Kind::Bounds, 60},
    Rank{Kind::Waypoint, 61},
    Rank{Kind::StandardLoopCharacteristics, 170},
    Rank{Kind::MultiInstanceLoopCharacteristics, 170},
    Rank{Kind::LoopCardinality, 171},
    Rank{Kind::LoopDataInputRef, 172},
    Rank{Kind::LoopDataOutputRef, 173},
    Rank{Kind::InputDataItem, 174},
    Rank{Kind::OutputDataItem, 175},
    Rank{Kind::ComplexBehaviorDefinition, 176},
    Rank{Kind::CompletionCondition, 177},
    Rank{Kind::Script, 180},
    Rank{Kind::ConditionExpression, 181},
    Rank{Kind::CorrelationSubscription, 190},
    Rank{Kind::BpmnDiagram, 200},
    Rank{Kind::BpmnLabel, 210},
    Rank{Kind::BpmnLabelStyle, 211},
};

int rankOf(Kind kind) {
  const auto row = std::find_if(kRanks.begin(), kRanks.end(), [&](const Rank& r) { return r.kind == kind; });
  if (row != kRanks.end()) return row->rank;
  if (model::isArtifact(kind)) return kArtifactRank;
  if (model::is(kind, model::category::Role)) return kRoleRank;
  return kFlowElementRank;
}
}  // namespace

std::size_t schemaPosition(const model::Element& parent, Kind kind) {
  // From the back: shapes and flow elements come in bulk, and a new one goes behind its like.
  const auto& children = parent.children();
  std::size_t position = children.size();
  while (position > 0 && rankOf(children[position - 1]->kind()) > rankOf(kind)) --position;
  return position;
}

}  // namespace joinery::designer
