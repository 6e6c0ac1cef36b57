// A JSON value with exact decimal numbers: the type of process variables, form data and request bodies.
//
//   Value v = Value::object({{"area", Decimal(300)}, {"kind", "新建"}});
//   v.find("area")->number()
//
// Values are immutable and share their contents: copying is cheap and safe between threads. To change one, build a new
// one (`with`, `without`). Objects keep the order of their members; a later member of the same name replaces the
// earlier. FEEL has richer types (dates, ranges, functions); they live in engine/feel and become strings here.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/base/decimal.h"

namespace joinery {

class Value {
 public:
  using List = std::vector<Value>;
  using Member = std::pair<std::string, Value>;
  using Object = std::vector<Member>;
  enum class Type { Null, Boolean, Number, String, List, Object };

  Value() = default;  // null
  Value(std::nullptr_t) {}
  Value(bool b) : m_data(b) {}
  Value(int n) : m_data(Decimal(n)) {}
  Value(std::int64_t n) : m_data(Decimal(n)) {}
  Value(Decimal n) : m_data(n) {}
  Value(const char* text) : Value(std::string(text)) {}
  Value(std::string text) : m_data(std::make_shared<const std::string>(std::move(text))) {}
  Value(std::string_view text) : Value(std::string(text)) {}
  explicit Value(std::shared_ptr<const std::string> text) : m_data(std::move(text)) {}  // never null
  static Value list(List items);
  static Value object(Object members);  // removes duplicates: the last wins, at the first one's place
  template <typename T>
  Value(T*) = delete;  // no pointer becomes true

  Type type() const { return static_cast<Type>(m_data.index()); }
  bool isNull() const { return type() == Type::Null; }
  bool isBoolean() const { return type() == Type::Boolean; }
  bool isNumber() const { return type() == Type::Number; }
  bool isString() const { return type() == Type::String; }
  bool isList() const { return type() == Type::List; }
  bool isObject() const { return type() == Type::Object; }

  // Precondition of each: the value has that type.
  bool boolean() const { return std::get<bool>(m_data); }
  Decimal number() const { return std::get<Decimal>(m_data); }
  const std::string& string() const { return *std::get<3>(m_data); }
  const std::shared_ptr<const std::string>& sharedString() const { return std::get<3>(m_data); }  // to keep, not copy
  const List& items() const { return *std::get<4>(m_data); }
  const Object& members() const { return *std::get<5>(m_data); }

  // The member of an object; nullptr if absent or if this is no object.
  const Value* find(std::string_view name) const;
  // Convenience for reading loosely: the member's text, or `fallback` when absent or of another type.
  std::string text(std::string_view name, std::string_view fallback = {}) const;
  // A copy with one member set or removed; null counts as an empty object.
  Value with(std::string_view name, Value value) const;
  Value without(std::string_view name) const;

  friend bool operator==(const Value& a, const Value& b);  // objects compare without regard to order

 private:
  std::variant<std::monostate, bool, Decimal, std::shared_ptr<const std::string>, std::shared_ptr<const List>,
               std::shared_ptr<const Object>>
      m_data;
};

const char* typeName(Value::Type type);  // "null", "boolean", "number", "string", "list", "object"

}  // namespace joinery
