// The compiled form of a set of models: decisions, inputs, knowledge and services with their requirements resolved.
// Private to engine/dmn. Immutable once built (builder.h); any thread may read it.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/dmn/dmn.h"
#include "engine/feel/node.h"
#include "engine/feel/type.h"

namespace joinery::dmn {

struct Drg {  // an element of a decision requirement graph
  enum class Kind { InputData, Decision, Knowledge, Service };
  Kind kind = Kind::Decision;
  std::size_t index = 0;  // within the graph
  std::string id;
  std::string name;
  std::size_t model = 0;
  feel::TypePtr type;                                    // of the value; nullptr: Any
  std::shared_ptr<const feel::Program> program;          // of decisions and knowledge; nullptr: no logic
  std::map<std::string, const Drg*, std::less<>> scope;  // what its logic may name: its requirements
  // Of services:
  std::vector<const Drg*> parameters;  // input data, then input decisions
  std::vector<const Drg*> outputs;
};

struct ModelInfo {
  std::string resource, id, name, uri;
  std::map<std::string, std::size_t> imports;  // name in this model -> index of the imported model
};

class Graph {
 public:
  std::vector<ModelInfo> models;
  std::vector<std::unique_ptr<Drg>> elements;
  std::vector<DecisionInfo> decisions;
  std::vector<const Drg*> elementsOfDecisions;  // as many, in the same order
};

}  // namespace joinery::dmn
