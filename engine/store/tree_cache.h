// The trees that the writer keeps in memory, least recently used ones dropped first.
//
//   LoadedTree* tree = cache.get(1042);      // from memory, else from snapshot and log; nullptr: no such tree
//   LoadedTree& fresh = cache.create(1043);
//   cache.drop(1042);                        // after an exception in a step: the next get reads the truth again
//   cache.trim();                            // between units of work; pointers given before may die
//
// The writer's thread only.
#pragma once

#include <list>
#include <unordered_map>

#include "engine/store/log.h"

namespace joinery::store {

class TreeCache {
 public:
  struct Limits {
    std::size_t trees = 20'000;
    std::size_t bytes = 256u << 20;  // as estimated from the size of log and snapshot
  };
  struct Counts {
    std::uint64_t hits = 0;
    std::uint64_t loads = 0;
  };

  TreeCache(Connection& connection, Limits limits) : m_connection(connection), m_limits(limits) {}

  LoadedTree* get(run::TreeId id);
  LoadedTree& create(run::TreeId id);
  void drop(run::TreeId id);
  void clear();
  void weigh(const LoadedTree& loaded);  // after it has changed
  void trim();

  std::size_t size() const { return m_trees.size(); }
  const Counts& counts() const { return m_counts; }

 private:
  struct Node {
    LoadedTree loaded;
    std::size_t weight = 0;
    std::list<run::TreeId>::iterator place;
  };
  Node& insert(run::TreeId id, LoadedTree loaded);

  Connection& m_connection;
  Limits m_limits;
  std::size_t m_bytes = 0;
  std::unordered_map<run::TreeId, Node> m_trees;
  std::list<run::TreeId> m_order;  // most recently used first
  Counts m_counts;
};

}  // namespace joinery::store
