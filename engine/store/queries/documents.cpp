#include "engine/store/queries/queries_impl.h"

namespace joinery::store {

namespace {

constexpr const char* kDocumentColumns = "SELECT collection, key, value, version FROM document";

DocumentRow documentRow(const Statement& row) {
  return {std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)), row.integer(3)};
}

// The first text after all that begin with `prefix`; empty if there is none.
std::string endOfPrefix(std::string prefix) {
  while (!prefix.empty() && static_cast<unsigned char>(prefix.back()) == 0xff) prefix.pop_back();
  if (!prefix.empty()) prefix.back() = static_cast<char>(static_cast<unsigned char>(prefix.back()) + 1);
  return prefix;
}

}  // namespace

Result<std::optional<DocumentRow>> QueriesImpl::document(const std::string& collection, const std::string& key) {
  return read<std::optional<DocumentRow>>([&](Reading& reading) -> Result<std::optional<DocumentRow>> {
    Statement& row = reading.connection().cached(std::string(kDocumentColumns) + " WHERE collection = ? AND key = ?");
    std::optional<DocumentRow> found;
    if (row.bind(collection, key).step()) found = documentRow(row);
    row.reset();
    return found;
  });
}

Result<Page<DocumentRow>> QueriesImpl::documents(const std::string& collection, const std::string& prefix,
                                                 const PageRequest& request) {
  const Result<Position> position = readPage(request, 1);
  if (!position) return position.error();
  return read<Page<DocumentRow>>([&](Reading& reading) -> Result<Page<DocumentRow>> {
    Select select(kDocumentColumns);
    select.where("collection = ?", {collection});
    if (!prefix.empty()) {
      select.where("key >= ?", {prefix});
      if (const std::string end = endOfPrefix(prefix); !end.empty()) select.where("key < ?", {end});
    }
    if (!position->after.empty()) select.where("key > ?", position->after);
    Statement& rows = select.run(reading.connection(), "ORDER BY key", position->limit + 1);
    return collect<DocumentRow>(rows, *position, documentRow,
                                [](const Statement& row) { return std::vector<SqlValue>{std::string(row.text(1))}; });
  });
}

}  // namespace joinery::store
