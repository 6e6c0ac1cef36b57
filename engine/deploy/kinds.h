// What a deployed file is, by its name: one row per kind of file.
//
//   const FileKind* kind = fileKind("permit.bpmn");        // nullptr: a plain resource (a template, an import)
//   ReadFile file = kind->read({"permit.bpmn", bytes}, {options, files});
//
// A reader finds the definitions in a file and everything that is wrong with it. The same readers run when a stored
// deployment is loaded; then nothing is judged again, so that a rule that came later does not stop what runs. Any
// thread.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "engine/engine.h"

namespace joinery::dmn {
class Model;
}

namespace joinery::deploy {

struct FoundDefinition {
  std::string kind, key, name;
  std::shared_ptr<run::Definition> process;               // processes only
  std::shared_ptr<const dmn::Model> decisions = nullptr;  // decision models only
  std::vector<std::string> imports = {};                  // files that it was read with: a change of theirs changes it
};

struct ReadFile {
  std::vector<FoundDefinition> definitions;
  std::vector<Diagnostic> problems;
};

struct ReadContext {
  const DeployOptions& options;
  const std::vector<DeployedFile>& files;  // the whole deployment, for imports; from the store: its decision models
  bool stored = false;                     // accepted before: only what is needed to run it
};

struct FileKind {
  const char* suffix;
  ReadFile (*read)(const DeployedFile& file, const ReadContext& context);
};

const FileKind* fileKind(std::string_view name);

// Errors of readers that stop at once carry their diagnostics, or are one themselves.
void addError(const Error& error, const std::string& resource, std::vector<Diagnostic>& problems);

ReadFile readBpmn(const DeployedFile& file, const ReadContext& context);
ReadFile readDmn(const DeployedFile& file, const ReadContext& context);
ReadFile readForm(const DeployedFile& file, const ReadContext& context);
ReadFile readItem(const DeployedFile& file, const ReadContext& context);

}  // namespace joinery::deploy
