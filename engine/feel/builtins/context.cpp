// Contexts (DMN 1.5, 10.3.4.11).
#include <algorithm>
#include <array>

#include "engine/feel/builtins.h"

namespace joinery::feel {
namespace {

void put(std::vector<Member>& members, const std::string& key, Datum value) {
  const auto same = std::find_if(members.begin(), members.end(), [&](const Member& m) { return m.first == key; });
  if (same == members.end())
    members.emplace_back(key, std::move(value));
  else
    same->second = std::move(value);
}

// Puts a value at the end of a path of keys; what is missing on the way is made.
std::optional<Datum> putAt(Call& c, const Datum& into, const List& keys, std::size_t depth, const Datum& value) {
  if (!keys[depth].isString() || !(into.isContext() || into.isNull())) {
    c.warn("the keys have to be strings that lead through contexts");
    return std::nullopt;
  }
  std::vector<Member> members = into.isContext() ? into.context().members() : std::vector<Member>();
  const std::string& key = keys[depth].string();
  if (depth + 1 == keys.size()) {
    put(members, key, value);
    return Datum::context(std::move(members));
  }
  const auto inner = into.isContext() ? into.context().find(key) : std::nullopt;
  auto changed = putAt(c, inner.value_or(Datum()), keys, depth + 1, value);
  if (!changed) return std::nullopt;
  put(members, key, std::move(*changed));
  return Datum::context(std::move(members));
}

Datum getValue(Call& c) {
  const Context* context = c.context(0);
  if (!context) return {};
  if (c.single(1).isString()) return context->find(c.single(1).string()).value_or(Datum());
  if (!c.at(1).isList() || c.at(1).items().empty()) return c.mismatch(1, "string");
  Datum here = c.single(0);
  for (const Datum& key : c.at(1).items()) {
    if (!key.isString()) return c.warn("the keys have to be strings");
    if (!here.isContext()) return {};
    here = here.context().find(key.string()).value_or(Datum());
  }
  return here;
}

Datum getEntries(Call& c) {
  const Context* context = c.context(0);
  if (!context) return {};
  List out;
  for (Member& m : context->members())
    out.push_back(Datum::context({{"key", Datum(m.first)}, {"value", std::move(m.second)}}));
  return Datum::list(std::move(out));
}

// context(entries): from a list of {key, value}.
Datum contextOf(Call& c) {
  const List* entries = c.view(0);
  if (!entries) return {};
  std::vector<Member> members;
  for (const Datum& entry : *entries) {
    if (!entry.isContext()) return c.warn("the entries have to be contexts");
    const auto key = entry.context().find("key"), value = entry.context().find("value");
    if (!key || !key->isString() || !value) return c.warn("an entry has to have a key and a value");
    const bool twice = std::any_of(members.begin(), members.end(), [&](auto& m) { return m.first == key->string(); });
    if (twice) return c.warn("two entries have the key \"" + key->string() + "\"");
    members.emplace_back(key->string(), *value);
  }
  return Datum::context(std::move(members));
}

Datum contextPut(Call& c) {
  const Context* context = c.context(0);
  if (!context) return {};
  if (c.at(1).isString()) {
    std::vector<Member> members = context->members();
    put(members, c.at(1).string(), c.at(2));
    return Datum::context(std::move(members));
  }
  const bool named = c.signature() == 1;  // "key" is one string, "keys" may be several
  if (c.at(1).isList() && c.at(1).items().size() > static_cast<std::size_t>(kMaxDataDepth))
    return c.warn("that many keys would nest too deep");
  if (named || !c.at(1).isList() || c.at(1).items().empty()) return c.mismatch(1, "string");
  auto out = putAt(c, c.single(0), c.at(1).items(), 0, c.at(2));
  return out ? std::move(*out) : Datum();
}

Datum contextMerge(Call& c) {
  const List* contexts = c.view(0);
  if (!contexts) return {};
  std::vector<Member> members;
  for (const Datum& context : *contexts) {
    if (!context.isContext())
      return c.warn("the list has to hold contexts, got " + std::string(kindName(context.kind())));
    for (Member& m : context.context().members()) put(members, m.first, std::move(m.second));
  }
  return Datum::context(std::move(members));
}

constexpr std::array kTable = {Builtin{"get value", "m, key | context, key | m, keys | context, keys", getValue},
                               Builtin{"get entries", "m | context", getEntries},
                               Builtin{"context", "entries", contextOf},
                               Builtin{"context put", "context, keys, value | context, key, value", contextPut},
                               Builtin{"context merge", "contexts", contextMerge}};

}  // namespace

std::span<const Builtin> contextBuiltins() {
  return kTable;
}

}  // namespace joinery::feel
