// Lists, contexts, paths and filters.
#include <set>

#include "engine/feel/nodes/build.h"
#include "engine/feel/properties.h"

namespace joinery::feel {
namespace {

class ListNode final : public Node {
 public:
  explicit ListNode(std::vector<NodePtr> items) : m_items(std::move(items)) {}
  Datum evaluate(Evaluation& ev) const override {
    if (!ev.step(m_items.size() + 1)) return {};
    List out;
    out.reserve(m_items.size());
    for (const NodePtr& item : m_items) out.push_back(item->evaluate(ev));
    return ev.checked(Datum::list(std::move(out)));
  }

 private:
  std::vector<NodePtr> m_items;
};

// Members are computed in order; later ones see the earlier ones in their slots.
class ContextNode final : public Node {
 public:
  struct Entry {
    std::string name;
    NodePtr value;
    std::size_t slot;
  };
  explicit ContextNode(std::vector<Entry> entries) : m_entries(std::move(entries)) {}
  Datum evaluate(Evaluation& ev) const override {
    if (!ev.step(m_entries.size() + 1)) return {};
    std::vector<Member> members;
    members.reserve(m_entries.size());
    for (const Entry& entry : m_entries) {
      Datum value = entry.value->evaluate(ev);
      ev.slots[entry.slot] = value;
      members.emplace_back(entry.name, std::move(value));
    }
    return ev.checked(Datum::context(std::move(members)));
  }

 private:
  std::vector<Entry> m_entries;
};

// Two members of one name leave open which one is meant: null.
class AmbiguousContext final : public Node {
 public:
  explicit AmbiguousContext(std::string name) : m_name(std::move(name)) {}
  Datum evaluate(Evaluation& ev) const override { return ev.warn("the context has two members \"" + m_name + "\""); }

 private:
  std::string m_name;
};

class Path final : public Node {
 public:
  Path(NodePtr base, std::string name) : m_base(std::move(base)), m_name(std::move(name)) {}
  Datum evaluate(Evaluation& ev) const override {
    if (!ev.step()) return {};
    const Datum base = m_base->evaluate(ev);
    if (base.isContext()) {
      if (auto found = base.context().find(m_name)) return std::move(*found);
      return ev.warn("the context has no member \"" + m_name + "\"");
    }
    return member(ev, base);
  }

 private:
  // A path into a list is a path into each of its items (DMN 1.5, 10.3.2.5).
  Datum member(Evaluation& ev, const Datum& base) const {
    if (base.isContext()) {
      if (auto found = base.context().find(m_name)) return std::move(*found);
      return {};
    }
    if (!base.isList()) return property(ev, base, m_name);
    List out;
    out.reserve(base.items().size());
    for (const Datum& item : base.items()) {
      if (!ev.step()) return {};
      out.push_back(member(ev, item));
    }
    return Datum::list(std::move(out));
  }

  NodePtr m_base;
  std::string m_name;
};

// list[condition] keeps the items for which it is true; list[number] picks one, from 1, from the end if negative.
class Filter final : public Node {
 public:
  Filter(NodePtr base, NodePtr condition, std::size_t slot)
      : m_base(std::move(base)), m_condition(std::move(condition)), m_slot(slot) {}
  Datum evaluate(Evaluation& ev) const override {
    const Datum base = m_base->evaluate(ev);
    const List single = base.isList() || base.isNull() ? List{} : List{base};
    const List& items = base.isList() ? base.items() : single;
    if (const Datum* known = m_condition->constant(); known && known->isNumber()) return pick(ev, items, *known);
    if (base.isNull()) return {};
    if (items.empty()) return ifEmpty(ev);
    List out;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (!ev.step()) return {};
      ev.slots[m_slot] = items[i];
      const Datum truth = m_condition->evaluate(ev);
      if (i == 0 && truth.isNumber()) return pick(ev, items, truth);
      if (truth.isTrue()) out.push_back(items[i]);
      if (!truth.isBoolean() && !truth.isNull())
        return ev.warn("a filter is a condition or a position, got " + std::string(kindName(truth.kind())));
    }
    return Datum::list(std::move(out));
  }

 private:
  // Nothing to try the condition on: it may still be a position, which picks nothing.
  Datum ifEmpty(Evaluation& ev) const {
    ev.slots[m_slot] = Datum();
    const std::size_t before = ev.warnings().size();
    const bool isPosition = m_condition->evaluate(ev).isNumber();
    ev.truncateWarnings(before);
    return isPosition ? Datum() : Datum::list({});
  }

  static Datum pick(Evaluation& ev, const List& items, const Datum& position) {
    const auto at = position.number().toInt64();
    const auto size = static_cast<std::int64_t>(items.size());
    if (at && *at >= 1 && *at <= size) return items[static_cast<std::size_t>(*at - 1)];
    if (at && *at <= -1 && *at >= -size) return items[static_cast<std::size_t>(size + *at)];
    return ev.warn("the list of " + std::to_string(size) + " items has no position " + position.number().toString());
  }

  NodePtr m_base, m_condition;
  std::size_t m_slot;
};

}  // namespace

NodePtr buildList(Compiler& compiler, const Ast& ast) {
  std::vector<NodePtr> items;
  for (const AstPtr& child : ast.children) items.push_back(compiler.compile(*child));
  return std::make_unique<ListNode>(std::move(items));
}

NodePtr buildContext(Compiler& compiler, const Ast& ast) {
  std::set<std::string_view> names;
  for (const std::string& name : ast.names)
    if (!names.insert(name).second) return std::make_unique<AmbiguousContext>(name);
  std::vector<ContextNode::Entry> entries;
  for (std::size_t i = 0; i < ast.children.size(); ++i) {
    const Ast& value = *ast.children[i];
    NodePtr node =
        value.kind == AstKind::Function ? compiler.compileFunction(value, &ast.names[i]) : compiler.compile(value);
    const std::size_t slot = compiler.newSlot();
    compiler.bind(ast.names[i], slot);
    entries.push_back({ast.names[i], std::move(node), slot});
  }
  compiler.unbind(ast.children.size());
  return std::make_unique<ContextNode>(std::move(entries));
}

NodePtr buildPath(Compiler& compiler, const Ast& ast) {
  return std::make_unique<Path>(compiler.compile(*ast.children[0]), ast.text);
}

NodePtr buildFilter(Compiler& compiler, const Ast& ast) {
  NodePtr base = compiler.compile(*ast.children[0]);
  const std::size_t slot = compiler.newSlot();
  compiler.bindItem(slot);
  NodePtr condition = compiler.compile(*ast.children[1]);
  compiler.unbind();
  return std::make_unique<Filter>(std::move(base), std::move(condition), slot);
}

}  // namespace joinery::feel
