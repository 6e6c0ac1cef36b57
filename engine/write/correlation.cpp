// Who receives what is sent and thrown. A part of Unit.
#include <algorithm>
#include <stdexcept>

#include "engine/write/unit.h"

namespace joinery::write {

namespace {

// Two processes that answer each other without waiting would go on for ever.
constexpr int kMaxDeliveries = 100'000;

Value startData(const run::StartTrigger& trigger, const Value& variables) {
  return Value::object({{"startElement", std::int64_t{trigger.element}},
                        {"part", std::int64_t{trigger.part}},
                        {"variables", variables}});
}

// Whether message flows let a message reach this element; without any everybody may receive it.
bool mayReceive(const std::vector<run::MessageTarget>& targets, const std::string& process,
                const std::string& element) {
  return targets.empty() || std::any_of(targets.begin(), targets.end(), [&](const run::MessageTarget& target) {
           return target.process == process && (target.element.empty() || target.element == element);
         });
}

}  // namespace

void Unit::settle() {
  while (!m_thrown.empty() || !m_subscriptions.empty() || m_storesChanged) {
    if (++m_deliveries > kMaxDeliveries) {
      throw std::runtime_error("more than " + std::to_string(kMaxDeliveries) +
                               " messages follow from one command: processes that answer each other without end");
    }
    if (m_storesChanged) {
      m_storesChanged = false;
      startByConditions();
      continue;
    }
    if (!m_thrown.empty()) {
      const Thrown thrown = std::move(m_thrown.front());
      m_thrown.pop_front();
      if (thrown.isSignal) {
        deliverSignal(thrown.name, thrown.variables, thrown.tree);
      } else {
        deliverMessage(thrown.name, thrown.correlationKey, thrown.variables, thrown.targets);
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

std::optional<Correlation> Unit::start(const store::CatalogEntry& definition, const run::StartTrigger& trigger,
                                       const Value& variables) {
  store::LoadedTree& loaded = newTree();
  const run::Command command{
      .type = run::CommandType::StartInstance, .text = definition.row.id, .data = startData(trigger, variables)};
  const Result<run::StepResult> stepped = perform(loaded, command);
  if (!stepped) {
    m_writing.report("a start of " + definition.row.id + " from outside was refused: " + stepped.error().message);
    m_writing.store.trees.drop(loaded.tree.id);
    return std::nullopt;
  }
  return Correlation{formatId(loaded.tree.id, stepped->subject), run::elementId(*definition.process, trigger.element)};
}

std::vector<Correlation> Unit::startAll(run::StartTrigger::Type type, const std::string& name, const Value& variables,
                                        const std::set<std::string>& exceptProcesses,
                                        const std::vector<run::MessageTarget>& targets) {
  std::vector<Correlation> started;
  for (const store::StartPoint& point : m_writing.catalog->startPoints(type, name)) {
    const std::string& key = point.definition->row.key;
    if (exceptProcesses.count(key) != 0) continue;
    if (!mayReceive(targets, key, run::elementId(*point.definition->process, point.trigger.element))) continue;
    if (auto correlation = start(*point.definition, point.trigger, variables)) {
      started.push_back(std::move(*correlation));
    }
  }
  return started;
}

void Unit::deliverWaiting(const std::string& name, const std::optional<std::string>& correlation,
                          const Value& variables, const std::vector<run::MessageTarget>& targets,
                          std::set<std::string>& reached, std::vector<Correlation>& receivers) {
  store::Waiting previous;
  bool skip = false;
  while (const auto waiting = m_writing.store.messages.next(name, correlation, previous, skip)) {
    previous = *waiting;
    const store::CatalogEntry* definition = m_writing.catalog->byNumber(waiting->definition);
    skip = definition && reached.count(definition->row.key) != 0;
    if (skip || (definition && !mayReceive(targets, definition->row.key, waiting->element))) continue;
    if (!deliverTo(*waiting, variables)) continue;
    receivers.push_back({formatId(waiting->tree, waiting->instance), waiting->element});
    if (definition) reached.insert(definition->row.key);
    skip = true;
  }
}

std::vector<Value> Unit::keysOf(const std::string& name, const Value& correlationKey, const Value& variables) const {
  std::vector<Value> keys = m_writing.catalog->correlationKeys(name, variables);
  if (!correlationKey.isNull()) keys.insert(keys.begin(), correlationKey);
  return keys;
}

std::vector<Correlation> Unit::deliverMessage(const std::string& name, const Value& correlationKey,
                                              const Value& variables, const std::vector<run::MessageTarget>& targets) {
  std::vector<Correlation> receivers;
  std::set<std::string> reached;  // process keys
  for (const Value& key : keysOf(name, correlationKey, variables)) {
    deliverWaiting(name, store::correlationText(key), variables, targets, reached, receivers);
  }
  deliverWaiting(name, std::nullopt, variables, targets, reached, receivers);
  for (Correlation& started : startAll(run::StartTrigger::Type::Message, name, variables, reached, targets)) {
    receivers.push_back(std::move(started));
  }
  return receivers;
}

const store::CatalogEntry* Unit::startedBy(const store::Waiting& waiting, const std::string& signal) const {
  const store::CatalogEntry* definition = m_writing.catalog->byNumber(waiting.definition);
  if (!definition || !definition->process) return nullptr;
  for (const run::StartTrigger& trigger : run::startTriggers(*definition->process)) {
    if (trigger.needsOthers && trigger.message == signal &&
        run::elementId(*definition->process, trigger.element) == waiting.element) {
      return definition;
    }
  }
  return nullptr;
}

std::vector<Correlation> Unit::deliverSignal(const std::string& name, const Value& variables, run::TreeId except) {
  std::vector<Correlation> receivers;
  std::set<std::string> begun;  // process keys
  for (const store::Waiting& waiting : m_writing.store.messages.signalled(name)) {
    if (waiting.tree == except || !deliverTo(waiting, variables)) continue;
    receivers.push_back({formatId(waiting.tree, waiting.instance), waiting.element});
    // It went to an instance whose parallel multiple start event waited for it: no other begins with it.
    if (const store::CatalogEntry* definition = startedBy(waiting, name)) begun.insert(definition->row.key);
  }
  for (Correlation& started : startAll(run::StartTrigger::Type::Signal, name, variables, begun)) {
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
