// Rows of what instances wait for: timers, subscriptions to messages and signals, and incidents.
#include <algorithm>

#include "engine/store/projection.h"

namespace joinery::store {

namespace {

class TimerRows final : public RowWriter {
 public:
  explicit TimerRows(Connection& connection)
      : m_put(connection.prepare(
            "INSERT OR REPLACE INTO timer(tree, key, instance, due_at, held) VALUES (?, ?, ?, ?, ?)")),
        m_delete(connection.prepare("DELETE FROM timer WHERE tree = ? AND key = ?")) {}

  void write(const StepFacts& facts, const Catalog&, const Touch& touch, Consequences& consequences) override {
    const auto timer = facts.tree.timers.find(touch.key);
    if (timer == facts.tree.timers.end()) {
      if (touch.key < facts.firstNewKey) m_delete.run(facts.tree.id, touch.key);
      return;
    }
    const run::Key instance = processScope(facts, timer->second.scope);
    const bool held = facts.tree.isSuspended(instance);
    m_put.run(facts.tree.id, touch.key, instance, timer->second.dueAt, held ? 1 : 0);
    if (!held) consequences.earliestTimer = std::min(consequences.earliestTimer, timer->second.dueAt);
  }

 private:
  Statement m_put, m_delete;
};

class SubscriptionRows final : public RowWriter {
 public:
  explicit SubscriptionRows(Connection& connection)
      : m_put(connection.prepare("INSERT OR REPLACE INTO subscription(tree, key, instance, definition, element, "
                                 "awaited, name, correlation) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")),
        m_delete(connection.prepare("DELETE FROM subscription WHERE tree = ? AND key = ?")) {}

  void write(const StepFacts& facts, const Catalog& catalog, const Touch& touch, Consequences& consequences) override {
    const auto found = facts.tree.subscriptions.find(touch.key);
    if (found == facts.tree.subscriptions.end()) {
      if (touch.key < facts.firstNewKey) m_delete.run(facts.tree.id, touch.key);
      return;
    }
    const run::Subscription& subscription = found->second;
    if (run::dependsOnData(subscription)) return;  // the tree's own business
    const run::Key instance = processScope(facts, subscription.scope);
    const std::int64_t definition = definitionOf(facts, catalog, instance);
    m_put.run(facts.tree.id, touch.key, instance, definition, catalog.elementOf(definition, subscription.element),
              static_cast<int>(subscription.awaited), subscription.message,
              correlationText(subscription.correlationKey));
    if (subscription.awaited == run::Awaited::Message) consequences.subscriptions.push_back(touch.key);
  }

 private:
  Statement m_put, m_delete;
};

class IncidentRows final : public RowWriter {
 public:
  explicit IncidentRows(Connection& connection)
      : m_insert(connection.prepare("INSERT INTO incident(tree, key, instance, definition, element, token, code, "
                                    "message, raised_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")),
        m_delete(connection.prepare("DELETE FROM incident WHERE tree = ? AND key = ?")) {}

  void write(const StepFacts& facts, const Catalog& catalog, const Touch& touch, Consequences&) override {
    const auto found = facts.tree.incidents.find(touch.key);
    const bool isNew = touch.key >= facts.firstNewKey;
    if (found == facts.tree.incidents.end()) {
      if (!isNew) m_delete.run(facts.tree.id, touch.key);
      return;
    }
    if (!isNew) return;  // an incident does not change while it is open
    const run::Incident& incident = found->second;
    const run::Key instance = processScope(facts, incident.scope);
    const std::int64_t definition = definitionOf(facts, catalog, instance);
    m_insert.run(facts.tree.id, touch.key, instance, definition, catalog.elementOf(definition, incident.element),
                 incident.token, incident.code, incident.message, incident.raisedAt.ms);
  }

 private:
  Statement m_insert, m_delete;
};

}  // namespace

std::unique_ptr<RowWriter> makeTimerRows(Connection& connection) {
  return std::make_unique<TimerRows>(connection);
}
std::unique_ptr<RowWriter> makeSubscriptionRows(Connection& connection) {
  return std::make_unique<SubscriptionRows>(connection);
}
std::unique_ptr<RowWriter> makeIncidentRows(Connection& connection) {
  return std::make_unique<IncidentRows>(connection);
}

}  // namespace joinery::store
