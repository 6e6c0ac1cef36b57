#include "engine/store/sqlite.h"

#include <utility>

#include <sqlite3.h>

namespace joinery::store {

namespace {

constexpr int kBusyTimeoutMs = 10'000;

[[noreturn]] void throwLast(sqlite3* database, int code) {
  throw StoreError(database ? sqlite3_extended_errcode(database) : code,
                   database ? sqlite3_errmsg(database) : sqlite3_errstr(code));
}

}  // namespace

bool StoreError::isCorrupt() const {
  const int primary = m_code & 0xff;
  return primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB;
}

Statement::Statement(sqlite3* database, std::string_view sql) {
  const int code = sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                      &m_statement, nullptr);
  if (code != SQLITE_OK) throwLast(database, code);
}

Statement::Statement(Statement&& other) noexcept : m_statement(std::exchange(other.m_statement, nullptr)) {}

Statement& Statement::operator=(Statement&& other) noexcept {
  std::swap(m_statement, other.m_statement);
  return *this;
}

Statement::~Statement() {
  sqlite3_finalize(m_statement);
}

void Statement::fail(int code) const {
  throwLast(sqlite3_db_handle(m_statement), code);
}

bool Statement::step() {
  const int code = sqlite3_step(m_statement);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    sqlite3_reset(m_statement);
    return false;
  }
  StoreError error(sqlite3_extended_errcode(sqlite3_db_handle(m_statement)),
                   sqlite3_errmsg(sqlite3_db_handle(m_statement)));
  sqlite3_reset(m_statement);
  throw error;
}

void Statement::reset() {
  // The code repeats the failure of the last step, which has been thrown already.
  sqlite3_reset(m_statement);
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(m_statement, column);
}

std::string_view Statement::text(int column) const {
  const void* bytes = sqlite3_column_blob(m_statement, column);
  return {static_cast<const char*>(bytes),
          bytes ? static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)) : 0};
}

bool Statement::isNull(int column) const {
  return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

void Statement::bindOne(int index, std::int64_t value, Lifetime) {
  if (const int code = sqlite3_bind_int64(m_statement, index, value)) fail(code);
}

void Statement::bindOne(int index, std::string_view value, Lifetime lifetime) {
  // SQLite takes a null pointer for NULL: an empty view may have one.
  const char* data = value.empty() ? "" : value.data();
  const auto keep = lifetime == Lifetime::OutlivesRun ? SQLITE_STATIC : SQLITE_TRANSIENT;
  if (const int code = sqlite3_bind_text64(m_statement, index, data, value.size(), keep, SQLITE_UTF8)) fail(code);
}

void Statement::bindOne(int index, Blob value, Lifetime lifetime) {
  const char* data = value.bytes.empty() ? "" : value.bytes.data();
  const auto keep = lifetime == Lifetime::OutlivesRun ? SQLITE_STATIC : SQLITE_TRANSIENT;
  if (const int code = sqlite3_bind_blob64(m_statement, index, data, value.bytes.size(), keep)) fail(code);
}

void Statement::bindOne(int index, std::nullopt_t, Lifetime) {
  if (const int code = sqlite3_bind_null(m_statement, index)) fail(code);
}

Connection::Connection(const Options& options) {
  const int flags = (options.readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) |
                    SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE;
  const int code =
      sqlite3_open_v2(options.path.c_str(), &m_database, flags, options.vfs.empty() ? nullptr : options.vfs.c_str());
  if (code != SQLITE_OK) {
    const StoreError error(code,
                           options.path + ": " + (m_database ? sqlite3_errmsg(m_database) : sqlite3_errstr(code)));
    sqlite3_close_v2(m_database);
    throw error;
  }
  sqlite3_busy_timeout(m_database, kBusyTimeoutMs);
  if (options.cachePages > 0) exec("PRAGMA cache_size = " + std::to_string(options.cachePages));
}

Connection::~Connection() {
  m_cached.clear();
  sqlite3_close_v2(m_database);
}

Statement& Connection::cached(const std::string& sql) {
  auto found = m_cached.find(sql);
  if (found == m_cached.end()) found = m_cached.emplace(sql, prepare(sql)).first;
  return found->second;
}

void Connection::exec(const std::string& sql) {
  if (const int code = sqlite3_exec(m_database, sql.c_str(), nullptr, nullptr, nullptr)) throwLast(m_database, code);
}

std::int64_t Connection::pragma(const std::string& name) {
  Statement statement = prepare("PRAGMA " + name);
  return statement.step() ? statement.integer(0) : 0;
}

std::int64_t Connection::changes() const {
  return sqlite3_changes64(m_database);
}

std::int64_t Connection::totalChanges() const {
  return sqlite3_total_changes64(m_database);
}

bool Connection::inTransaction() const {
  return sqlite3_get_autocommit(m_database) == 0;
}

void Connection::rollback() noexcept {
  if (inTransaction()) sqlite3_exec(m_database, "ROLLBACK", nullptr, nullptr, nullptr);
}

bool Connection::checkpoint() {
  int logFrames = 0;
  int copied = 0;
  const int code = sqlite3_wal_checkpoint_v2(m_database, nullptr, SQLITE_CHECKPOINT_PASSIVE, &logFrames, &copied);
  if (code == SQLITE_BUSY || code == SQLITE_LOCKED) return false;
  if (code != SQLITE_OK) throwLast(m_database, code);
  return logFrames == copied;
}

void Connection::countWal() {
  sqlite3_wal_hook(m_database, &Connection::onWalCommit, this);
}

int Connection::onWalCommit(void* self, sqlite3*, const char*, int pages) {
  static_cast<Connection*>(self)->m_walPages = pages;
  return SQLITE_OK;
}

}  // namespace joinery::store
