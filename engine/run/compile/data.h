// Data as the model declares it (10.4): data objects, properties, data stores, inputs and outputs of activities and
// events, and the associations that move values between them. Internal to engine/run.
//
// A data object or property is a variable of its scope, a data input or output one of its activity; each bears its
// name, or its id where it has none (a data object also the name of a reference to it). A data store is a collection of
// the server, by name.
#pragma once

#include <string>
#include <vector>

#include "engine/run/compile/program.h"

namespace joinery::model {
class Element;
}

namespace joinery::run {

class Compiler;

// What an item definition asks of a value; "" asks for nothing.
struct ItemType {
  std::string word;  // string | number | integer | boolean
  bool isCollection = false;
};

struct StoreName {
  std::string name;           // empty: no data store
  std::int64_t capacity = 0;  // 0: unlimited
};

struct DataAssociation {
  std::string input;  // the data input that it fills; empty: something else, or one that is in no input set
  std::vector<std::string> sources;  // the items that must have a value for that
  std::string needs;                 // a data output that must have come, else nothing is moved; empty: moved always
  Expression source;
  std::string target;  // a variable, or a path in it
  StoreName store;     // or a data store
  ItemType type;
};

// What must be there for an activity to begin (10.4.2): data inputs by their names.
struct InputSet {
  std::vector<std::string> inputs, required, whileExecuting;
};

// What an activity or event has besides the mappings of Joinery; only where the model declares something.
struct DataSpec {
  std::vector<std::string> properties;
  std::vector<DataAssociation> reads, writes;  // before and after
  std::vector<std::string> outputs;            // the names of its data outputs
  std::vector<InputSet> inputSets;             // activities; in the order in which they are tried
};

std::unique_ptr<DataSpec> compileData(Compiler&, const model::Element&);
// The names of data objects and properties that a sub-process holds itself.
std::vector<std::string> declaredData(const Compiler&, const model::Element& container);
// The variable of an item: name, else id; of a reference what it refers to. Empty for nullptr.
std::string itemName(const Compiler&, const model::Element* item);
// The collection that a multi-instance activity reads or writes by a data input or output: what is associated with it,
// for that is there before the instances begin and after they end.
Expression loopInput(Compiler&, const model::Element& activity, const model::Element& loop);
std::string loopOutput(Compiler&, const model::Element& activity, const model::Element& loop);
// The name of the only data output of an activity; empty if there is none or there are several.
std::string soleOutput(const Compiler&, const model::Element& activity);

// Errors: Refused "item-type".
Status checkItem(const ItemType&, const std::string& name, const Value&);

}  // namespace joinery::run
