// What a batch can do to its instances: one row for each operation (batch_operations.cpp). Internal to engine/write.
#pragma once

#include <optional>
#include <string>

#include "engine/write/unit.h"

namespace joinery::write {

struct BatchStep {
  EntityId instance;
  const Value& parameters;
  const std::string& actor;
};

struct BatchOperation {
  const char* word;
  const char* needs;  // the parameter without which it makes no sense; null: none
  const char* takes;  // every parameter that it understands, separated by spaces
  bool ofEnded;       // a filter finds instances that have ended
  // Does it to one instance, as part of a unit of work; for a restart the id of what was started.
  Result<std::optional<EntityId>> (*perform)(Unit&, const BatchStep&);
};

const BatchOperation* batchOperation(const std::string& word);  // nullptr if unknown
std::string batchOperations();                                  // "cancel, migrate, ...", for messages

}  // namespace joinery::write
