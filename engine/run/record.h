// A record: one fact about an instance tree, in the past tense. Records are the truth of the engine.
//
// A step emits records; `applyRecord` (tree.h) turns each into a state change; nothing else changes a tree. The store
// keeps the records of a step packed in one log row; the history that the API shows is read from the same rows; a
// replay of the log gives the same tree. So a record carries everything that applyRecord needs, and never depends on
// a clock, on randomness or on other trees.
//
// All records share one flat shape, so that storing, printing, replaying and showing them are tables and not forty
// classes. The meaning of the fields for each type stands beside the type in record_types.def.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/time.h"
#include "engine/base/value.h"

namespace joinery::run {

// Names an entity (scope, token, task, timer, job, subscription, incident) within its tree; given in ascending order
// from 1. 0 means none.
using Key = std::uint64_t;
// Names an instance tree: a root process instance and everything that it called. Given by the store.
using TreeId = std::int64_t;

enum class RecordType : std::uint8_t {
#define RECORD(name, word) name,
#include "engine/run/record_types.def"
#undef RECORD
};
const char* recordWord(RecordType type);  // "flow-taken"; the history's `type` and the compact log's first word

struct Record {
  RecordType type{};
  Key key = 0;                // the entity that the record is about
  Key scope = 0;              // the scope in which it happened
  Key owner = 0;              // the token or scope that owns the entity
  std::int32_t element = -1;  // Element::index() in the definition of the nearest process scope
  std::int64_t number = 0;    // an instant in ms, a count: by type
  std::string text;           // a name, an id: by type
  std::string actor;          // who did it; empty for the engine itself
  Value data;                 // the rest: by type

  friend bool operator==(const Record&, const Record&) = default;
};

// The records of one step as bytes, and back. The format is versioned by its first byte; every older version stays
// readable. Errors of decode: "log-damaged".
std::string encodeRecords(const std::vector<Record>& records);
Result<std::vector<Record>> decodeRecords(std::string_view bytes);

// One line for people and for scenario files, e.g. "element-entered task_1 #7 in #2".
std::string compactLine(const Record& record, const std::string& elementId);

}  // namespace joinery::run
