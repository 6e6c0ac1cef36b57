#include "engine/store/data_stores.h"

#include <stdexcept>

#include "engine/base/json.h"

namespace joinery::store {

namespace {

constexpr const char* kConditions = "start-condition";

std::string conditionKey(std::int64_t definition, std::int32_t element) {
  return std::to_string(definition) + ":" + std::to_string(element);
}

}  // namespace

bool lastCondition(Documents& documents, std::int64_t definition, std::int32_t element) {
  return documents.get(kConditions, conditionKey(definition, element)) == "true";
}

void keepCondition(Documents& documents, std::int64_t definition, std::int32_t element, bool holds) {
  // Without an expected version nothing can refuse it.
  (void)documents.put({{kConditions, conditionKey(definition, element), holds ? "true" : "false", std::nullopt}});
}

Value::List DataStores::items(const std::string& name) const {
  const std::optional<std::string> text = m_documents.get(kDataStores, name);
  if (!text) return {};
  const Result<Value> items = parseJson(*text);
  if (!items || !items->isList()) throw std::runtime_error("the data store '" + name + "' holds no list");
  return items->items();
}

void DataStores::put(const std::string& name, const Value::List& items) const {
  // Without an expected version nothing can refuse it.
  (void)m_documents.put({{kDataStores, name, toJson(Value::list(items)), std::nullopt}});
}

}  // namespace joinery::store
