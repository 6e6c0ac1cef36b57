// What a piece of work finds on the writer's thread: the store inside an open transaction, the definitions, the time;
// and where it leaves what must happen after the commit.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/queries.h"
#include "engine/store/catalog.h"
#include "engine/store/store.h"

namespace joinery::write {

struct Writing {
  store::Store& store;
  Instant at;  // the time of the whole transaction: what is answered, applied and written is one and the same
  std::string timeZone;
  std::shared_ptr<const store::Catalog> catalog;  // with what this transaction has deployed already
  std::function<void(const std::string&)> report;

  // Gathered for after the commit.
  bool wantsEvents = false;
  std::vector<Event> events;
  store::Consequences consequences;
  bool batchesRunning = false;
  std::uint64_t steps = 0;
  std::uint64_t records = 0;

  Instant now() const { return at; }
};

}  // namespace joinery::write
