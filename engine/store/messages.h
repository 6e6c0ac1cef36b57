// Who waits for a message or signal, the messages that wait for somebody, and the message ids that were used.
//
// Subscriptions are read in the order (definition, tree, key), so that a process can be passed over whole once one of
// its instances has received the message, however many wait. The writer's thread only. Throws StoreError.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/time.h"
#include "engine/base/value.h"
#include "engine/run/tree.h"
#include "engine/store/sqlite.h"

namespace joinery::store {

struct Waiting {
  std::int64_t definition = 0;
  run::TreeId tree = 0;
  run::Key key = 0;
  run::Key instance = 0;
  std::string element;
};

struct BufferedMessage {
  std::int64_t id = 0;
  Value variables;
};

class Messages {
 public:
  explicit Messages(Connection& connection);

  // The first subscription after `previous` that awaits this message under exactly this correlation (nullopt: those
  // that take every key). With `skipDefinition` the rest of previous.definition is passed over.
  std::optional<Waiting> next(const std::string& name, const std::optional<std::string>& correlation,
                              const Waiting& previous, bool skipDefinition);
  std::vector<Waiting> signalled(const std::string& name);

  bool anyBuffered() const { return m_buffered > 0; }
  void buffer(const std::string& name, const std::optional<std::string>& correlation, const Value& variables,
              Instant now, Instant expiresAt);
  // The oldest that suits a subscription; it stays until `remove`.
  std::optional<BufferedMessage> findBuffered(const std::string& name, const std::optional<std::string>& correlation,
                                              Instant now);
  void remove(std::int64_t buffered);

  bool rememberId(const std::string& messageId, Instant now);  // false: it was used before
  void reread();                                               // after a rollback

 private:
  void expire(Instant now);  // whatever its name: nobody may ever ask for it again

  Connection& m_connection;
  Statement m_next, m_signalled, m_buffer, m_expire, m_find, m_remove, m_remember;
  std::int64_t m_buffered = 0;
};

}  // namespace joinery::store
