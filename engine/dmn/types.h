// Item definitions as FEEL types (DMN 1.5, 7.3.2), and JSON inputs as values of them. Private to engine/dmn.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>

#include "engine/dmn/xml.h"
#include "engine/feel/names.h"
#include "engine/feel/type.h"

namespace joinery::dmn {

// The types of one model, made when they are first asked for. Used while compiling, by one thread.
class TypeTable {
 public:
  // `foreign` answers for names of imported models ("base.tPerson").
  using Foreign = std::function<feel::TypePtr(std::string_view name)>;
  TypeTable(const Element& definitions, const feel::NameTable& names, Report& report, Foreign foreign);

  // nullptr for "" (Any) and, after an error at `at`, for what nobody knows.
  feel::TypePtr resolve(const std::string& name, const Element& at);
  feel::TypePtr find(std::string_view name);  // nullptr if unknown; no error
  const feel::NameTable& names() const { return m_names; }

 private:
  feel::TypePtr make(const Element& definition);
  feel::TypePtr makeBase(const Element& definition);
  feel::TypePtr makeFunction(const Element& item);
  void restrict(feel::Type& type, const Element& definition, const char* child);

  std::map<std::string, const Element*, std::less<>> m_definitions;
  std::map<std::string, feel::TypePtr, std::less<>> m_made;
  std::set<std::string> m_underWay;
  feel::NameTable m_names;
  const feel::NameTable& m_expressionNames;  // of several words, for allowed values
  Report& m_report;
  Foreign m_foreign;
};

// A JSON value as the type has it: dates, times and durations from their texts, also within lists and contexts. What
// does not fit stays as it is; `coerce` (engine/feel/type.h) judges.
feel::Datum inputFromJson(const feel::TypePtr& type, const Value& value);

}  // namespace joinery::dmn
