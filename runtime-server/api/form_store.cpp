#include "runtime-server/api/form_store.h"

#include <algorithm>

#include "engine/base/json.h"
#include "engine/model/document.h"
#include "runtime-server/api/render.h"

namespace joinery::server {
namespace {

Error unknownForm(const std::string& formKey) {
  return makeError(ErrorKind::Refused, "unknown-form", "No form with the id \"" + formKey + "\" is deployed.", formKey);
}

// The form of the start event that people use: the one without a trigger.
run::FormUse startFormOf(const run::Definition& definition) {
  const auto triggers = run::startTriggers(definition);
  for (const run::FormUse& use : run::formUses(definition)) {
    const bool triggered = std::any_of(triggers.begin(), triggers.end(),
                                       [&](const run::StartTrigger& t) { return t.element == use.element; });
    if (run::elementType(definition, use.element) == "startEvent" && !triggered) return use;
  }
  return {};
}

// Of several versions of one thing the one that belongs to a process: deployed together with it, else the newest that
// was there when the process was deployed, else the newest.
std::optional<DefinitionRow> belongingTo(const DefinitionRow& process, const std::vector<DefinitionRow>& versions) {
  std::optional<DefinitionRow> together, before, newest;
  for (const DefinitionRow& row : versions) {
    if (row.deploymentId == process.deploymentId) together = row;
    if (row.deployedAt <= process.deployedAt && (!before || row.version > before->version)) before = row;
    if (!newest || row.version > newest->version) newest = row;
  }
  return together ? together : before ? before : newest;
}

// Empty `key`: of every key.
Result<std::vector<DefinitionRow>> versionsOf(Queries& queries, const std::string& kind, const std::string& key) {
  std::vector<DefinitionRow> out;
  PageRequest page{.cursor = "", .limit = kMaxLimit};
  do {
    auto rows = queries.definitions({.kind = kind, .key = key, .latestOnly = false}, page);
    if (!rows) return rows.error();
    out.insert(out.end(), rows->items.begin(), rows->items.end());
    page.cursor = rows->nextCursor;
  } while (!page.cursor.empty());
  return out;
}

}  // namespace

Result<BoundFormPtr> FormStore::atElement(const std::string& definitionId, const std::string& elementId,
                                          const std::string& formKey) {
  if (formKey.empty()) return BoundFormPtr();
  const Key key{definitionId, elementId, formKey};
  {
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_forms.find(key); found != m_forms.end()) return found->second;
  }
  const auto index = elementIndex(definitionId, elementId);
  if (!index) return index.error();
  const auto definition = m_engine.definition(definitionId);
  auto bound = bind(definitionId, formKey, definition ? run::formAccess(*definition, *index) : Value::list({}));
  if (!bound) return bound;
  const std::lock_guard lock(m_mutex);
  return m_forms.emplace(key, *bound).first->second;
}

Result<std::shared_ptr<const StartRules>> FormStore::atStart(const std::string& definitionId) {
  {
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_starts.find(definitionId); found != m_starts.end()) return found->second;
  }
  StartRules rules;
  auto groups = startGroups(definitionId);
  if (!groups) return groups.error();
  rules.groups = std::move(*groups);
  if (const auto definition = m_engine.definition(definitionId)) {
    const run::FormUse use = startFormOf(*definition);
    if (!use.form.empty()) {
      auto form = bind(definitionId, use.form, run::formAccess(*definition, use.element));
      if (!form) return form.error();
      rules.form = std::move(*form);
    }
  }
  const std::lock_guard lock(m_mutex);
  return m_starts.emplace(definitionId, std::make_shared<const StartRules>(std::move(rules))).first->second;
}

// Items are few: every key's fitting version is read until one starts the process.
Result<std::vector<std::string>> FormStore::startGroups(const std::string& definitionId) {
  Queries& queries = m_engine.queries();
  const auto process = queries.definition(definitionId);
  if (!process) return process.error();
  const auto items = versionsOf(queries, "item", "");
  if (!items) return items.error();
  std::map<std::string, std::vector<DefinitionRow>> byKey;
  for (const DefinitionRow& item : *items) byKey[item.key].push_back(item);
  for (const auto& [key, versions] : byKey) {
    const auto source = queries.resource(belongingTo(*process, versions)->id);
    if (!source) return source.error();
    const auto item = parseJson(*source);
    if (!item) return item.error();
    if (item->text("startProcess") == process->key) return textsOf(item->find("startGroups"));
  }
  return std::vector<std::string>();
}

Result<BoundFormPtr> FormStore::bind(const std::string& definitionId, const std::string& formKey,
                                     const Value& accessRules) {
  auto content = formContent(definitionId, formKey);
  if (!content) return content.error();
  const auto form = forms::Form::parse(*content, formKey);
  if (!form) return form.error();
  if (hasErrors((*form)->diagnostics())) {
    return Error{ErrorKind::Refused, "form-broken", "The form \"" + formKey + "\" has errors.", formKey,
                 (*form)->diagnostics()};
  }
  const auto rules = forms::accessRulesFromValue(accessRules);
  if (!rules) return rules.error();
  return std::make_shared<const BoundForm>(BoundForm{*form, (*form)->access(*rules)});
}

Result<std::string> FormStore::formContent(const std::string& definitionId, const std::string& formKey) {
  const auto process = m_engine.queries().definition(definitionId);
  if (!process) return process.error();
  const auto versions = versionsOf(m_engine.queries(), "form", formKey);
  if (!versions) return versions.error();
  const auto chosen = belongingTo(*process, *versions);
  if (!chosen) return unknownForm(formKey);
  return m_engine.queries().resource(chosen->id);
}

Result<std::int32_t> FormStore::elementIndex(const std::string& definitionId, const std::string& elementId) {
  if (const auto definition = m_engine.definition(definitionId)) {
    for (const run::FormUse& use : run::formUses(*definition)) {
      if (run::elementId(*definition, use.element) == elementId) return use.element;
    }
  }
  // An expression gives the form: the element's number is its place in the file.
  const auto row = m_engine.queries().definition(definitionId);
  if (!row) return row.error();
  auto source = m_engine.queries().resource(definitionId);
  if (!source) return source.error();
  const auto document = model::Document::parse(std::move(*source), row->resource);
  if (!document) return document.error();
  const model::Element* element = (*document)->byId(elementId);
  return element != nullptr ? element->index() : -1;
}

}  // namespace joinery::server
