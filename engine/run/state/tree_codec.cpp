#include "engine/run/state/bytes.h"
#include "engine/run/state/tree_index.h"

namespace joinery::run {

namespace {

constexpr std::uint8_t kVersion = 2;  // 2: scopes have notes

// One function for each kind of entity names its fields once, for writing and for reading: `Out` and `In` below have
// the same members.
struct Out {
  Writer& w;
  std::uint8_t version = kVersion;
  void key(const Key& k) { w.count(k); }
  void number(const std::int64_t& n) { w.number(n); }
  void number(const std::int32_t& n) { w.number(n); }
  void flag(const bool& b) { w.byte(b ? 1 : 0); }
  void instant(const Instant& at) { w.number(at.ms); }
  void text(const std::string& text) { w.text(text); }
  void value(const Value& value) { w.value(value); }
  template <typename Enum>
  void word(const Enum& e) {
    w.byte(static_cast<std::uint8_t>(e));
  }
  template <typename List, typename Item>
  void list(const List& items, Item item) {
    w.count(items.size());
    for (auto& i : items) item(i);
  }
};

struct In {
  Reader& r;
  std::uint8_t version;  // of the bytes that are read
  void key(Key& k) { k = r.count(); }
  void number(std::int64_t& n) { n = r.number(); }
  void number(std::int32_t& n) { n = static_cast<std::int32_t>(r.number()); }
  void flag(bool& b) { b = r.byte() != 0; }
  void instant(Instant& at) { at.ms = r.number(); }
  void text(std::string& text) { text = r.text(); }
  void value(Value& value) { value = r.value(); }
  template <typename Enum>
  void word(Enum& e) {
    e = static_cast<Enum>(r.byte());
  }
  template <typename List, typename Item>
  void list(List& items, Item item) {
    items.resize(r.size());
    for (auto& i : items) item(i);
  }
};

template <typename Io, typename S>
void scope(Io& io, S& s) {
  io.key(s.parent), io.key(s.owner), io.number(s.element), io.word(s.kind), io.word(s.state);
  io.text(s.definitionId), io.text(s.businessKey), io.instant(s.since);
  io.list(s.variables, [&](auto& v) { io.text(v.first), io.value(v.second); });
  io.list(s.rounds, [&](auto& v) { io.number(v.first), io.number(v.second); });
  if (io.version >= 2) io.list(s.notes, [&](auto& v) { io.number(v.first), io.value(v.second); });
}

template <typename Io, typename T>
void token(Io& io, T& t) {
  io.key(t.scope), io.number(t.element), io.flag(t.onFlow), io.number(t.round), io.instant(t.since);
}

template <typename Io, typename T>
void task(Io& io, T& t) {
  io.key(t.token), io.key(t.scope), io.number(t.element), io.word(t.state), io.text(t.name), io.text(t.assignee);
  io.instant(t.createdAt), io.number(t.dueAt), io.value(t.fields);
}

template <typename Io, typename T>
void job(Io& io, T& j) {
  io.key(j.token), io.key(j.scope), io.number(j.element), io.text(j.type), io.number(j.retries), io.number(j.retryAt);
  io.value(j.headers);
}

template <typename Io, typename T>
void timer(Io& io, T& t) {
  io.key(t.owner), io.key(t.scope), io.number(t.element), io.number(t.dueAt), io.value(t.cycle);
}

template <typename Io, typename T>
void subscription(Io& io, T& s) {
  io.key(s.owner), io.key(s.scope), io.number(s.element), io.word(s.awaited), io.text(s.message);
  io.value(s.correlationKey);
}

template <typename Io, typename T>
void incident(Io& io, T& i) {
  io.key(i.token), io.key(i.scope), io.number(i.element), io.word(i.stage), io.text(i.code), io.text(i.message);
  io.instant(i.raisedAt);
}

template <typename Io, typename T>
void loop(Io& io, T& l) {
  io.number(l.total), io.number(l.started), io.number(l.completed), io.number(l.terminated), io.flag(l.ending);
  io.value(l.items);
  io.list(l.outputs, [&](auto& v) { io.value(v); });
}

template <typename Io, typename T>
void compensable(Io& io, T& c) {
  io.key(c.scope), io.number(c.element), io.value(c.variables);
}

template <typename Entity, typename Fields>
void entities(Out& out, const std::map<Key, Entity>& map, Fields fields) {
  out.w.count(map.size());
  Key before = 0;
  for (const auto& [key, entity] : map) {
    out.w.count(key - before);
    before = key;
    fields(out, entity);
  }
}

template <typename Entity, typename Fields>
void entities(In& in, std::map<Key, Entity>& map, Fields fields) {
  Key key = 0;
  for (std::size_t n = in.r.size(); n > 0 && in.r.ok(); --n) {
    key += in.r.count();
    fields(in, map.emplace_hint(map.end(), key, Entity{})->second);
  }
}

template <typename Io, typename T>
void wholeTree(Io& io, T& tree) {
  io.number(tree.id);
  io.key(tree.nextKey);
  entities(io, tree.scopes, [](Io& f, auto& e) { scope(f, e); });
  entities(io, tree.tokens, [](Io& f, auto& e) { token(f, e); });
  entities(io, tree.tasks, [](Io& f, auto& e) { task(f, e); });
  entities(io, tree.jobs, [](Io& f, auto& e) { job(f, e); });
  entities(io, tree.timers, [](Io& f, auto& e) { timer(f, e); });
  entities(io, tree.subscriptions, [](Io& f, auto& e) { subscription(f, e); });
  entities(io, tree.incidents, [](Io& f, auto& e) { incident(f, e); });
  entities(io, tree.loops, [](Io& f, auto& e) { loop(f, e); });
  entities(io, tree.compensables, [](Io& f, auto& e) { compensable(f, e); });
}

}  // namespace

std::string encodeTree(const Tree& tree) {
  Writer w;
  w.byte(kVersion);
  Out out{w};
  wholeTree(out, tree);
  return std::move(w.bytes);
}

Result<Tree> decodeTree(std::string_view bytes) {
  auto damaged = [](const char* why) { return makeError(ErrorKind::Internal, "snapshot-damaged", why); };
  Reader reader(bytes);
  std::uint8_t version = reader.byte();
  if (version < 1 || version > kVersion) return damaged("the snapshot has an unknown version");
  Tree tree;
  In in{reader, version};
  wholeTree(in, tree);
  if (!reader.ok() || !reader.atEnd()) return damaged("the snapshot is cut short or has bytes too many");
  rebuildIndex(tree);
  return tree;
}

}  // namespace joinery::run
