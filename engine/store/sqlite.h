// SQLite as the store needs it: a connection, prepared statements, and failures as one exception.
//
//   Connection db(Connection::Options{.path = "joinery.db"});
//   Statement insert = db.prepare("INSERT INTO t(a, b) VALUES (?, ?)");
//   insert.run(std::int64_t{1}, "text");
//   Statement all = db.prepare("SELECT a FROM t WHERE b = ?");
//   for (all.bind("text"); all.step();) use(all.integer(0));
//
// A Connection and its statements belong to one thread at a time. Every failure throws StoreError: SQLite is a
// third-party border, and nobody between here and the writer (or the query that asked) can do anything about it.
// Text and blobs that `text` and `blob` return are valid until the next step or reset of the statement.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace joinery::store {

class StoreError : public std::runtime_error {
 public:
  StoreError(int code, const std::string& message) : std::runtime_error(message), m_code(code) {}
  int code() const { return m_code; }  // SQLite's extended result code
  bool isCorrupt() const;

 private:
  int m_code;
};

struct Blob {
  std::string_view bytes;
};

class Statement {
 public:
  Statement() = default;
  Statement(sqlite3* database, std::string_view sql);
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&& other) noexcept;
  ~Statement();

  // Resets and binds the parameters from 1 on. `std::nullopt` binds NULL.
  template <typename... Args>
  Statement& bind(const Args&... args) {
    bindAll(Lifetime::Unknown, args...);
    return *this;
  }
  // Binds, runs to the end and resets. The arguments outlive the run, so their text is not copied.
  template <typename... Args>
  void run(const Args&... args) {
    bindAll(Lifetime::OutlivesRun, args...);
    while (step()) {
    }
  }
  template <typename T>
  void bindAt(int index, const T& value) {
    bindOne(index, value, Lifetime::Unknown);
  }

  bool step();  // true: a row is there; false: done, and reset
  void reset();

  std::int64_t integer(int column) const;
  std::string_view text(int column) const;  // also of blobs
  bool isNull(int column) const;

 private:
  enum class Lifetime { Unknown, OutlivesRun };

  template <typename... Args>
  void bindAll([[maybe_unused]] Lifetime lifetime, const Args&... args) {
    reset();
    int index = 0;
    (bindOne(++index, args, lifetime), ...);
  }
  void bindOne(int index, std::int64_t value, Lifetime);
  void bindOne(int index, int value, Lifetime lifetime) { bindOne(index, std::int64_t{value}, lifetime); }
  void bindOne(int index, std::uint64_t value, Lifetime lifetime) {
    bindOne(index, static_cast<std::int64_t>(value), lifetime);
  }
  void bindOne(int index, std::string_view value, Lifetime lifetime);
  void bindOne(int index, const std::string& value, Lifetime lifetime) {
    bindOne(index, std::string_view(value), lifetime);
  }
  void bindOne(int index, const char* value, Lifetime lifetime) { bindOne(index, std::string_view(value), lifetime); }
  void bindOne(int index, Blob value, Lifetime lifetime);
  void bindOne(int index, std::nullopt_t, Lifetime);
  template <typename T>
  void bindOne(int index, const std::optional<T>& value, Lifetime lifetime) {
    if (value) {
      bindOne(index, *value, lifetime);
    } else {
      bindOne(index, std::nullopt, lifetime);
    }
  }
  [[noreturn]] void fail(int code) const;

  sqlite3_stmt* m_statement = nullptr;
};

class Connection {
 public:
  struct Options {
    std::string path;  // a file; "file:...?vfs=memdb" for a shared one in memory
    std::string vfs;
    bool readOnly = false;
    int cachePages = 0;  // 0: SQLite's default
  };

  explicit Connection(const Options& options);
  Connection(Connection&&) = delete;
  ~Connection();

  Statement prepare(std::string_view sql) { return Statement(m_database, sql); }
  // The same, kept for the next time.
  Statement& cached(const std::string& sql);
  void exec(const std::string& sql);
  std::int64_t pragma(const std::string& name);  // the integer that `PRAGMA name` answers

  std::int64_t changes() const;       // rows changed by the last statement
  std::int64_t totalChanges() const;  // rows inserted, changed and deleted since the connection was opened
  bool inTransaction() const;
  void rollback() noexcept;  // nothing if there is no transaction; ignores failures: the file is what it is

  // Copies what the write-ahead log holds into the database file as far as no reader is in the way, without waiting.
  // Returns true if the whole log was copied.
  bool checkpoint();
  // Pages in the write-ahead log after the last commit of this connection; counted only after `countWal`.
  void countWal();
  int walPages() const { return m_walPages; }

 private:
  static int onWalCommit(void* self, sqlite3*, const char*, int pages);
  sqlite3* m_database = nullptr;
  int m_walPages = 0;
  std::map<std::string, Statement, std::less<>> m_cached;
};

}  // namespace joinery::store
