// Rows of process instances. A suspended instance holds its timers and jobs.
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
        // Apart from the update above, which would write the index of definitions anew at every end.
        m_move(connection.prepare(
            "UPDATE instance SET definition = ?1 WHERE tree = ?2 AND key = ?3 AND definition <> ?1")),
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
    m_move.run(definition, tree, touch.key);
    if (touch.last->type == run::RecordType::InstanceSuspended) {
      m_holdTimers.run(1, tree, touch.key);
      m_holdJobs.run(tree, touch.key);
    } else if (touch.last->type == run::RecordType::InstanceResumed) {
      m_holdTimers.run(0, tree, touch.key);
      consequences.earliestTimer = 0;  // some may be long due: have the writer look
      for (m_freeJobs.bind(tree, touch.key); m_freeJobs.step();) {
        consequences.jobs.push_back({std::string(m_freeJobs.text(0)), m_freeJobs.integer(1)});
      }
    }
  }

 private:
  Statement m_insert, m_update, m_move, m_holdTimers, m_holdJobs, m_freeJobs;
};

}  // namespace

std::unique_ptr<RowWriter> makeInstanceRows(Connection& connection) {
  return std::make_unique<InstanceRows>(connection);
}

}  // namespace joinery::store
