// An instance goes on with another definition: every element of its entities gets its new number.
#include <algorithm>
#include <set>

#include "engine/run/state/apply.h"
#include "engine/run/state/tree_index.h"

namespace joinery::run::state {

namespace {

std::int64_t whole(const Value& value) {
  return value.isNumber() ? value.number().toInt64().value_or(0) : 0;
}

class Renumbering {
 public:
  Renumbering(Tree& tree, const Record& record) : m_tree(tree), m_record(record) {
    if (const Value* pairs = record.data.find("elements")) {
      for (const Value& pair : pairs->items()) {
        m_elements[static_cast<std::int32_t>(whole(pair.items().at(0)))] =
            static_cast<std::int32_t>(whole(pair.items().at(1)));
      }
    }
    m_process = tree.scopes.at(record.key).element;
    for (const auto& [key, scope] : tree.scopes) {
      Key around = key;
      while (tree.scopes.at(around).kind != ScopeKind::Process) around = tree.scopes.at(around).parent;
      if (around == record.key) m_scopes.insert(key);
    }
  }

  void apply() {
    for (Key key : m_scopes) renumber(m_tree.scopes.at(key));
    each(m_tree.tokens), each(m_tree.tasks), each(m_tree.jobs);
    each(m_tree.timers), each(m_tree.subscriptions), each(m_tree.incidents);
    for (auto& [key, compensable] : m_tree.compensables) {
      Key holder = compensable.scope;
      while (m_tree.compensables.contains(holder)) holder = m_tree.compensables.at(holder).scope;
      if (m_scopes.contains(holder)) compensable.element = placeOf(compensable.element);
    }
  }

 private:
  std::int32_t placeOf(std::int32_t element) const {
    auto it = m_elements.find(element);
    if (it == m_elements.end()) broken("an element without a place", m_record);
    return it->second;
  }

  void renumber(Scope& scope) {
    scope.element = placeOf(scope.element);
    std::vector<std::pair<std::int32_t, std::int32_t>> rounds;
    for (const auto& [element, round] : scope.rounds) {
      auto it = m_elements.find(element);
      if (it != m_elements.end()) rounds.emplace_back(it->second, round);
    }
    scope.rounds = std::move(rounds);
    for (auto& [element, note] : scope.notes) {
      if (element != m_process) note = renumbered(note);
      element = placeOf(element);
    }
  }

  // What a node remembers: numbers in lists are elements (record_types.def).
  Value renumbered(const Value& note) const {
    if (note.isNumber()) return Value(std::int64_t{placeOf(static_cast<std::int32_t>(whole(note)))});
    if (note.isList()) {
      Value::List items;
      for (const Value& item : note.items()) items.push_back(renumbered(item));
      return Value::list(std::move(items));
    }
    if (!note.isObject()) return note;
    Value::Object members;
    for (const auto& [name, value] : note.members())
      members.emplace_back(name, value.isList() ? renumbered(value) : value);
    return Value::object(std::move(members));
  }

  template <typename Entity>
  void each(std::map<Key, Entity>& entities) {
    for (auto& [key, entity] : entities) {
      if (m_scopes.contains(entity.scope)) entity.element = placeOf(entity.element);
    }
  }

  Tree& m_tree;
  const Record& m_record;
  std::map<std::int32_t, std::int32_t> m_elements;
  std::set<Key> m_scopes;
  std::int32_t m_process = -1;  // its notes hold data, not elements
};

std::set<Key> tokensIn(const Record& record) {
  std::set<Key> keys;
  if (const Value* list = record.data.find("tokens")) {
    for (const Value& key : list->items()) keys.insert(static_cast<Key>(whole(key)));
  }
  return keys;
}

// Entities of one kind that belong to tokens which go to another scope.
template <typename Entity>
void moveWith(std::map<Key, Entity>& entities, Key Entity::*owner, const std::set<Key>& tokens, const Record& record) {
  for (auto& [key, entity] : entities) {
    if (entity.scope == record.owner && tokens.contains(entity.*owner)) entity.scope = record.scope;
  }
}

// What elements have noted in a scope, or how often they were entered; without a list all of it.
template <typename What>
void moveNoted(What& from, What& to, const Value* elements) {
  What stays;
  for (auto& noted : from) {
    const auto& all = elements ? elements->items() : Value::List{};
    const bool goes = !elements || std::find(all.begin(), all.end(), Value(std::int64_t{noted.first})) != all.end();
    (goes ? to : stays).push_back(std::move(noted));
  }
  from = std::move(stays);
}

}  // namespace

void contentMoved(Tree& tree, const Record& record, Instant) {
  Scope& from = entity(tree.scopes, record.owner, "unknown scope", record);
  Scope& to = entity(tree.scopes, record.scope, "unknown scope", record);
  const std::set<Key> tokens = tokensIn(record);
  for (Key key : tokens) entity(tree.tokens, key, "unknown token", record).scope = record.scope;
  moveWith(tree.tasks, &Task::token, tokens, record);
  moveWith(tree.jobs, &Job::token, tokens, record);
  moveWith(tree.timers, &Timer::owner, tokens, record);
  moveWith(tree.subscriptions, &Subscription::owner, tokens, record);
  moveWith(tree.incidents, &Incident::token, tokens, record);
  for (auto& [key, scope] : tree.scopes) {
    if (scope.parent == record.owner && tokens.contains(scope.owner)) scope.parent = record.scope;
  }
  moveNoted(from.notes, to.notes, record.data.find("elements"));
  moveNoted(from.rounds, to.rounds, record.data.find("elements"));
  rebuildIndex(tree);
}

void instanceMigrated(Tree& tree, const Record& record, Instant) {
  Scope& process = entity(tree.scopes, record.key, "unknown scope", record);
  if (const Value* dropped = record.data.find("dropped")) {
    for (const Value& key : dropped->items()) {
      const Key gone = static_cast<Key>(whole(key));
      if (tree.timers.erase(gone) + tree.subscriptions.erase(gone) + tree.incidents.erase(gone) != 1) {
        broken("what is dropped is not there", record);
      }
    }
  }
  Renumbering(tree, record).apply();
  process.definitionId = record.text;
  rebuildIndex(tree);
}

}  // namespace joinery::run::state
