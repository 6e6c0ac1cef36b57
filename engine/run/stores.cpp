// Data stores within a step: what was read from outside, and what the step has written.
#include <algorithm>

#include "engine/run/execution.h"

namespace joinery::run {

namespace {

const Value* idOf(const Value& item) {
  return item.isObject() ? item.find("id") : nullptr;
}

Value::List withWritten(Value::List items, const Value& value) {
  if (value.isList()) return value.items();
  const Value* id = idOf(value);
  auto same = std::find_if(items.begin(), items.end(), [&](const Value& item) {
    const Value* other = idOf(item);
    return id && other && *id == *other;
  });
  if (same != items.end()) {
    *same = value;
  } else {
    items.push_back(value);
  }
  return items;
}

}  // namespace

Result<Value> Execution::readStore(const std::string& name) const {
  for (const StoreWrite& write : m_result.storeWrites) {
    if (write.name == name) return Value::list(write.items);
  }
  if (m_context.dataStores) return Value::list(m_context.dataStores->items(name));
  return makeError(ErrorKind::Refused, "data-store-missing", "there are no data stores here, so not '" + name + "'");
}

Status Execution::mayWriteStore(const std::string& name, const Value& value, std::int64_t capacity) const {
  auto items = readStore(name);
  if (!items) return items.error();
  auto count = withWritten(items->items(), value).size();
  if (capacity == 0 || count <= static_cast<std::size_t>(capacity)) return success();
  return makeError(ErrorKind::Refused, "data-store-full",
                   "the data store '" + name + "' holds at most " + std::to_string(capacity) + " items");
}

void Execution::writeStore(Key scope, std::int32_t element, const std::string& name, const Value& value) {
  Value::List items = withWritten(readStore(name)->items(), value);
  Record record{.type = RecordType::DataStoreWritten, .scope = scope, .element = element, .text = name, .data = value};
  emit(std::move(record));
  for (StoreWrite& write : m_result.storeWrites) {
    if (write.name != name) continue;
    write.items = std::move(items);
    return;
  }
  m_result.storeWrites.push_back({name, std::move(items)});
}

}  // namespace joinery::run
