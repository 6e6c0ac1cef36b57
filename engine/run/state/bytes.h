// Bytes of snapshots and log rows: varints, strings and JSON values. Internal to engine/run.
//
//   Writer w; w.number(42); w.text("a"); w.value(v);
//   Reader r(w.bytes); r.number(); ...; if (!r.ok()) damaged();
//
// Signed numbers are zigzag varints. A Reader never reads beyond its bytes; after the first fault it is not ok() any
// more and gives zeros. Nesting of values is limited to 300.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/value.h"

namespace joinery::run {

class Writer {
 public:
  void byte(std::uint8_t b) { bytes.push_back(static_cast<char>(b)); }
  void count(std::uint64_t n);
  void number(std::int64_t n);
  void text(std::string_view text);
  void value(const Value& value);

  std::string bytes;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : m_rest(bytes) {}
  std::uint8_t byte();
  std::uint64_t count();
  // A count of things that take at least one byte each: refused when the bytes left cannot hold them.
  std::size_t size();
  std::int64_t number();
  std::string text();
  Value value(int depth = 0);

  bool ok() const { return m_ok; }
  bool atEnd() const { return m_rest.empty(); }
  void fail() { m_ok = false, m_rest = {}; }

 private:
  Value decimal();
  std::string_view take(std::size_t size);
  std::string_view m_rest;
  bool m_ok = true;
};

}  // namespace joinery::run
