// Rows of jobs for outside workers. Whatever the log says of a job takes it out of its worker's hands.
#include <algorithm>

#include "engine/store/projection.h"

namespace joinery::store {

namespace {

class JobRows final : public RowWriter {
 public:
  explicit JobRows(Connection& connection)
      : m_insert(connection.prepare("INSERT INTO job(tree, key, instance, definition, element, type, retries, "
                                    "retry_at, available_at, worker) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '')")),
        m_update(connection.prepare(
            "UPDATE job SET retries = ?, retry_at = ?, available_at = ?, worker = '' WHERE tree = ? AND key = ?")),
        m_delete(connection.prepare("DELETE FROM job WHERE tree = ? AND key = ?")) {}

  void write(const StepFacts& facts, const Catalog& catalog, const Touch& touch, Consequences& consequences) override {
    const auto found = facts.tree.jobs.find(touch.key);
    const bool isNew = touch.key >= facts.firstNewKey;
    if (found == facts.tree.jobs.end()) {
      if (!isNew) m_delete.run(facts.tree.id, touch.key);
      return;
    }
    const run::Job& job = found->second;
    const run::Key instance = processScope(facts, job.scope);
    const bool held = facts.tree.isSuspended(instance);
    const std::optional<std::int64_t> availableAt =
        job.retries > 0 && !held ? std::optional(job.retryAt) : std::nullopt;
    if (isNew) {
      const std::int64_t definition = definitionOf(facts, catalog, instance);
      m_insert.run(facts.tree.id, touch.key, instance, definition, catalog.elementOf(definition, job.element), job.type,
                   job.retries, job.retryAt, availableAt);
    } else {
      m_update.run(job.retries, job.retryAt, availableAt, facts.tree.id, touch.key);
    }
    if (availableAt) consequences.jobs.push_back({job.type, *availableAt});
  }

 private:
  Statement m_insert, m_update, m_delete;
};

}  // namespace

std::unique_ptr<RowWriter> makeJobRows(Connection& connection) {
  return std::make_unique<JobRows>(connection);
}

}  // namespace joinery::store
