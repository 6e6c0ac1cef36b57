#include "engine/store/catalog.h"

#include <algorithm>

#include "engine/dmn/dmn.h"

namespace joinery::store {

void Catalog::add(Entry entry) {
  m_entries.push_back(entry);
  m_byId[entry->row.id] = entry;
  m_byNumber[entry->number] = entry;
  if (entry->process) {
    for (const run::StartTrigger& trigger : run::startTriggers(*entry->process)) {
      m_startPoints.emplace(std::pair(static_cast<int>(trigger.type), trigger.message), StartPoint{entry, trigger});
    }
    for (const std::string& message : run::correlatedMessages(*entry->process)) m_correlating.emplace(message, entry);
  }
  if (entry->decisions) {
    const std::vector<dmn::DecisionInfo>& decisions = entry->decisions->decisions();
    for (std::size_t i = 0; i < decisions.size(); ++i) {
      if (decisions[i].resource != entry->row.resource) continue;  // of a model that it imports
      m_decisionsById.emplace(decisions[i].id, DecisionPlace{entry, i});
      m_decisionsByName.emplace(decisions[i].name, DecisionPlace{entry, i});
    }
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

Result<dmn::Outcome> Catalog::decide(std::string_view decision, std::string_view model, const Value& variables,
                                     const feel::EvaluateOptions& options) const {
  for (const auto* places : {&m_decisionsById, &m_decisionsByName}) {
    const DecisionPlace* found = nullptr;
    const auto [begin, end] = places->equal_range(decision);
    for (auto it = begin; it != end; ++it) {
      const DecisionPlace& place = it->second;
      const dmn::DecisionInfo& info = place.entry->decisions->decisions()[place.index];
      if (!isLatest(*place.entry) || !dmn::isInModel(info, model)) continue;
      if (found) {
        return makeError(ErrorKind::Conflict, "ambiguous-decision",
                         "several decisions are called \"" + std::string(decision) + "\"; name the model");
      }
      found = &place;
    }
    if (found) return found->entry->decisions->evaluate(found->index, variables, options);
  }
  return makeError(ErrorKind::NotFound, "unknown-decision",
                   "no decision or decision service \"" + std::string(decision) + "\"" +
                       (model.empty() ? "" : " of the model \"" + std::string(model) + "\"") + " is deployed");
}

std::string definitionId(const std::string& kind, const std::string& key, int version) {
  const std::string id = key + ":" + std::to_string(version);
  return kind == "process" ? id : kind + ":" + id;
}

}  // namespace joinery::store
