// A deployment: files are read and checked on the caller's thread, then numbered, stored and made known on the
// writer's.
//
//   Package package = readPackage(files, options);          // any thread; may take a while
//   if (hasErrors(package.problems)) refuse ...
//   Result<Deployment> done = store(writing, package, ...); // the writer's thread, in its transaction
//   auto catalog = loadCatalog(connection);                 // at the start: everything again from what is stored
#pragma once

#include <memory>

#include "engine/deploy/kinds.h"
#include "engine/write/writing.h"

namespace joinery::deploy {

struct PackageFile {
  DeployedFile file;
  std::vector<FoundDefinition> definitions;  // empty: a plain resource
};

struct Package {
  std::vector<PackageFile> files;
  std::vector<Diagnostic> problems;  // of all files, each with its resource
};

Package readPackage(std::vector<DeployedFile> files, const DeployOptions& options);

// What a dry run answers: nothing is numbered or stored.
Deployment describe(const Package& package, Instant now);

// Precondition: no errors in the package. Files whose content equals the latest version's keep that version.
Result<Deployment> storePackage(write::Writing& writing, const Package& package, const std::string& actor);

// Errors: "definition-damaged" (Internal), naming the one that can no longer be read. Throws StoreError.
Result<std::shared_ptr<store::Catalog>> loadCatalog(store::Connection& connection);

}  // namespace joinery::deploy
