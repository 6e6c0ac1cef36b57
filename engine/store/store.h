// Everything that the writer keeps in the database, on its one connection.
#pragma once

#include "engine/store/answers.h"
#include "engine/store/batches.h"
#include "engine/store/deployments.h"
#include "engine/store/documents.h"
#include "engine/store/jobs.h"
#include "engine/store/log.h"
#include "engine/store/messages.h"
#include "engine/store/projection.h"
#include "engine/store/sqlite.h"
#include "engine/store/timers.h"
#include "engine/store/tree_cache.h"

namespace joinery::store {

struct Store {
  Store(Connection& connection, TreeCache::Limits limits)
      : connection(connection),
        log(connection),
        trees(connection, limits),
        projection(connection),
        answers(connection),
        batches(connection),
        deployments(connection),
        documents(connection),
        jobs(connection),
        messages(connection),
        timers(connection) {}

  Connection& connection;
  Log log;
  TreeCache trees;
  Projection projection;
  Answers answers;
  Batches batches;
  Deployments deployments;
  Documents documents;
  Jobs jobs;
  Messages messages;
  Timers timers;
};

}  // namespace joinery::store
