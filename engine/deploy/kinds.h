// What a deployed file is, by its name: one row per kind of file.
//
//   const FileKind* kind = fileKind("permit.bpmn");        // nullptr: a plain resource (a template, an import)
//   ReadFile file = kind->read({"permit.bpmn", bytes}, options);
//
// A reader finds the definitions in a file and everything that is wrong with it. The same readers run when a stored
// deployment is loaded, so what was accepted once must stay readable. Any thread.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "engine/engine.h"

namespace joinery::deploy {

struct FoundDefinition {
  std::string kind, key, name;
  std::shared_ptr<run::Definition> process;  // processes only
};

struct ReadFile {
  std::vector<FoundDefinition> definitions;
  std::vector<Diagnostic> problems;
};

struct FileKind {
  const char* suffix;
  ReadFile (*read)(const DeployedFile& file, const DeployOptions& options);
};

const FileKind* fileKind(std::string_view name);

ReadFile readBpmn(const DeployedFile& file, const DeployOptions& options);
ReadFile readDmn(const DeployedFile& file, const DeployOptions& options);
ReadFile readForm(const DeployedFile& file, const DeployOptions& options);
ReadFile readItem(const DeployedFile& file, const DeployOptions& options);

}  // namespace joinery::deploy
