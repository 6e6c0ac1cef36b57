#include <map>
#include <set>

#include "engine/deploy/deploy.h"

namespace joinery::deploy {

namespace {

// Two files that define the same would leave open which one is meant.
void checkDuplicates(Package& package, bool specificationOnly) {
  std::map<std::pair<std::string, std::string>, std::string> seen;
  std::set<std::string> names;
  for (const PackageFile& file : package.files) {
    if (!names.insert(file.file.name).second) {
      package.problems.push_back({.code = "resource-duplicate",
                                  .message = "two files of the deployment are named '" + file.file.name + "'",
                                  .resource = file.file.name});
    }
    if (specificationOnly) continue;  // BPMN tells them apart by their namespaces
    for (const FoundDefinition& definition : file.definitions) {
      const auto [first, isNew] = seen.emplace(std::pair(definition.kind, definition.key), file.file.name);
      if (isNew) continue;
      package.problems.push_back(
          {.code = "definition-duplicate",
           .message = definition.kind + " '" + definition.key + "' is already defined in " + first->second,
           .resource = file.file.name,
           .element = definition.key});
    }
  }
}

}  // namespace

Package readPackage(std::vector<DeployedFile> files, const DeployOptions& options) {
  Package package;
  for (const DeployedFile& file : files) {
    PackageFile packed;
    if (const FileKind* kind = fileKind(file.name)) {
      ReadFile read = kind->read(file, {options, files});
      packed.definitions = std::move(read.definitions);
      for (Diagnostic& problem : read.problems) {
        if (problem.resource.empty()) problem.resource = file.name;
        package.problems.push_back(std::move(problem));
      }
    }
    package.files.push_back(std::move(packed));
  }
  for (std::size_t i = 0; i < files.size(); ++i) package.files[i].file = std::move(files[i]);
  checkDuplicates(package, options.specificationOnly);
  return package;
}

Deployment describe(const Package& package, Instant now) {
  Deployment deployment{.deployedAt = now, .changed = false, .problems = package.problems};
  for (const PackageFile& file : package.files) {
    for (const FoundDefinition& definition : file.definitions) {
      deployment.definitions.push_back({"", definition.kind, definition.key, file.file.name, 0});
    }
  }
  return deployment;
}

}  // namespace joinery::deploy
