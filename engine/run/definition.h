// A compiled process: what runs. Made once from a model at deployment or load, immutable, shared by all threads.
//
//   CompileResult r = compile(*document);
//   if (hasErrors(r.diagnostics)) refuse(r.diagnostics);      // every element that cannot run is named, all at once
//   for (auto& definition : r.definitions) ...                // one per executable process of the file
//
// Compiling resolves references, compiles every FEEL expression, and knows for each inclusive join which elements can
// reach which incoming flow. Whatever cannot be executed to the letter is refused here, never at run time.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/model/document.h"

namespace joinery::run {

class Definition;

struct CompileOptions {
  bool specificationOnly = false; // leave out what this engine needs beyond BPMN itself
};

struct CompileResult {
  std::vector<std::shared_ptr<Definition>> definitions;
  std::vector<Diagnostic> diagnostics;
};

// The document must outlive nothing: everything needed is copied.
CompileResult compile(const model::Document& document, const CompileOptions& options = {});

// A trigger that starts an instance from outside: the store arms timers and subscriptions for the latest version.
struct StartTrigger {
  enum class Type { Timer, Message } type = Type::Message;
  std::int32_t element = -1; // the start event
  std::string message;       // message name
  std::string timerText;     // the timer's expression as text
  enum class TimerKind { Date, Duration, Cycle } timerKind = TimerKind::Date;
};

// What others than the engine may ask of a definition. `id` and `version` are set by whoever deploys it.
struct DefinitionInfo {
  std::string id;  // "key:version"
  std::string key; // the process's id in the file
  int version = 0;
  std::string name;
};

const DefinitionInfo& info(const Definition& definition);
void setIdentity(Definition& definition, std::string id, int version, std::string deploymentId);
std::vector<StartTrigger> startTriggers(const Definition& definition);
// The file's id of an element and its XML name ("scriptTask"); empty for unknown indexes.
const std::string& elementId(const Definition& definition, std::int32_t element);
const std::string& elementType(const Definition& definition, std::int32_t element);

} // namespace joinery::run
