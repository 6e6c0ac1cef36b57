#include "engine/store/jobs.h"

namespace joinery::store {

Jobs::Jobs(Connection& connection)
    : m_available(connection.prepare("SELECT tree, key, instance, definition, element FROM job WHERE type = ? AND "
                                     "available_at IS NOT NULL AND available_at <= ? ORDER BY available_at LIMIT ?")),
      m_lock(connection.prepare("UPDATE job SET worker = ?, available_at = ? WHERE tree = ? AND key = ?")),
      m_worker(connection.prepare("SELECT worker FROM job WHERE tree = ? AND key = ?")),
      m_extend(connection.prepare("UPDATE job SET available_at = ? WHERE tree = ? AND key = ?")),
      m_next(
          connection.prepare("SELECT type, min(available_at) FROM job WHERE available_at IS NOT NULL GROUP BY type")) {}

std::vector<AvailableJob> Jobs::available(const std::string& type, Instant now, int limit) {
  std::vector<AvailableJob> jobs;
  for (m_available.bind(type, now.ms, limit); m_available.step();) {
    jobs.push_back({m_available.integer(0), static_cast<run::Key>(m_available.integer(1)),
                    static_cast<run::Key>(m_available.integer(2)), m_available.integer(3),
                    std::string(m_available.text(4))});
  }
  return jobs;
}

void Jobs::lock(const AvailableJob& job, const std::string& worker, Instant until) {
  m_lock.run(worker, until.ms, job.tree, job.key);
}

std::optional<std::string> Jobs::worker(run::TreeId tree, run::Key key) {
  if (!m_worker.bind(tree, key).step()) return std::nullopt;
  std::string worker(m_worker.text(0));
  m_worker.reset();
  return worker;
}

void Jobs::extend(run::TreeId tree, run::Key key, Instant until) {
  m_extend.run(until.ms, tree, key);
}

std::vector<Jobs::Wake> Jobs::nextByType() {
  std::vector<Wake> wakes;
  while (m_next.step()) wakes.push_back({std::string(m_next.text(0)), m_next.integer(1)});
  return wakes;
}

}  // namespace joinery::store
