// The inside of a Definition: nodes, flows and scopes as dense arrays, every expression compiled. Internal to
// engine/run.
//
// A Definition is built by compile/ and then never changes, save for its identity before it is shared (setIdentity).
// What only one kind of element or event needs is its own struct, derived from Extra, made by the file of that element.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/feel/feel.h"
#include "engine/model/kinds.h"
#include "engine/run/definition.h"

namespace joinery::run {

struct ElementBehaviour;  // kinds.h
struct EventBehaviour;    // events/events.h
struct LoopBehaviour;     // loops/loops.h
struct DataSpec;          // compile/data.h
struct Correlation;       // compile/collaboration.h

struct Extra {
  virtual ~Extra() = default;
};

// A FEEL expression or a constant, as attributes and elements give them; or the name of a variable (any name, also one
// that FEEL could not read) or of a data store.
struct Expression {
  std::optional<feel::Expression> feel;  // empty: `constant` holds
  Value constant;
  std::string variable, store;
  std::string text;  // as written, for messages

  bool given() const { return feel.has_value() || !constant.isNull() || !variable.empty() || !store.empty(); }
};

struct Mapping {
  Expression source;
  std::string target;
};

// One event definition of an event.
struct EventSpec {
  const EventBehaviour* behaviour = nullptr;
  std::int32_t element = -1;
  std::unique_ptr<Extra> extra;
};

// joinery:retryBackoff of a job: how long to wait after its first failure, its second, ...; the last one holds for all
// that follow.
struct Backoff {
  int retries = 0;  // what the job begins with
  std::vector<Duration> pauses;
};

struct LoopSpec {
  const LoopBehaviour* behaviour = nullptr;
  std::unique_ptr<Extra> extra;
};

struct Flow {
  std::int32_t element = -1;
  std::string id;
  int source = -1, target = -1;  // nodes
  Expression condition;
  bool conditional = false;
};

struct Node {
  std::int32_t element = -1;
  int index = -1;  // in Definition::nodes
  model::Kind kind{};
  const ElementBehaviour* behaviour = nullptr;
  std::string id, name;
  int scope = 0;                        // the scope that it lies in, in Definition::scopes
  int body = -1;                        // the scope that it opens, for sub-processes
  std::vector<int> incoming, outgoing;  // flows
  int defaultFlow = -1;
  std::vector<int> boundaries;    // boundary events attached to it
  int compensatedBy = -1;         // activities: the handler that undoes them
  int attachedTo = -1;            // boundary events: the activity
  int instantiatedBy = -1;        // events behind a gateway that instantiates the process: the gateway
  std::vector<int> linkedFrom;    // link catch events: the throwing ones
  bool interrupting = true;       // boundary events; start events of event sub-processes
  bool triggeredByEvent = false;  // event sub-processes
  bool countsRounds = false;
  int keeper = -1;              // the ad-hoc sub-process that it lies in directly
  bool startsItself = false;    // in an ad-hoc sub-process: no person chooses it
  bool takesAll = true;         // every outgoing flow is taken: no conditions and no choice
  bool parallelEvents = false;  // parallelMultiple: every event definition must occur
  int startQuantity = 1, completionQuantity = 1;
  std::vector<EventSpec> events;
  std::vector<Mapping> inputs, outputs;
  std::shared_ptr<const DataSpec> data;  // null where the model declares none
  std::unique_ptr<LoopSpec> loop;
  std::unique_ptr<Extra> extra;
  std::vector<MessageTarget> messageTargets;  // where its message flows lead; none: to whoever waits
  // Inclusive joins: for every incoming flow, the places (node i: bit i; flow j: bit nodes+j) that can reach it
  // without passing this join.
  std::vector<std::vector<bool>> reach;
};

// A process or sub-process as a container.
struct Body {
  int node = -1;    // the sub-process; -1: the process itself
  int parent = -1;  // the scope around it
  std::vector<int> nodes;
  std::vector<int> starts;             // none starts, or nodes without incoming flows where there is no start event
  std::vector<int> startEvents;        // every start event
  std::vector<int> instantiating;      // other nodes that begin the process when their message or event comes
  std::vector<int> eventSubProcesses;  // nodes
  std::vector<std::string> data;       // data objects and properties that a sub-process holds itself
  int compensationStart = -1;          // the start event of its compensation event sub-process
  std::vector<int> watchedJoins;       // joins that are looked at again whenever a token of the scope moves
};

class Definition {
 public:
  DefinitionInfo info;
  std::string deploymentId;
  std::int32_t element = -1;  // the process
  std::vector<Node> nodes;
  std::vector<Flow> flows;
  std::vector<Body> scopes;  // 0: the process
  bool watchesData = false;  // some join depends on variables
  // By Element::index(): node i is i + 1, flow j is -(j + 1), anything else 0.
  std::vector<std::int32_t> places;
  std::unordered_map<std::string, int> nodeIds;
  std::unordered_map<std::int32_t, Backoff> backoffs;                                   // by element
  std::unordered_map<std::int32_t, std::vector<Duration>> incidentBackoffs;             // by element; retries.h
  std::map<std::string, std::vector<std::shared_ptr<const Correlation>>> correlations;  // by the name of the message
  std::set<std::string> boundNames;  // the data that correlationSubscriptions of the process are made of

  const Node* node(std::int32_t elementIndex) const {
    auto p = place(elementIndex);
    return p > 0 ? &nodes[static_cast<std::size_t>(p - 1)] : nullptr;
  }
  const Flow* flow(std::int32_t elementIndex) const {
    auto p = place(elementIndex);
    return p < 0 ? &flows[static_cast<std::size_t>(-p - 1)] : nullptr;
  }
  // The bit of a node or flow in Node::reach.
  std::size_t bit(std::int32_t elementIndex) const {
    auto p = place(elementIndex);
    return p > 0 ? static_cast<std::size_t>(p - 1) : nodes.size() + static_cast<std::size_t>(-p - 1);
  }
  const Node& at(int nodeIndex) const { return nodes[static_cast<std::size_t>(nodeIndex)]; }
  const Flow& flowAt(int flowIndex) const { return flows[static_cast<std::size_t>(flowIndex)]; }
  const Body& scopeAt(int scopeIndex) const { return scopes[static_cast<std::size_t>(scopeIndex)]; }

 private:
  std::int32_t place(std::int32_t elementIndex) const {
    return elementIndex >= 0 && static_cast<std::size_t>(elementIndex) < places.size()
               ? places[static_cast<std::size_t>(elementIndex)]
               : 0;
  }
};

}  // namespace joinery::run
