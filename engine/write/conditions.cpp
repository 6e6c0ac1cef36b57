// Conditional start events: looked at after data stores have changed; an instance starts when one becomes
// true. A part of Unit.
#include "engine/store/data_stores.h"
#include "engine/write/unit.h"

namespace joinery::write {

bool Unit::becomesTrue(const store::StartPoint& point) {
  const store::DataStores stores(m_writing.store.documents);
  const Result<bool> holds = run::startCondition(*point.definition->process, point.trigger.element, stores,
                                                 m_writing.now(), m_writing.timeZone);
  if (!holds) {
    m_writing.report("a start condition of " + point.definition->row.id + " cannot be told: " + holds.error().message);
    return false;
  }
  store::Documents& documents = m_writing.store.documents;
  const std::int64_t definition = point.definition->number;
  if (*holds == store::lastCondition(documents, definition, point.trigger.element)) return false;
  protect();
  store::keepCondition(documents, definition, point.trigger.element, *holds);
  return *holds;
}

void Unit::startByConditions() {
  for (const store::StartPoint& point : m_writing.catalog->startPoints(run::StartTrigger::Type::Condition, {})) {
    if (becomesTrue(point)) start(*point.definition, point.trigger, Value::object({}));
  }
}

}  // namespace joinery::write
