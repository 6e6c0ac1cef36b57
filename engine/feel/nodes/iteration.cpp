// for, some, every.
#include "engine/feel/nodes/build.h"
#include "engine/feel/operators.h"

namespace joinery::feel {
namespace {

// What a variable runs over: a list, a range, or low..high (which also counts down).
struct Source {
  NodePtr value;  // the list or range; or the low end
  NodePtr high;   // of low..high; else nullptr
  std::size_t slot;
};

// The next value after `from` in steps of one (number, or day for dates); null at the end of what can be said.
Datum next(Evaluation& ev, const Datum& from, bool down) {
  if (from.isNumber()) return down ? subtract(ev, from, Datum(1)) : add(ev, from, Datum(1));
  const Datum day = DayTimeDuration{kSecondsPerDay, 0};
  return down ? subtract(ev, from, day) : add(ev, from, day);
}

// Calls `visit` with each value; false if the source cannot be run over or `visit` returns false.
template <typename Visit>
bool runOver(Evaluation& ev, const Source& source, Visit&& visit);

template <typename Visit>
bool countFromTo(Evaluation& ev, const Datum& low, const Datum& high, bool lowIncluded, bool highIncluded,
                 Visit&& visit) {
  const bool countable = low.isNumber() ? low.number().isInteger() : low.is(DatumKind::Date);
  const auto ends = order(low, high);
  if (!countable || !ends) {
    ev.warn("cannot count from " + std::string(kindName(low.kind())) + " to " + std::string(kindName(high.kind())));
    return false;
  }
  const bool down = *ends > 0;
  for (Datum at = low;;) {
    const auto left = order(at, high);
    if (!left || (down ? *left < 0 : *left > 0)) return true;
    const bool excluded = (*left == 0 && !highIncluded) || (!lowIncluded && order(at, low) == 0);
    if (!excluded && !visit(at)) return false;
    if (!ev.step()) return false;
    at = next(ev, at, down);
  }
}

template <typename Visit>
bool runOver(Evaluation& ev, const Source& source, Visit&& visit) {
  const Datum value = source.value->evaluate(ev);
  if (source.high) return countFromTo(ev, value, source.high->evaluate(ev), true, true, visit);
  if (value.is(DatumKind::Range)) {
    const Range& range = value.range();
    return countFromTo(ev, range.low, range.high, range.lowIncluded, range.highIncluded, visit);
  }
  if (value.isNull()) {
    ev.warn("cannot iterate over null");
    return false;
  }
  if (!value.isList()) return visit(value);  // one value is a list of one
  for (const Datum& item : value.items())
    if (!ev.step() || !visit(item)) return false;
  return true;
}

class For final : public Node {
 public:
  For(std::vector<Source> sources, NodePtr body, std::optional<std::size_t> partial)
      : m_sources(std::move(sources)), m_body(std::move(body)), m_partial(partial) {}
  Datum evaluate(Evaluation& ev) const override {
    auto out = std::make_shared<Datum::Items>();
    if (!nest(ev, 0, out)) return {};
    return ev.checked(Datum::sharedList(std::move(out)));
  }

 private:
  bool nest(Evaluation& ev, std::size_t depth, std::shared_ptr<Datum::Items>& out) const {
    if (depth < m_sources.size())
      return runOver(ev, m_sources[depth], [&](const Datum& item) {
        ev.slots[m_sources[depth].slot] = item;
        return nest(ev, depth + 1, out);
      });
    if (m_partial) ev.slots[*m_partial] = Datum::sharedList(out);
    Datum item = m_body->evaluate(ev);
    if (m_partial) {
      ev.slots[*m_partial] = Datum();
      if (out.use_count() > 1) {  // the body kept "partial" for itself: it must not see it grow
        if (!ev.step(out->list.size())) return false;
        out = std::make_shared<Datum::Items>(*out);
      }
    }
    out->add(std::move(item));
    if (out->depth > kMaxDataDepth) ev.checked(Datum::sharedList(out));  // the error; nothing may nest on and on
    return ev.mayHoldItems(out->list.size());
  }

  std::vector<Source> m_sources;
  NodePtr m_body;
  std::optional<std::size_t> m_partial;  // the slot of "partial", if the body speaks of it
};

class Quantified final : public Node {
 public:
  Quantified(std::vector<Source> sources, NodePtr condition, bool every, bool strict)
      : m_sources(std::move(sources)), m_condition(std::move(condition)), m_every(every), m_strict(strict) {}
  Datum evaluate(Evaluation& ev) const override {
    State state;
    const bool whole = nest(ev, 0, state);
    if (state.decided) return !m_every;
    if (!whole || state.unknown) return {};
    return m_every;
  }

 private:
  struct State {
    bool decided = false;  // some: one is true; every: one is false
    bool unknown = false;
  };
  bool nest(Evaluation& ev, std::size_t depth, State& state) const {
    if (depth == m_sources.size()) {
      const Datum truth = m_condition->evaluate(ev);
      if (truth.isBoolean() && truth.boolean() != m_every) state.decided = true;
      if (!truth.isBoolean()) state.unknown = true;
      if (m_strict && !truth.isBoolean() && !truth.isNull()) return false;
      return !state.decided && ev.running();
    }
    return runOver(ev, m_sources[depth], [&](const Datum& item) {
      ev.slots[m_sources[depth].slot] = item;
      return nest(ev, depth + 1, state);
    });
  }

  std::vector<Source> m_sources;
  NodePtr m_condition;
  bool m_every;
  bool m_strict;  // of a boxed expression: what is no boolean makes the whole null
};

// Later domains see the earlier variables.
std::vector<Source> sources(Compiler& compiler, const Ast& ast) {
  std::vector<Source> out;
  for (std::size_t i = 0; i < ast.names.size(); ++i) {
    const Ast& domain = *ast.children[i];
    Source source;
    const bool counts = domain.kind == AstKind::Domain;
    source.value = compiler.compile(counts ? *domain.children[0] : domain);
    if (counts) source.high = compiler.compile(*domain.children[1]);
    source.slot = compiler.newSlot();
    compiler.bind(ast.names[i], source.slot);
    out.push_back(std::move(source));
  }
  return out;
}

}  // namespace

NodePtr buildFor(Compiler& compiler, const Ast& ast) {
  auto over = sources(compiler, ast);
  const std::size_t partial = compiler.newSlot();
  compiler.bind("partial", partial);
  NodePtr body = compiler.compile(*ast.children.back());
  const bool usesPartial = compiler.wasUsed();
  compiler.unbind(ast.names.size() + 1);
  return std::make_unique<For>(std::move(over), std::move(body), usesPartial ? std::optional(partial) : std::nullopt);
}

NodePtr buildQuantified(Compiler& compiler, const Ast& ast) {
  auto over = sources(compiler, ast);
  NodePtr condition = compiler.compile(*ast.children.back());
  compiler.unbind(ast.names.size());
  return std::make_unique<Quantified>(std::move(over), std::move(condition), ast.kind == AstKind::Every,
                                      ast.text == "boxed");
}

}  // namespace joinery::feel
