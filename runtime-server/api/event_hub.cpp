#include "runtime-server/api/event_hub.h"

#include "engine/base/json.h"
#include "runtime-server/api/render.h"

namespace joinery::server {
namespace {

constexpr int kPiece = 500;
constexpr std::size_t kMostVisible = 10000;
constexpr std::chrono::milliseconds kBeat{15000};
constexpr std::chrono::milliseconds kPause{20};
constexpr std::size_t kPatience = 256U << 10;  // bytes that may wait for a client while it catches up

std::string textOf(const Event& event) {
  std::string out = "id: " + std::to_string(event.id) + "\nevent: " + event.type + "\ndata: ";
  appendJson(out, eventValue(event));
  out += "\n\n";
  return out;
}

bool concernsTask(const Event& event) {
  return event.type.compare(0, 5, "task-") == 0;
}

}  // namespace

EventHub::EventHub(Engine& engine, http::Server& server) : m_engine(engine), m_server(server) {
  m_subscription = engine.listen([this](const std::vector<Event>& events) {
    if (m_count.load() == 0) return;
    m_thread.run([this, events] { deliver(events); });
  });
  beat();
}

EventHub::~EventHub() {
  m_subscription.reset();
}

void EventHub::subscribe(std::shared_ptr<const Caller> caller, std::shared_ptr<http::Stream> stream,
                         std::optional<std::int64_t> after) {
  auto subscriber = std::make_shared<Subscriber>();
  subscriber->caller = std::move(caller);
  subscriber->stream = std::move(stream);
  subscriber->last = after.value_or(0);
  subscriber->catchingUp = after.has_value();
  subscriber->stream->write("retry: 2000\n\n");
  // Counted before the database is read: whatever is committed from here on is delivered behind it.
  ++m_count;
  m_thread.run([this, subscriber] {
    m_subscribers.push_back(subscriber);
    if (subscriber->catchingUp) catchUp(subscriber);
  });
}

void EventHub::deliver(const std::vector<Event>& events) {
  for (auto it = m_subscribers.begin(); it != m_subscribers.end();) {
    const SubscriberPtr subscriber = *it++;
    if (!subscriber->catchingUp && !send(*subscriber, events)) remove(subscriber);
  }
}

void EventHub::catchUp(const SubscriberPtr& subscriber) {
  while (subscriber->stream->waiting() < kPatience) {
    const auto events = m_engine.queries().events(subscriber->last, kPiece);
    if (!events || !send(*subscriber, *events)) {
      subscriber->stream->close();
      remove(subscriber);
      return;
    }
    if (events->empty()) {
      subscriber->catchingUp = false;
      return;
    }
  }
  m_server.after(kPause, [this, subscriber] { m_thread.run([this, subscriber] { catchUp(subscriber); }); });
}

bool EventHub::send(Subscriber& subscriber, const std::vector<Event>& events) {
  std::string out;
  for (const Event& event : events) {
    if (event.id <= subscriber.last) continue;
    subscriber.last = event.id;
    if (sees(subscriber, event)) out += textOf(event);
  }
  return subscriber.stream->write(std::move(out));
}

// What somebody may see only grows, and only by tasks and by what he starts himself: so a "no" is asked again at
// task events only, and a "yes" never.
bool EventHub::sees(Subscriber& subscriber, const Event& event) {
  if (subscriber.caller->administrator || event.processInstanceId.empty()) return subscriber.caller->administrator;
  const auto known = subscriber.visible.find(event.processInstanceId);
  if (known != subscriber.visible.end() && (known->second || !concernsTask(event))) return known->second;
  if (subscriber.visible.size() > kMostVisible) subscriber.visible.clear();
  const auto id = parseId(event.processInstanceId);
  const auto part =
      m_engine.queries().takesPart(id ? id->tree : 0, {subscriber.caller->user, subscriber.caller->groups});
  const bool visible = part && *part;
  subscriber.visible[event.processInstanceId] = visible;
  return visible;
}

void EventHub::remove(const SubscriberPtr& subscriber) {
  const std::size_t before = m_subscribers.size();
  m_subscribers.remove(subscriber);
  m_count -= before - m_subscribers.size();
}

// Keeps proxies from closing a quiet stream, and finds out who is gone.
void EventHub::beat() {
  m_server.after(kBeat, [this] {
    m_thread.run([this] {
      for (auto it = m_subscribers.begin(); it != m_subscribers.end();) {
        const SubscriberPtr subscriber = *it++;
        if (!subscriber->stream->write(": still here\n\n")) remove(subscriber);
      }
    });
    beat();
  });
}

}  // namespace joinery::server
