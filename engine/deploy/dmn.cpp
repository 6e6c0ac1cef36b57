// DMN files: each is one definition, named by its namespace and id, and compiled with the models that it imports.
#include "engine/dmn/dmn.h"

#include "engine/deploy/kinds.h"

namespace joinery::deploy {

namespace {

constexpr std::string_view kSuffix = ".dmn";

std::vector<dmn::Source> models(const std::vector<DeployedFile>& files) {
  std::vector<dmn::Source> out;
  for (const DeployedFile& file : files) {
    if (file.name.ends_with(kSuffix)) out.push_back({file.name, file.content});
  }
  return out;
}

}  // namespace

ReadFile readDmn(const DeployedFile& file, const ReadContext& context) {
  ReadFile read;
  const dmn::Source source{file.name, file.content};
  const std::vector<dmn::Source> sources = dmn::withImports(source, models(context.files));
  dmn::Compiled compiled = dmn::compile(sources, {.checkTables = !context.stored});
  for (Diagnostic& problem : compiled.diagnostics) {
    if (problem.resource == file.name) read.problems.push_back(std::move(problem));  // the others tell of themselves
  }
  const std::string key = dmn::modelKey(source);
  if (!compiled.model) return read;
  if (key.empty()) {
    read.problems.push_back({.code = "model-without-namespace",
                             .message = "expected a namespace, an id or a name on <definitions>",
                             .resource = file.name});
    return read;
  }
  FoundDefinition definition{.kind = "decision", .key = key, .name = key, .process = nullptr};
  for (const dmn::DecisionInfo& decision : compiled.model->decisions()) {
    if (decision.resource == file.name && !decision.modelName.empty()) definition.name = decision.modelName;
  }
  definition.decisions = std::move(compiled.model);
  for (std::size_t i = 1; i < sources.size(); ++i) definition.imports.push_back(sources[i].resource);
  read.definitions.push_back(std::move(definition));
  return read;
}

}  // namespace joinery::deploy
