#include <algorithm>

#include "engine/deploy/deploy.h"
#include "engine/store/data_stores.h"

namespace joinery::deploy {

namespace {

bool sameContent(write::Writing& writing, std::int64_t deployment, const DeployedFile& file) {
  return store::readResource(writing.store.connection, deployment, file.name) == file.content;
}

// Whether every definition of the file is the latest already, with this content and the same plain resources beside it.
bool isUnchanged(write::Writing& writing, const Package& package, const PackageFile& file) {
  return std::all_of(file.definitions.begin(), file.definitions.end(), [&](const FoundDefinition& definition) {
    const store::CatalogEntry* latest = writing.catalog->latest(definition.kind, definition.key);
    if (!latest || latest->row.resource != file.file.name) return false;
    if (!sameContent(writing, latest->deployment, file.file)) return false;
    const auto isImported = [&](const PackageFile& other) {
      const auto& names = definition.imports;
      return std::find(names.begin(), names.end(), other.file.name) != names.end();
    };
    return std::all_of(package.files.begin(), package.files.end(), [&](const PackageFile& other) {
      const bool matters = other.definitions.empty() || isImported(other);
      return !matters || sameContent(writing, latest->deployment, other.file);
    });
  });
}

DeployedDefinition deployed(const store::CatalogEntry& entry) {
  return {entry.row.id, entry.row.kind, entry.row.key, entry.row.resource, entry.row.version};
}

// Start timers belong to the latest version alone.
Status armStartTimers(write::Writing& writing, const store::CatalogEntry* before, const store::CatalogEntry& entry) {
  if (before) writing.store.timers.disarm(before->number);
  if (!entry.process) return success();
  for (const run::StartTrigger& trigger : run::startTriggers(*entry.process)) {
    if (trigger.type != run::StartTrigger::Type::Timer) continue;
    const Result<run::TimerPlan> plan =
        run::planStart(*entry.process, trigger.element, writing.now(), writing.timeZone);
    if (!plan) return plan.error();
    writing.store.timers.arm({entry.number, trigger.element, *plan});
    writing.consequences.earliestTimer = std::min(writing.consequences.earliestTimer, plan->dueAt.ms);
  }
  return success();
}

// A condition that is true already when its process is deployed has not become true.
void keepStartConditions(write::Writing& writing, const store::CatalogEntry& entry) {
  if (!entry.process) return;
  const store::DataStores stores(writing.store.documents);
  for (const run::StartTrigger& trigger : run::startTriggers(*entry.process)) {
    if (trigger.type != run::StartTrigger::Type::Condition) continue;
    const Result<bool> holds =
        run::startCondition(*entry.process, trigger.element, stores, writing.now(), writing.timeZone);
    store::keepCondition(writing.store.documents, entry.number, trigger.element, holds && *holds);
  }
}

// Messages that wait already are found by the correlation keys of a new definition as well.
void correlateBuffered(write::Writing& writing, const store::CatalogEntry& entry) {
  store::Messages& messages = writing.store.messages;
  if (!entry.process || !messages.anyBuffered()) return;
  for (const std::string& name : run::correlatedMessages(*entry.process)) {
    std::int64_t previous = 0;
    while (const auto message = messages.nextBuffered(name, previous)) {
      previous = message->id;
      for (const Value& key : run::correlationKeys(*entry.process, name, message->variables)) {
        messages.addKey(message->id, name, *store::correlationText(key));
      }
    }
  }
}

// Numbers, stores and catalogues the definitions of one file.
Status addDefinitions(write::Writing& writing, store::Catalog& catalog, std::int64_t deployment, Instant at,
                      const PackageFile& file, std::vector<DeployedDefinition>& added) {
  for (const FoundDefinition& definition : file.definitions) {
    const store::CatalogEntry* before = catalog.latest(definition.kind, definition.key);
    auto entry = std::make_shared<store::CatalogEntry>();
    entry->deployment = deployment;
    entry->process = definition.process;
    entry->decisions = definition.decisions;
    DefinitionRow& row = entry->row;
    row.kind = definition.kind;
    row.key = definition.key;
    row.name = definition.name;
    row.version = before ? before->row.version + 1 : 1;
    row.id = store::definitionId(row.kind, row.key, row.version);
    row.resource = file.file.name;
    row.deploymentId = store::deploymentId(deployment);
    row.deployedAt = at;
    entry->number = writing.store.deployments.addDefinition(deployment, row);
    if (entry->process) run::setIdentity(*entry->process, row.id, row.version, row.deploymentId);
    if (Status armed = armStartTimers(writing, before, *entry); !armed) return armed;
    keepStartConditions(writing, *entry);
    correlateBuffered(writing, *entry);
    writing.store.deployments.addMember(deployment, entry->number);
    catalog.addToDeployment(deployment, entry->number);
    catalog.add(entry);
    added.push_back(deployed(*entry));
  }
  return success();
}

}  // namespace

Result<Deployment> storePackage(write::Writing& writing, const Package& package, const std::string& actor) {
  Deployment result{.deployedAt = writing.now(), .changed = false, .problems = package.problems};
  std::vector<bool> unchanged;
  for (const PackageFile& file : package.files) {
    unchanged.push_back(!file.definitions.empty() && isUnchanged(writing, package, file));
    if (!file.definitions.empty() && !unchanged.back()) result.changed = true;
  }
  const bool onlyResources = std::all_of(package.files.begin(), package.files.end(),
                                         [](const PackageFile& file) { return file.definitions.empty(); });
  result.changed = result.changed || onlyResources;

  std::int64_t number = 0;
  auto catalog = std::make_shared<store::Catalog>(*writing.catalog);
  if (result.changed) {
    number = writing.store.deployments.create(result.deployedAt, actor);
    for (const PackageFile& file : package.files) {
      writing.store.deployments.addResource(number, file.file.name, file.file.content);
    }
  }
  for (std::size_t i = 0; i < package.files.size(); ++i) {
    const PackageFile& file = package.files[i];
    if (!unchanged[i]) {
      const Status added = addDefinitions(writing, *catalog, number, result.deployedAt, file, result.definitions);
      if (!added) return added.error();
      continue;
    }
    for (const FoundDefinition& definition : file.definitions) {
      const store::CatalogEntry* latest = catalog->latest(definition.kind, definition.key);
      if (!result.changed) number = latest->deployment;
      writing.store.deployments.addMember(number, latest->number);
      catalog->addToDeployment(number, latest->number);
      result.definitions.push_back(deployed(*latest));
    }
  }
  result.id = store::deploymentId(number);
  writing.catalog = std::move(catalog);
  return result;
}

}  // namespace joinery::deploy
