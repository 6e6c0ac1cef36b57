#include "engine/store/tree_cache.h"

namespace joinery::store {

namespace {

// A tree in memory takes several times the bytes of its log, and something even when that is short.
constexpr std::size_t kBytesPerLogByte = 4;
constexpr std::size_t kBytesPerTree = 2048;

std::size_t weightOf(const LoadedTree& loaded) {
  return kBytesPerTree + kBytesPerLogByte * (loaded.logBytes + loaded.snapshotBytes);
}

}  // namespace

TreeCache::Node& TreeCache::insert(run::TreeId id, LoadedTree loaded) {
  m_order.push_front(id);
  Node& node = m_trees[id];
  node.loaded = std::move(loaded);
  node.place = m_order.begin();
  node.weight = weightOf(node.loaded);
  m_bytes += node.weight;
  return node;
}

LoadedTree* TreeCache::get(run::TreeId id) {
  if (const auto found = m_trees.find(id); found != m_trees.end()) {
    ++m_counts.hits;
    m_order.splice(m_order.begin(), m_order, found->second.place);
    return &found->second.loaded;
  }
  std::optional<LoadedTree> loaded = loadTree(m_connection, id);
  if (!loaded) return nullptr;
  ++m_counts.loads;
  return &insert(id, std::move(*loaded)).loaded;
}

LoadedTree& TreeCache::create(run::TreeId id) {
  LoadedTree fresh;
  fresh.tree.id = id;
  return insert(id, std::move(fresh)).loaded;
}

void TreeCache::drop(run::TreeId id) {
  const auto found = m_trees.find(id);
  if (found == m_trees.end()) return;
  m_bytes -= found->second.weight;
  m_order.erase(found->second.place);
  m_trees.erase(found);
}

void TreeCache::clear() {
  m_trees.clear();
  m_order.clear();
  m_bytes = 0;
}

void TreeCache::weigh(const LoadedTree& loaded) {
  const auto found = m_trees.find(loaded.tree.id);
  if (found == m_trees.end()) return;
  m_bytes -= found->second.weight;
  found->second.weight = weightOf(loaded);
  m_bytes += found->second.weight;
}

void TreeCache::trim() {
  while (!m_order.empty() && (m_trees.size() > m_limits.trees || m_bytes > m_limits.bytes)) drop(m_order.back());
}

}  // namespace joinery::store
