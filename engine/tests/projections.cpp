#include "engine/tests/projections.h"

#include <utility>

namespace joinery::tests {

std::vector<std::string> dump(store::Connection& connection, const std::string& select, int columns) {
  std::vector<std::string> rows;
  store::Statement statement = connection.prepare(select);
  while (statement.step()) {
    std::string row;
    for (int i = 0; i < columns; ++i) row += std::string(statement.text(i)) + "|";
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<std::string> projections(store::Connection& connection) {
  std::vector<std::string> all;
  const std::pair<const char*, int> selects[] = {
      {"SELECT * FROM instance ORDER BY tree, key", 9},
      {"SELECT * FROM task ORDER BY tree, key", 14},
      {"SELECT * FROM task_candidate ORDER BY 1, 2, 3", 3},
      {"SELECT * FROM timer ORDER BY tree, key", 5},
      {"SELECT * FROM subscription ORDER BY tree, key", 8},
      {"SELECT tree, key, instance, definition, element, type, retries, retry_at FROM job ORDER BY tree, key", 8},
      {"SELECT * FROM incident ORDER BY tree, key", 9},
  };
  for (const auto& [select, columns] : selects) {
    all.push_back(select);
    for (std::string& row : dump(connection, select, columns)) all.push_back(std::move(row));
  }
  return all;
}

}  // namespace joinery::tests
