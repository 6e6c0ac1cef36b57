// An instance has gone on with another definition: the rows of everything that it has open name the new one.
#include "engine/store/projection.h"

namespace joinery::store {

namespace {

class MigrationRows final : public RowWriter {
 public:
  explicit MigrationRows(Connection& connection)
      : m_instance(connection.prepare("UPDATE instance SET definition = ? WHERE tree = ? AND key = ?")),
        m_task(connection.prepare("UPDATE task SET definition = ?, element = ? WHERE tree = ? AND key = ?")),
        m_job(connection.prepare("UPDATE job SET definition = ?, element = ? WHERE tree = ? AND key = ?")),
        m_subscription(
            connection.prepare("UPDATE subscription SET definition = ?, element = ? WHERE tree = ? AND key = ?")),
        m_incident(connection.prepare("UPDATE incident SET definition = ?, element = ? WHERE tree = ? AND key = ?")),
        m_dropTimer(connection.prepare("DELETE FROM timer WHERE tree = ? AND key = ?")),
        m_dropSubscription(connection.prepare("DELETE FROM subscription WHERE tree = ? AND key = ?")),
        m_dropIncident(connection.prepare("DELETE FROM incident WHERE tree = ? AND key = ?")) {}

  // Comes before the rows of what the step has made or changed besides.
  void write(const StepFacts& facts, const Catalog& catalog, const Touch& touch, Consequences&) override {
    const run::Tree& tree = facts.tree;
    m_instance.run(definitionOf(facts, catalog, touch.key), tree.id, touch.key);
    each(facts, catalog, touch.key, tree.tasks, m_task);
    each(facts, catalog, touch.key, tree.jobs, m_job);
    each(facts, catalog, touch.key, tree.subscriptions, m_subscription);
    each(facts, catalog, touch.key, tree.incidents, m_incident);
    const Value* dropped = touch.last->data.find("dropped");
    if (!dropped) return;
    for (const Value& value : dropped->items()) {
      const std::int64_t key = value.number().toInt64().value_or(0);
      for (Statement* drop : {&m_dropTimer, &m_dropSubscription, &m_dropIncident}) drop->run(tree.id, key);
    }
  }

 private:
  template <typename Entity>
  static void each(const StepFacts& facts, const Catalog& catalog, run::Key process,
                   const std::map<run::Key, Entity>& entities, Statement& update) {
    const std::int64_t definition = definitionOf(facts, catalog, process);
    for (const auto& [key, entity] : entities) {
      if (key >= facts.firstNewKey || processScope(facts, entity.scope) != process) continue;
      update.run(definition, catalog.elementOf(definition, entity.element), facts.tree.id, key);
    }
  }

  Statement m_instance, m_task, m_job, m_subscription, m_incident;
  Statement m_dropTimer, m_dropSubscription, m_dropIncident;
};

}  // namespace

std::unique_ptr<RowWriter> makeMigrationRows(Connection& connection) {
  return std::make_unique<MigrationRows>(connection);
}

}  // namespace joinery::store
