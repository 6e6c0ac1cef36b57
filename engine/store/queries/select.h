// SELECTs whose conditions depend on a filter, and cursors.
//
//   Select select("SELECT tree, key FROM instance");
//   select.where("business_key = ?", {filter.businessKey});
//   Statement& rows = select.run(connection, "ORDER BY tree DESC, key DESC", limit + 1);
//
// Values are always bound, never pasted. Texts of statements repeat, so they are prepared once per connection.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/value.h"
#include "engine/queries.h"
#include "engine/store/sqlite.h"

namespace joinery::store {

using SqlValue = std::variant<std::int64_t, std::string>;

class Select {
 public:
  explicit Select(std::string head, std::vector<SqlValue> values = {});
  Select& where(const std::string& condition, std::vector<SqlValue> values = {});
  Select& in(const std::string& column, const std::vector<SqlValue>& values);
  Statement& run(Connection& connection, const std::string& order, int limit);

 private:
  std::string m_sql;
  bool m_hasWhere = false;
  std::vector<SqlValue> m_values;
};

std::string placeholders(std::size_t count);  // "?, ?, ?"

// The limit is checked, and the cursor taken apart into the values that name the last row given. Errors:
// "limit-out-of-range", "malformed-cursor" (Malformed).
struct Position {
  int limit = 0;
  std::vector<SqlValue> after;  // empty: from the beginning
};
Result<Position> readPage(const PageRequest& page, std::size_t cursorValues);
std::string makeCursor(const std::vector<SqlValue>& values);

// Collects up to position.limit rows; a further row only says that there is a next page.
template <typename Row, typename Read, typename Cursor>
Page<Row> collect(Statement& rows, const Position& position, Read read, Cursor cursor) {
  Page<Row> page;
  std::vector<SqlValue> last;
  while (rows.step()) {
    if (static_cast<int>(page.items.size()) == position.limit) {
      page.nextCursor = makeCursor(last);
      break;
    }
    page.items.push_back(read(rows));
    last = cursor(rows);
  }
  rows.reset();
  return page;
}

}  // namespace joinery::store
