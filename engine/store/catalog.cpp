#include "engine/store/catalog.h"

#include <algorithm>

namespace joinery::store {

void Catalog::add(Entry entry) {
  m_entries.push_back(entry);
  m_byId[entry->row.id] = entry;
  m_byNumber[entry->number] = entry;
  if (entry->process) {
    for (const run::StartTrigger& trigger : run::startTriggers(*entry->process)) {
      m_startPoints.emplace(std::pair(static_cast<int>(trigger.type), trigger.message), StartPoint{entry, trigger});
    }
  }
  if (entry->process) {
    for (const std::string& message : run::correlatedMessages(*entry->process)) m_correlating.emplace(message, entry);
  }
  m_latest[{entry->row.kind, entry->row.key}] = std::move(entry);
}

void Catalog::addToDeployment(std::int64_t deployment, std::int64_t definition) {
  m_deployments.emplace(deployment, definition);
}

const CatalogEntry* Catalog::find(std::string_view id) const {
  const auto found = m_byId.find(id);
  return found == m_byId.end() ? nullptr : found->second.get();
}

Catalog::Entry Catalog::shared(std::string_view id) const {
  const auto found = m_byId.find(id);
  return found == m_byId.end() ? nullptr : found->second;
}

std::vector<StartPoint> Catalog::startPoints(run::StartTrigger::Type type, const std::string& name) const {
  std::vector<StartPoint> points;
  const auto [begin, end] = m_startPoints.equal_range({static_cast<int>(type), name});
  for (auto it = begin; it != end; ++it) {
    if (isLatest(*it->second.definition)) points.push_back(it->second);
  }
  return points;
}

std::vector<Value> Catalog::correlationKeys(const std::string& message, const Value& variables) const {
  std::vector<Value> keys;
  const auto [begin, end] = m_correlating.equal_range(message);
  for (auto it = begin; it != end; ++it) {
    for (Value& key : run::correlationKeys(*it->second->process, message, variables)) {
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
    }
  }
  return keys;
}

const CatalogEntry* Catalog::byNumber(std::int64_t number) const {
  const auto found = m_byNumber.find(number);
  return found == m_byNumber.end() ? nullptr : found->second.get();
}

const CatalogEntry* Catalog::latest(std::string_view kind, std::string_view key) const {
  const auto found = m_latest.find({std::string(kind), std::string(key)});
  return found == m_latest.end() ? nullptr : found->second.get();
}

bool Catalog::isLatest(const CatalogEntry& entry) const {
  return latest(entry.row.kind, entry.row.key) == &entry;
}

const std::string& Catalog::elementOf(std::int64_t definition, std::int32_t element) const {
  static const std::string kNone;
  const CatalogEntry* entry = byNumber(definition);
  return entry && entry->process && element >= 0 ? run::elementId(*entry->process, element) : kNone;
}

const run::Definition* Catalog::byId(std::string_view definitionId) const {
  const CatalogEntry* entry = find(definitionId);
  return entry ? entry->process.get() : nullptr;
}

const run::Definition* Catalog::latest(std::string_view processKey) const {
  const CatalogEntry* entry = latest("process", processKey);
  return entry ? entry->process.get() : nullptr;
}

const run::Definition* Catalog::sameDeployment(std::string_view processKey, std::string_view definitionId) const {
  const CatalogEntry* caller = find(definitionId);
  if (!caller) return nullptr;
  const auto [begin, end] = m_deployments.equal_range(caller->deployment);
  for (auto it = begin; it != end; ++it) {
    const CatalogEntry* entry = byNumber(it->second);
    if (entry && entry->row.kind == "process" && entry->row.key == processKey) return entry->process.get();
  }
  return nullptr;
}

std::string definitionId(const std::string& kind, const std::string& key, int version) {
  const std::string id = key + ":" + std::to_string(version);
  return kind == "process" ? id : kind + ":" + id;
}

}  // namespace joinery::store
