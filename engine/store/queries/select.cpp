#include "engine/store/queries/select.h"

#include "engine/base/json.h"

namespace joinery::store {

namespace {

constexpr char kHex[] = "0123456789abcdef";

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::optional<std::string> fromHex(std::string_view hex) {
  if (hex.size() % 2 != 0) return std::nullopt;
  std::string text;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    const int high = digit(hex[i]), low = digit(hex[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    text.push_back(static_cast<char>(high * 16 + low));
  }
  return text;
}

Error malformedCursor() {
  return makeError(ErrorKind::Malformed, "malformed-cursor", "the cursor was not given by this list", "cursor");
}

}  // namespace

Select::Select(std::string head, std::vector<SqlValue> values) : m_sql(std::move(head)), m_values(std::move(values)) {}

Select& Select::where(const std::string& condition, std::vector<SqlValue> values) {
  m_sql += (m_hasWhere ? " AND " : " WHERE ") + condition;
  m_hasWhere = true;
  for (SqlValue& value : values) m_values.push_back(std::move(value));
  return *this;
}

Select& Select::in(const std::string& column, const std::vector<SqlValue>& values) {
  if (values.size() == 1) return where(column + " = ?", values);
  return where(column + " IN (" + placeholders(values.size()) + ")", values);
}

Statement& Select::run(Connection& connection, const std::string& order, int limit) {
  Statement& statement = connection.cached(m_sql + " " + order + " LIMIT " + std::to_string(limit));
  statement.reset();
  int index = 0;
  for (const SqlValue& value : m_values) {
    ++index;
    std::visit([&](const auto& v) { statement.bindAt(index, v); }, value);
  }
  return statement;
}

std::string placeholders(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += i == 0 ? "?" : ", ?";
  return text;
}

Result<Position> readPage(const PageRequest& page, std::size_t cursorValues) {
  if (page.limit < 1 || page.limit > kMaxLimit) {
    return makeError(ErrorKind::Malformed, "limit-out-of-range",
                     "expected a limit from 1 to " + std::to_string(kMaxLimit) + ", got " + std::to_string(page.limit),
                     "limit");
  }
  Position position{page.limit, {}};
  if (page.cursor.empty()) return position;
  const std::optional<std::string> text = fromHex(page.cursor);
  if (!text) return malformedCursor();
  const Result<Value> values = parseJson(*text);
  if (!values || !values->isList() || values->items().size() != cursorValues) return malformedCursor();
  for (const Value& value : values->items()) {
    if (value.isString()) {
      position.after.push_back(value.string());
    } else if (value.isNumber() && value.number().toInt64()) {
      position.after.push_back(*value.number().toInt64());
    } else {
      return malformedCursor();
    }
  }
  return position;
}

std::string makeCursor(const std::vector<SqlValue>& values) {
  Value::List list;
  for (const SqlValue& value : values) {
    std::visit([&](const auto& v) { list.push_back(Value(v)); }, value);
  }
  std::string hex;
  for (const char c : toJson(Value::list(std::move(list)))) {
    hex.push_back(kHex[static_cast<unsigned char>(c) >> 4]);
    hex.push_back(kHex[static_cast<unsigned char>(c) & 0xf]);
  }
  return hex;
}

}  // namespace joinery::store
