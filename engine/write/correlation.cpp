// Who receives what is sent and thrown. A part of Unit.
#include <stdexcept>

#include "engine/write/unit.h"

namespace joinery::write {

namespace {

// Two processes that answer each other without waiting would go on for ever.
constexpr int kMaxDeliveries = 100'000;

Value startData(std::int32_t element, const Value& variables) {
  return Value::object({{"startElement", std::int64_t{element}}, {"variables", variables}});
}

}  // namespace

void Unit::settle() {
  while (!m_thrown.empty() || !m_subscriptions.empty()) {
    if (++m_deliveries > kMaxDeliveries) {
      throw std::runtime_error("more than " + std::to_string(kMaxDeliveries) +
                               " messages follow from one command: processes that answer each other without end");
    }
    if (!m_thrown.empty()) {
      const Thrown thrown = std::move(m_thrown.front());
      m_thrown.pop_front();
      if (thrown.isSignal) {
        deliverSignal(thrown.name, thrown.variables, thrown.tree);
      } else {
        deliverMessage(thrown.name, thrown.correlationKey, thrown.variables);
      }
      continue;
    }
    const NewSubscription subscription = m_subscriptions.front();
    m_subscriptions.pop_front();
    deliverBuffered(subscription);
  }
}

bool Unit::deliverTo(const store::Waiting& waiting, const Value& variables) {
  store::LoadedTree* loaded = tree(waiting.tree);
  if (!loaded) return false;
  const run::Command command{
      .type = run::CommandType::DeliverMessage, .key = waiting.key, .data = Value::object({{"variables", variables}})};
  // Refused where the instance is suspended, or where an earlier receiver of the same signal took the wait away.
  return perform(*loaded, command).ok();
}

std::optional<Correlation> Unit::start(const store::CatalogEntry& definition, std::int32_t element,
                                       const Value& variables) {
  store::LoadedTree& loaded = newTree();
  const run::Command command{
      .type = run::CommandType::StartInstance, .text = definition.row.id, .data = startData(element, variables)};
  const Result<run::StepResult> stepped = perform(loaded, command);
  if (!stepped) {
    m_writing.report("a start of " + definition.row.id + " from outside was refused: " + stepped.error().message);
    m_writing.store.trees.drop(loaded.tree.id);
    return std::nullopt;
  }
  return Correlation{formatId(loaded.tree.id, stepped->subject), run::elementId(*definition.process, element)};
}

std::vector<Correlation> Unit::startAll(run::StartTrigger::Type type, const std::string& name, const Value& variables,
                                        const std::set<std::string>& exceptProcesses) {
  std::vector<Correlation> started;
  for (const store::StartPoint& point : m_writing.catalog->startPoints(type, name)) {
    if (exceptProcesses.count(point.definition->row.key) != 0) continue;
    if (auto correlation = start(*point.definition, point.element, variables)) {
      started.push_back(std::move(*correlation));
    }
  }
  return started;
}

void Unit::deliverWaiting(const std::string& name, const std::optional<std::string>& correlation,
                          const Value& variables, std::set<std::string>& reached, std::vector<Correlation>& receivers) {
  store::Waiting previous;
  bool skip = false;
  while (const auto waiting = m_writing.store.messages.next(name, correlation, previous, skip)) {
    previous = *waiting;
    const store::CatalogEntry* definition = m_writing.catalog->byNumber(waiting->definition);
    skip = definition && reached.count(definition->row.key) != 0;
    if (skip || !deliverTo(*waiting, variables)) continue;
    receivers.push_back({formatId(waiting->tree, waiting->instance), waiting->element});
    if (definition) reached.insert(definition->row.key);
    skip = true;
  }
}

std::vector<Correlation> Unit::deliverMessage(const std::string& name, const Value& correlationKey,
                                              const Value& variables) {
  std::vector<Correlation> receivers;
  std::set<std::string> reached;  // process keys
  const std::optional<std::string> correlation = store::correlationText(correlationKey);
  if (correlation) deliverWaiting(name, correlation, variables, reached, receivers);
  deliverWaiting(name, std::nullopt, variables, reached, receivers);
  for (Correlation& started : startAll(run::StartTrigger::Type::Message, name, variables, reached)) {
    receivers.push_back(std::move(started));
  }
  return receivers;
}

std::vector<Correlation> Unit::deliverSignal(const std::string& name, const Value& variables, run::TreeId except) {
  std::vector<Correlation> receivers;
  for (const store::Waiting& waiting : m_writing.store.messages.signalled(name)) {
    if (waiting.tree == except || !deliverTo(waiting, variables)) continue;
    receivers.push_back({formatId(waiting.tree, waiting.instance), waiting.element});
  }
  for (Correlation& started : startAll(run::StartTrigger::Type::Signal, name, variables, {})) {
    receivers.push_back(std::move(started));
  }
  return receivers;
}

void Unit::deliverBuffered(const NewSubscription& subscription) {
  const store::LoadedTree* loaded = tree(subscription.tree);
  if (!loaded) return;
  const auto found = loaded->tree.subscriptions.find(subscription.key);
  if (found == loaded->tree.subscriptions.end()) return;
  const std::optional<std::string> correlation = store::correlationText(found->second.correlationKey);
  const auto message = m_writing.store.messages.findBuffered(found->second.message, correlation, m_writing.now());
  if (!message) return;
  store::Waiting waiting;
  waiting.tree = subscription.tree;
  waiting.key = subscription.key;
  if (deliverTo(waiting, message->variables)) m_writing.store.messages.remove(message->id);
}

}  // namespace joinery::write
