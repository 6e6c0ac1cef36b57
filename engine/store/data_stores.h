// The data stores of processes (BPMN 2.0.2, 10.4.1): collections of JSON items, kept as documents under their names.
// The writer's thread only. Throws StoreError.
#pragma once

#include <string>

#include "engine/run/step.h"
#include "engine/store/documents.h"

namespace joinery::store {

class DataStores final : public run::DataStores {
 public:
  explicit DataStores(Documents& documents) : m_documents(documents) {}
  Value::List items(const std::string& name) const override;
  void put(const std::string& name, const Value::List& items) const;

 private:
  Documents& m_documents;
};

// What the condition of a conditional start event gave when it was last looked at; false if never.
bool lastCondition(Documents& documents, std::int64_t definition, std::int32_t element);
void keepCondition(Documents& documents, std::int64_t definition, std::int32_t element, bool holds);

}  // namespace joinery::store
