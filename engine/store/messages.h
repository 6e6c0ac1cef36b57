// Who waits for a message or signal, the messages that wait for somebody, and the message ids that were used.
//
// Subscriptions are read in the order (definition, tree, key), so that a process can be passed over whole once one of
// its instances has received the message, however many wait. Messages that wait are found by their name and any of
// their correlation keys, both through an index. The writer's thread only. Throws StoreError.
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
  // How waiting messages are found; tests hold that both use an index.
  static constexpr const char* kFindAny = "SELECT id, variables FROM message WHERE name = ? ORDER BY id LIMIT 1";
  static constexpr const char* kFindByKey =
      "SELECT id, variables FROM message_key JOIN message ON id = message "
      "WHERE message_key.name = ? AND correlation = ? ORDER BY message LIMIT 1";

  explicit Messages(Connection& connection);

  // The first subscription after `previous` that awaits this message under exactly this correlation (nullopt: those
  // that take every key). With `skipDefinition` the rest of previous.definition is passed over.
  std::optional<Waiting> next(const std::string& name, const std::optional<std::string>& correlation,
                              const Waiting& previous, bool skipDefinition);
  std::vector<Waiting> signalled(const std::string& name);

  bool anyBuffered() const { return m_buffered > 0; }
  // `keys`: what correlates it, the sender's key and those of its correlation properties.
  void buffer(const std::string& name, const std::vector<std::string>& keys, const Value& variables, Instant now,
              Instant expiresAt);
  // The oldest that suits a subscription; it stays until `remove`.
  std::optional<BufferedMessage> findBuffered(const std::string& name, const std::optional<std::string>& correlation,
                                              Instant now);
  // The first after `previous` (an id, 0 at the beginning) with this name, and one more key for it.
  std::optional<BufferedMessage> nextBuffered(const std::string& name, std::int64_t previous);
  void addKey(std::int64_t buffered, const std::string& name, const std::string& key);
  void remove(std::int64_t buffered);

  // False: it was used before. Kept for 24 hours, or until `neededUntil` if that is later; also removes a few ids that
  // are too old, so that the table does not grow for ever.
  bool rememberId(const std::string& messageId, Instant now, Instant neededUntil);
  void reread();  // after a rollback

 private:
  void expire(Instant now);  // whatever its name: nobody may ever ask for it again
  void forgetIds(Instant now);

  Connection& m_connection;
  Statement m_next, m_signalled, m_buffer, m_addKey, m_expire, m_findAny, m_findByKey, m_nextBuffered, m_remove,
      m_remember, m_oldestId, m_forgetId;
  std::int64_t m_buffered = 0;
};

}  // namespace joinery::store
