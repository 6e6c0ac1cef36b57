#include <algorithm>

#include "engine/run/state/apply.h"

namespace joinery::run::state {

namespace {

void erase(Tree& tree, Key key, const Record& record) {
  auto it = tree.tokens.find(key);
  if (it == tree.tokens.end()) broken("unknown token", record);
  tree.index.places.erase({it->second.scope, it->second.element, key});
  tree.tokens.erase(it);
}

void addToken(Tree& tree, const Record& record, Token token) {
  if (record.key == 0 || record.scope == 0) broken("a token without key or scope", record);
  tree.index.places.insert({record.scope, record.element, record.key});
  tree.tokens.emplace_hint(tree.tokens.end(), record.key, token);
}

void moveToken(Tree& tree, Token& token, const Record& record) {
  if (token.scope != record.scope) broken("a token changes its scope", record);
  auto place = tree.index.places.extract({token.scope, token.element, record.key});
  if (!place) broken("a token without a place", record);
  place.value().element = record.element;
  tree.index.places.insert(std::move(place));
}

void countRound(Tree& tree, const Record& record) {
  auto& rounds = entity(tree.scopes, record.scope, "unknown scope", record).rounds;
  auto it = std::find_if(rounds.begin(), rounds.end(), [&](const auto& r) { return r.first == record.element; });
  auto round = static_cast<std::int32_t>(record.number);
  if (it != rounds.end()) {
    it->second = round;
  } else {
    rounds.emplace_back(record.element, round);
  }
}

}  // namespace

void flowTaken(Tree& tree, const Record& record, Instant at) {
  addToken(tree, record, Token{.scope = record.scope, .element = record.element, .onFlow = true, .since = at});
}

void elementEntered(Tree& tree, const Record& record, Instant at) {
  Token entered{.scope = record.scope, .element = record.element, .since = at};
  entered.round = static_cast<std::int32_t>(record.number);
  auto it = tree.tokens.find(record.key);
  if (it == tree.tokens.end()) {
    addToken(tree, record, entered);
  } else {
    moveToken(tree, it->second, record);
    it->second = entered;
  }
  if (record.data.isList()) {
    for (const Value& consumed : record.data.items()) {
      erase(tree, static_cast<Key>(consumed.number().toInt64().value_or(0)), record);
    }
  }
  if (record.number > 0) countRound(tree, record);
}

void tokenGone(Tree& tree, const Record& record, Instant) {
  erase(tree, record.key, record);
}

}  // namespace joinery::run::state
