#include "engine/store/deployments.h"
#include "engine/store/queries/queries_impl.h"

namespace joinery::store {

namespace {

DefinitionRow withLatest(const Catalog& catalog, const CatalogEntry& entry) {
  DefinitionRow row = entry.row;
  row.latest = catalog.isLatest(entry);
  return row;
}

}  // namespace

Result<DefinitionRow> QueriesImpl::definition(const std::string& id) {
  const std::shared_ptr<const Catalog> catalog = m_catalog();
  const CatalogEntry* entry = catalog->find(id);
  if (!entry) return unknown("definition", id);
  return withLatest(*catalog, *entry);
}

// In the order of deployment; the cursor is the definition's number.
Result<Page<DefinitionRow>> QueriesImpl::definitions(const DefinitionFilter& filter, const PageRequest& request) {
  const Result<Position> position = readPage(request, 1);
  if (!position) return position.error();
  const std::int64_t* after = position->after.empty() ? nullptr : std::get_if<std::int64_t>(&position->after[0]);
  const std::shared_ptr<const Catalog> catalog = m_catalog();
  Page<DefinitionRow> page;
  std::int64_t last = 0;
  for (const Catalog::Entry& entry : catalog->entries()) {
    if (after && entry->number <= *after) continue;
    if (!filter.kind.empty() && entry->row.kind != filter.kind) continue;
    if (!filter.key.empty() && entry->row.key != filter.key) continue;
    if (filter.latestOnly && !catalog->isLatest(*entry)) continue;
    if (static_cast<int>(page.items.size()) == position->limit) {
      page.nextCursor = makeCursor({last});
      break;
    }
    page.items.push_back(withLatest(*catalog, *entry));
    last = entry->number;
  }
  return page;
}

Result<std::string> QueriesImpl::resource(const std::string& definitionId) {
  const std::shared_ptr<const Catalog> catalog = m_catalog();
  const CatalogEntry* entry = catalog->find(definitionId);
  if (!entry) return unknown("definition", definitionId);
  return resource(definitionId, entry->row.resource);
}

Result<std::string> QueriesImpl::resource(const std::string& definitionId, const std::string& name) {
  return read<std::string>([&](Reading& reading) -> Result<std::string> {
    const CatalogEntry* entry = reading.catalog().find(definitionId);
    if (!entry) return unknown("definition", definitionId);
    std::optional<std::string> content = readResource(reading.connection(), entry->deployment, name);
    if (!content) return unknown("resource", name);
    return std::move(*content);
  });
}

}  // namespace joinery::store
