// Who holds which job, and until when. Locks are rows like the rest of a job, but not in the log: they say nothing
// about the process. The writer's thread only. Throws StoreError.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/time.h"
#include "engine/run/tree.h"
#include "engine/store/sqlite.h"

namespace joinery::store {

struct AvailableJob {
  run::TreeId tree = 0;
  run::Key key = 0;
  run::Key instance = 0;
  std::int64_t definition = 0;
  std::string element;
};

class Jobs {
 public:
  explicit Jobs(Connection& connection);

  std::vector<AvailableJob> available(const std::string& type, Instant now, int limit);
  void lock(const AvailableJob& job, const std::string& worker, Instant until);
  // Whose it is; empty: nobody's (any more). nullopt: there is no such job.
  std::optional<std::string> worker(run::TreeId tree, run::Key key);
  void extend(run::TreeId tree, run::Key key, Instant until);

  struct Wake {
    std::string type;
    std::int64_t at = 0;
  };
  std::vector<Wake> nextByType();  // when the first job of each type becomes available

 private:
  Statement m_available, m_lock, m_worker, m_extend, m_next;
};

}  // namespace joinery::store
