// Rows of process instances. A suspended instance holds the timers and jobs of its own and of what it called.
#include "engine/store/projection.h"

namespace joinery::store {

namespace {

const std::string& starter(const StepFacts& facts, run::Key instance) {
  static const std::string kNobody;
  for (const run::Record& record : facts.records) {
    if (record.type == run::RecordType::InstanceStarted && record.key == instance) return record.actor;
  }
  return kNobody;
}

class InstanceRows final : public RowWriter {
 public:
  explicit InstanceRows(Connection& connection)
      : m_insert(connection.prepare("INSERT INTO instance(tree, key, parent, definition, state, started_at, ended_at, "
                                    "business_key, started_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")),
        m_update(connection.prepare("UPDATE instance SET state = ?, ended_at = ? WHERE tree = ? AND key = ?")),
        m_holdTimers(connection.prepare("UPDATE timer SET held = ? WHERE tree = ? AND instance = ? AND held < 2")),
        m_holdJobs(connection.prepare("UPDATE job SET available_at = NULL WHERE tree = ? AND instance = ?")),
        m_freeJobs(connection.prepare("UPDATE job SET available_at = retry_at WHERE tree = ? AND instance = ? AND "
                                      "retries > 0 RETURNING type, retry_at")) {}

  void write(const StepFacts& facts, const Catalog& catalog, const Touch& touch, Consequences& consequences) override {
    const run::TreeId tree = facts.tree.id;
    const run::Scope& scope = facts.tree.scopes.at(touch.key);
    const bool ended = scope.state > run::InstanceState::Suspended;
    const std::optional<std::int64_t> endedAt = ended ? std::optional(facts.at.ms) : std::nullopt;
    const std::int64_t definition = definitionOf(facts, catalog, touch.key);
    if (touch.key >= facts.firstNewKey) {
      m_insert.run(tree, touch.key, processScope(facts, scope.parent), definition, static_cast<int>(scope.state),
                   scope.since.ms, endedAt, scope.businessKey, starter(facts, touch.key));
      return;
    }
    m_update.run(static_cast<int>(scope.state), endedAt, tree, touch.key);
    const run::RecordType last = touch.last->type;
    if (last != run::RecordType::InstanceSuspended && last != run::RecordType::InstanceResumed) return;
    for (const auto& [key, other] : facts.tree.scopes) {
      if (other.kind != run::ScopeKind::Process || !isWithin(facts.tree, key, touch.key)) continue;
      facts.tree.isSuspended(key) ? hold(tree, key) : setFree(facts, key, consequences);
    }
  }

 private:
  // Whether an instance is another one or was called by it, over however many calls.
  static bool isWithin(const run::Tree& tree, run::Key scope, run::Key around) {
    while (scope > around) {
      const auto found = tree.scopes.find(scope);
      scope = found == tree.scopes.end() ? 0 : found->second.parent;
    }
    return scope == around;
  }

  void hold(run::TreeId tree, run::Key instance) {
    m_holdTimers.run(1, tree, instance);
    m_holdJobs.run(tree, instance);
  }

  // Messages that came meanwhile and wait in the buffer are looked at as for a new subscription.
  void setFree(const StepFacts& facts, run::Key instance, Consequences& consequences) {
    m_holdTimers.run(0, facts.tree.id, instance);
    consequences.earliestTimer = 0;  // some may be long due: have the writer look
    for (m_freeJobs.bind(facts.tree.id, instance); m_freeJobs.step();) {
      consequences.jobs.push_back({std::string(m_freeJobs.text(0)), m_freeJobs.integer(1)});
    }
    for (const auto& [key, subscription] : facts.tree.subscriptions) {
      const bool isMessage = subscription.awaited == run::Awaited::Message;
      if (isMessage && processScope(facts, subscription.scope) == instance) consequences.subscriptions.push_back(key);
    }
  }

  Statement m_insert, m_update, m_holdTimers, m_holdJobs, m_freeJobs;
};

}  // namespace

std::unique_ptr<RowWriter> makeInstanceRows(Connection& connection) {
  return std::make_unique<InstanceRows>(connection);
}

}  // namespace joinery::store
