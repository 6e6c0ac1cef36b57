#include "engine/store/timers.h"

#include "engine/base/json.h"
#include "engine/store/log.h"

namespace joinery::store {

namespace {

constexpr int kElementBits = 20;

run::Key keyOf(const StartTimer& timer) {
  return (static_cast<run::Key>(timer.definition) << kElementBits) | static_cast<run::Key>(timer.element);
}

}  // namespace

Timers::Timers(Connection& connection)
    : m_next(connection.prepare("SELECT min(due_at) FROM timer WHERE held = 0")),
      m_due(connection.prepare("SELECT tree, key, due_at FROM timer WHERE held = 0 AND due_at <= ? "
                               "ORDER BY due_at, tree, key LIMIT ?")),
      m_exists(connection.prepare("SELECT 1 FROM timer WHERE tree = ? AND key = ?")),
      m_hold(connection.prepare("UPDATE timer SET held = 2 WHERE tree = ? AND key = ?")),
      m_put(
          connection.prepare("INSERT OR REPLACE INTO timer(tree, key, instance, due_at, held) VALUES (0, ?, 0, ?, 0)")),
      m_drop(connection.prepare("DELETE FROM timer WHERE tree = 0 AND key = ?")),
      m_putStart(connection.prepare("INSERT OR REPLACE INTO start_timer(key, definition, element, remaining, "
                                    "every_months, every_ms, cycle) VALUES (?, ?, ?, 0, 0, 0, ?)")),
      m_dropStart(connection.prepare("DELETE FROM start_timer WHERE key = ?")),
      m_find(connection.prepare(
          "SELECT definition, element, remaining, every_months, every_ms, cycle FROM start_timer WHERE key = ?")),
      m_ofDefinition(connection.prepare("SELECT key FROM start_timer WHERE definition = ?")) {}

std::optional<Instant> Timers::nextDue() {
  std::optional<Instant> due;
  if (m_next.bind().step() && !m_next.isNull(0)) due = Instant{m_next.integer(0)};
  m_next.reset();
  return due;
}

std::vector<DueTimer> Timers::due(Instant now, int limit) {
  std::vector<DueTimer> timers;
  for (m_due.bind(now.ms, limit); m_due.step();) {
    timers.push_back({m_due.integer(0), static_cast<run::Key>(m_due.integer(1)), Instant{m_due.integer(2)}});
  }
  return timers;
}

bool Timers::exists(const DueTimer& timer) {
  const bool found = m_exists.bind(timer.tree, timer.key).step();
  m_exists.reset();
  return found;
}

void Timers::hold(const DueTimer& timer) {
  m_hold.run(timer.tree, timer.key);
}

void Timers::arm(const StartTimer& timer) {
  m_put.run(keyOf(timer), timer.plan.dueAt.ms);
  m_putStart.run(keyOf(timer), timer.definition, timer.element, toJson(timer.plan.cycle));
}

void Timers::disarm(std::int64_t definition) {
  std::vector<std::int64_t> keys;
  for (m_ofDefinition.bind(definition); m_ofDefinition.step();) keys.push_back(m_ofDefinition.integer(0));
  for (const std::int64_t key : keys) {
    m_drop.run(key);
    m_dropStart.run(key);
  }
}

void Timers::disarm(const DueTimer& timer) {
  m_drop.run(timer.key);
  m_dropStart.run(timer.key);
}

std::optional<StartTimer> Timers::startTimer(const DueTimer& due) {
  if (!m_find.bind(due.key).step()) return std::nullopt;
  StartTimer timer{m_find.integer(0), static_cast<std::int32_t>(m_find.integer(1)), {due.dueAt, {}}};
  const std::int64_t left = m_find.integer(2);
  const Duration every{.months = m_find.integer(3), .ms = m_find.integer(4)};
  const std::string text(m_find.text(5));
  m_find.reset();
  if (!text.empty()) {
    Result<Value> cycle = parseJson(text);
    if (!cycle) throw DamagedRow("start timer " + std::to_string(due.key));
    timer.plan.cycle = std::move(*cycle);
  } else if (left != 0) {  // a row of version 1
    timer.plan.cycle = Value::object({{"left", left < 0 ? Value() : Value(left)}, {"every", formatDuration(every)}});
  }
  return timer;
}

}  // namespace joinery::store
