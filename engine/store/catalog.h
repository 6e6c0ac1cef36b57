// Every deployed definition, compiled, as one immutable picture of what is deployed.
//
//   auto catalog = std::make_shared<Catalog>(*current);    // a deployment makes the next picture ...
//   catalog->add(entry);
//   catalog->addToDeployment(7, entry.number);
//   publish(catalog);                                      // ... and the old one lives on for who still uses it
//
// Built by one thread, then read by any. Entries are shared between pictures, so a copy costs a pointer each.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/queries.h"
#include "engine/run/definition.h"
#include "engine/run/step.h"

namespace joinery::store {

struct CatalogEntry {
  std::int64_t number = 0;                   // names the definition in the tables
  std::int64_t deployment = 0;               // the one that brought this version
  DefinitionRow row;                         // `latest` is not kept here, see Catalog::isLatest
  std::shared_ptr<run::Definition> process;  // null for other kinds
};

// A start event of a latest version that something from outside may trigger.
struct StartPoint {
  std::shared_ptr<const CatalogEntry> definition;
  run::StartTrigger trigger;
};

class Catalog final : public run::Definitions {
 public:
  using Entry = std::shared_ptr<const CatalogEntry>;

  void add(Entry entry);  // a later version of a key must come after the earlier ones
  void addToDeployment(std::int64_t deployment, std::int64_t definition);

  const CatalogEntry* find(std::string_view id) const;      // nullptr if unknown
  const CatalogEntry* byNumber(std::int64_t number) const;  // nullptr if unknown
  const CatalogEntry* latest(std::string_view kind, std::string_view key) const;
  const std::vector<Entry>& entries() const { return m_entries; }  // in the order of deployment
  bool isLatest(const CatalogEntry& entry) const;
  // The file's id of an element of a definition; empty if unknown.
  const std::string& elementOf(std::int64_t definition, std::int32_t element) const;
  Entry shared(std::string_view id) const;
  // The keys that a message carries by the correlation properties of any definition, each once.
  std::vector<Value> correlationKeys(const std::string& message, const Value& variables) const;
  // The message or signal start events of that name in the latest versions, in the order of deployment.
  std::vector<StartPoint> startPoints(run::StartTrigger::Type type, const std::string& name) const;

  const run::Definition* byId(std::string_view definitionId) const override;
  const run::Definition* latest(std::string_view processKey) const override;
  const run::Definition* sameDeployment(std::string_view processKey, std::string_view definitionId) const override;

 private:
  std::vector<Entry> m_entries;
  std::map<std::string, Entry, std::less<>> m_byId;
  std::map<std::int64_t, Entry> m_byNumber;
  std::map<std::pair<std::string, std::string>, Entry> m_latest;         // by kind and key
  std::multimap<std::int64_t, std::int64_t> m_deployments;               // deployment -> definitions
  std::multimap<std::pair<int, std::string>, StartPoint> m_startPoints;  // by type and name; of all versions
  std::multimap<std::string, Entry> m_correlating;                       // by message; of all versions
};

// "<key>:<version>" for processes, "<kind>:<key>:<version>" for the rest.
std::string definitionId(const std::string& kind, const std::string& key, int version);

}  // namespace joinery::store
