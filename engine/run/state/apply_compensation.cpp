#include "engine/run/state/apply.h"

namespace joinery::run::state {

namespace {

void moveOne(Tree& tree, Key key, Key holder) {
  Compensable& compensable = tree.compensables.at(key);
  tree.index.compensables.erase({compensable.scope, key});
  compensable.scope = holder;
  tree.index.compensables.insert({holder, key});
}

}  // namespace

void moveCompensables(Tree& tree, Key from, Key to) {
  auto& index = tree.index.compensables;
  for (auto it = index.lower_bound({from, 0}); it != index.end() && it->first == from;
       it = index.lower_bound({from, 0})) {
    moveOne(tree, it->second, to);
  }
}

void dropCompensables(Tree& tree, Key holder) {
  auto& index = tree.index.compensables;
  for (auto it = index.lower_bound({holder, 0}); it != index.end() && it->first == holder;
       it = index.lower_bound({holder, 0})) {
    Key key = it->second;
    index.erase(it);
    tree.compensables.erase(key);
    dropCompensables(tree, key);
  }
}

void compensationKept(Tree& tree, const Record& record, Instant) {
  if (record.key == 0 || record.scope == 0) broken("a compensable without key or scope", record);
  tree.compensables.emplace_hint(tree.compensables.end(), record.key,
                                 Compensable{record.scope, record.element, record.data});
  tree.index.compensables.insert({record.scope, record.key});
  if (record.owner) moveCompensables(tree, record.owner, record.key);
}

void compensationMoved(Tree& tree, const Record& record, Instant) {
  entity(tree.compensables, record.key, "unknown compensable", record);
  moveOne(tree, record.key, record.scope);
}

void compensationTaken(Tree& tree, const Record& record, Instant) {
  const Compensable& compensable = entity(tree.compensables, record.key, "unknown compensable", record);
  tree.index.compensables.erase({compensable.scope, record.key});
  tree.compensables.erase(record.key);
}

}  // namespace joinery::run::state
