#include "runtime-server/api/form_store.h"

#include "engine/model/document.h"

namespace joinery::server {
namespace {

Error unknownForm(const std::string& formKey) {
  return makeError(ErrorKind::Refused, "unknown-form", "No form with the id \"" + formKey + "\" is deployed.", formKey);
}

// The start event of the process without an event definition.
const model::Element* plainStart(const model::Document& document, const std::string& process) {
  const model::Element* element = document.byId(process);
  if (element == nullptr) return nullptr;
  for (const auto& child : element->children()) {
    if (child->kind() != model::Kind::StartEvent) continue;
    bool triggered = false;
    for (const auto& inner : child->children()) {
      triggered = triggered || inner->localName().find("ventDefinition") != std::string::npos;
    }
    if (!triggered) return child.get();
  }
  return nullptr;
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
  auto bound = bind(definitionId, *index, formKey);
  if (!bound) return bound;
  const std::lock_guard lock(m_mutex);
  return m_forms.emplace(key, *bound).first->second;
}

Result<BoundFormPtr> FormStore::atStart(const std::string& definitionId) {
  const Key key{definitionId, "", ""};
  {
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_forms.find(key); found != m_forms.end()) return found->second;
  }
  auto bound = bindStart(definitionId);
  if (!bound) return bound;
  const std::lock_guard lock(m_mutex);
  return m_forms.emplace(key, *bound).first->second;
}

Result<BoundFormPtr> FormStore::bindStart(const std::string& definitionId) {
  const auto row = m_engine.queries().definition(definitionId);
  if (!row) return row.error();
  auto source = m_engine.queries().resource(definitionId);
  if (!source) return source.error();
  const auto document = model::Document::parse(std::move(*source), row->resource);
  if (!document) return document.error();
  const model::Element* start = plainStart(**document, row->key);
  const std::string* formKey = start != nullptr ? start->attribute("form", model::kJoinery) : nullptr;
  if (formKey == nullptr || formKey->empty()) return BoundFormPtr();
  return bind(definitionId, start->index(), *formKey);
}

Result<BoundFormPtr> FormStore::bind(const std::string& definitionId, std::int32_t element,
                                     const std::string& formKey) {
  auto content = formContent(definitionId, formKey);
  if (!content) return content.error();
  const auto form = forms::Form::parse(*content, formKey);
  if (!form) return form.error();
  if (hasErrors((*form)->diagnostics())) {
    return Error{ErrorKind::Refused, "form-broken", "The form \"" + formKey + "\" has errors.", formKey,
                 (*form)->diagnostics()};
  }
  const auto definition = m_engine.definition(definitionId);
  const auto rules = forms::accessRulesFromValue(definition ? run::formAccess(*definition, element) : Value::list({}));
  if (!rules) return rules.error();
  return std::make_shared<const BoundForm>(BoundForm{*form, (*form)->access(*rules)});
}

Result<std::string> FormStore::formContent(const std::string& definitionId, const std::string& formKey) {
  const auto process = m_engine.queries().definition(definitionId);
  if (!process) return process.error();
  std::optional<DefinitionRow> together, before, newest;
  PageRequest page{.cursor = "", .limit = kMaxLimit};
  do {
    auto rows = m_engine.queries().definitions({.kind = "form", .key = formKey, .latestOnly = false}, page);
    if (!rows) return rows.error();
    for (const DefinitionRow& row : rows->items) {
      if (row.deploymentId == process->deploymentId) together = row;
      if (row.deployedAt <= process->deployedAt && (!before || row.version > before->version)) before = row;
      if (!newest || row.version > newest->version) newest = row;
    }
    page.cursor = rows->nextCursor;
  } while (!page.cursor.empty());
  const auto& chosen = together ? together : before ? before : newest;
  if (!chosen) return unknownForm(formKey);
  return m_engine.queries().resource(chosen->id);
}

Result<std::int32_t> FormStore::elementIndex(const std::string& definitionId, const std::string& elementId) {
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
