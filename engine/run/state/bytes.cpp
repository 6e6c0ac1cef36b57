#include "engine/run/state/bytes.h"

#include <cstring>

namespace joinery::run {

namespace {

enum class Tag : std::uint8_t { Null, False, True, Integer, Decimal, String, List, Object };
constexpr int kMaxDepth = 300;

// An integer that its plain text gives back digit for digit ("1.0" and "1E3" are not).
bool isPlainInteger(const Decimal& decimal, std::int64_t& integer) {
  auto n = decimal.toInt64();
  if (!n) return false;
  auto a = decimal.bits(), b = Decimal(*n).bits();
  integer = *n;
  return a.low == b.low && a.high == b.high;
}

void writeNumber(Writer& w, const Decimal& decimal) {
  std::int64_t integer = 0;
  if (isPlainInteger(decimal, integer)) {
    w.byte(static_cast<std::uint8_t>(Tag::Integer));
    w.number(integer);
    return;
  }
  w.byte(static_cast<std::uint8_t>(Tag::Decimal));
  auto bits = decimal.bits();
  for (std::uint64_t half : {bits.low, bits.high}) {
    for (int shift = 0; shift < 64; shift += 8) w.byte(static_cast<std::uint8_t>(half >> shift));
  }
}

}  // namespace

void Writer::count(std::uint64_t n) {
  while (n >= 0x80) {
    byte(static_cast<std::uint8_t>(n | 0x80));
    n >>= 7;
  }
  byte(static_cast<std::uint8_t>(n));
}

void Writer::number(std::int64_t n) {
  count((static_cast<std::uint64_t>(n) << 1) ^ static_cast<std::uint64_t>(n >> 63));
}

void Writer::text(std::string_view text) {
  count(text.size());
  bytes.append(text);
}

void Writer::value(const Value& value) {
  auto tag = [this](Tag t) { byte(static_cast<std::uint8_t>(t)); };
  switch (value.type()) {
    case Value::Type::Null:
      return tag(Tag::Null);
    case Value::Type::Boolean:
      return tag(value.boolean() ? Tag::True : Tag::False);
    case Value::Type::Number:
      return writeNumber(*this, value.number());
    case Value::Type::String:
      tag(Tag::String);
      return text(value.string());
    case Value::Type::List:
      tag(Tag::List);
      count(value.items().size());
      for (const Value& item : value.items()) this->value(item);
      return;
    case Value::Type::Object:
      tag(Tag::Object);
      count(value.members().size());
      for (const auto& [name, member] : value.members()) {
        text(name);
        this->value(member);
      }
      return;
  }
}

std::string_view Reader::take(std::size_t size) {
  if (size > m_rest.size()) {
    fail();
    return {};
  }
  auto taken = m_rest.substr(0, size);
  m_rest.remove_prefix(size);
  return taken;
}

std::uint8_t Reader::byte() {
  auto one = take(1);
  return one.empty() ? 0 : static_cast<std::uint8_t>(one[0]);
}

std::uint64_t Reader::count() {
  std::uint64_t n = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    std::uint8_t b = byte();
    n |= static_cast<std::uint64_t>(b & 0x7f) << shift;
    if (b < 0x80) return n;
  }
  fail();
  return 0;
}

std::size_t Reader::size() {
  std::uint64_t n = count();
  if (n > m_rest.size()) {
    fail();
    return 0;
  }
  return static_cast<std::size_t>(n);
}

std::int64_t Reader::number() {
  std::uint64_t n = count();
  return static_cast<std::int64_t>(n >> 1) ^ -static_cast<std::int64_t>(n & 1);
}

std::string Reader::text() {
  return std::string(take(size()));
}

Value Reader::decimal() {
  Decimal::Bits bits;
  for (std::uint64_t* half : {&bits.low, &bits.high}) {
    for (int shift = 0; shift < 64; shift += 8) *half |= static_cast<std::uint64_t>(byte()) << shift;
  }
  return Value(Decimal::fromBits(bits));
}

Value Reader::value(int depth) {
  if (depth > kMaxDepth) fail();
  switch (static_cast<Tag>(byte())) {
    case Tag::Null:
      return {};
    case Tag::False:
      return Value(false);
    case Tag::True:
      return Value(true);
    case Tag::Integer:
      return Value(number());
    case Tag::Decimal:
      return decimal();
    case Tag::String:
      return Value(text());
    case Tag::List: {
      Value::List items(size());
      for (Value& item : items) item = value(depth + 1);
      return Value::list(std::move(items));
    }
    case Tag::Object: {
      Value::Object members(size());
      for (auto& [name, member] : members) {
        name = text();
        member = value(depth + 1);
      }
      return Value::object(std::move(members));
    }
  }
  fail();
  return {};
}

}  // namespace joinery::run
