// What hangs together in a diagram, found without searching: the shape and edge of an element, the flows of a node,
// the boundary events of an activity, the lane of a node. Kept up to date by Edits. GUI thread.
//
//   const Element* shape = index.shape("ut_prereview");   // its BPMNShape
//   for (Element* flow : index.outgoing("gw_fork")) ...
#pragma once

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/model/document.h"

namespace joinery::designer {

class DiagramIndex {
 public:
  using Elements = std::vector<model::Element*>;

  void build(model::Document& document);

  // With everything below it. `leave` before a change of attributes or removal, `enter` after it.
  void enter(model::Element& element);
  void leave(model::Element& element);

  model::Element* shape(const std::string& id) const;     // BPMNShape of an element, or nullptr
  model::Element* edge(const std::string& id) const;      // BPMNEdge, or nullptr
  const Elements& outgoing(const std::string& id) const;  // sequence and message flows, associations, data associations
  const Elements& incoming(const std::string& id) const;
  const Elements& attached(const std::string& id) const;      // boundary events
  const Elements& laneRefs(const std::string& id) const;      // the flowNodeRef elements that name a node
  const Elements& defaultOf(const std::string& id) const;     // the nodes whose `default` names this flow
  const Elements& flowRefs(const std::string& id) const;      // the incoming and outgoing elements that name this flow
  const Elements& participants(const std::string& id) const;  // those whose processRef names this process
  const Elements& shapes() const { return m_allShapes; }      // all BPMNShapes and BPMNEdges, in no special order
  bool hasDiagramOf(const std::string& id) const { return shape(id) || edge(id); }

  // Adds the ids of the diagram elements that show `element` or what it belongs to.
  void ownersOf(const model::Element& element, std::set<std::string>& ids) const;

 private:
  using Map = std::unordered_map<std::string, Elements>;
  struct Entry {
    Map* map;
    std::string key;
  };
  std::vector<Entry> entriesOf(const model::Element& element);

  Map m_shapes, m_edges, m_outgoing, m_incoming, m_attached, m_laneRefs, m_defaults, m_flowRefs, m_participants;
  Elements m_allShapes;
};

// A reference without its prefix: "tns:Task_1" → "Task_1". Ids hold no colon.
std::string localPart(const std::string& reference);
// The id at each end of a flow, association, message flow or data association; empty if it has none.
std::string sourceOf(const model::Element& flow);
std::string targetOf(const model::Element& flow);
bool isConnection(model::Kind kind);

}  // namespace joinery::designer
