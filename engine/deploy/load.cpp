#include <algorithm>
#include <map>

#include "engine/deploy/deploy.h"

namespace joinery::deploy {

namespace {

Error damaged(const store::StoredDefinition& stored, const std::string& why) {
  return makeError(ErrorKind::Internal, "definition-damaged",
                   "the stored definition " + stored.row.id + " (" + stored.row.resource + ") cannot be read: " + why,
                   stored.row.id);
}

using FileName = std::pair<std::int64_t, std::string>;

// The decision models of each deployment as it brought them, also those that it made no new version of.
std::map<std::int64_t, std::vector<DeployedFile>> decisionModels(store::Connection& connection,
                                                                 const store::StoredDeployments& all) {
  std::map<std::int64_t, std::string> resources;  // of decision models, by definition
  for (const store::StoredDefinition& stored : all.definitions) {
    if (stored.row.kind == "decision") resources.emplace(stored.number, stored.row.resource);
  }
  std::map<std::int64_t, std::vector<DeployedFile>> out;
  for (const auto& [deployment, definition] : all.members) {
    const auto found = resources.find(definition);
    if (found == resources.end()) continue;
    std::optional<std::string> content = store::readResource(connection, deployment, found->second);
    if (content) out[deployment].push_back({found->second, std::move(*content)});
  }
  return out;
}

}  // namespace

Result<std::shared_ptr<store::Catalog>> loadCatalog(store::Connection& connection) {
  auto catalog = std::make_shared<store::Catalog>();
  const store::StoredDeployments all = store::readDeployments(connection);
  const DeployOptions options;
  std::map<FileName, ReadFile> files;  // a file may hold several definitions
  const auto models = decisionModels(connection, all);
  const std::vector<DeployedFile> none;
  for (const store::StoredDefinition& stored : all.definitions) {
    const FileName name{stored.deployment, stored.row.resource};
    auto file = files.find(name);
    if (file == files.end()) {
      const FileKind* kind = fileKind(stored.row.resource);
      std::optional<std::string> content = store::readResource(connection, stored.deployment, stored.row.resource);
      if (!kind || !content) return damaged(stored, "its file is missing");
      const auto beside = models.find(stored.deployment);
      const ReadContext context{options, beside == models.end() ? none : beside->second, true};
      file = files.emplace(name, kind->read({stored.row.resource, std::move(*content)}, context)).first;
    }
    const auto found =
        std::find_if(file->second.definitions.begin(), file->second.definitions.end(),
                     [&](const FoundDefinition& d) { return d.kind == stored.row.kind && d.key == stored.row.key; });
    if (found == file->second.definitions.end()) {
      return damaged(stored,
                     file->second.problems.empty() ? "it is not in the file" : file->second.problems.front().message);
    }
    auto entry = std::make_shared<store::CatalogEntry>();
    entry->number = stored.number;
    entry->deployment = stored.deployment;
    entry->row = stored.row;
    entry->process = found->process;
    entry->decisions = found->decisions;
    if (entry->process) {
      run::setIdentity(*entry->process, stored.row.id, stored.row.version, stored.row.deploymentId);
    }
    catalog->add(std::move(entry));
  }
  for (const auto& [deployment, definition] : all.members) catalog->addToDeployment(deployment, definition);
  return catalog;
}

}  // namespace joinery::deploy
