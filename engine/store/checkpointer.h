// Copies the write-ahead log into the database file on a thread of its own, so that no commit waits for it.
//
//   checkpointer.wake();                       // the writer, when its log has grown
//   checkpointer.waitUntilCopied(timeout);     // the writer, when the log has grown too large: with the writer
//   standing
//                                              // still, the whole log is copied and the next commit starts it anew
//
// A failed copy is reported and tried again at the next wake: the log still holds everything.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "engine/store/sqlite.h"

namespace joinery::store {

class Checkpointer {
 public:
  Checkpointer(const Connection::Options& options, std::function<void(const std::string&)> report);
  ~Checkpointer();

  void wake();
  void waitUntilCopied(std::chrono::milliseconds timeout);  // returns early once a checkpoint begun after the call ends

 private:
  void run();

  Connection m_connection;
  std::function<void(const std::string&)> m_report;
  std::mutex m_mutex;
  std::condition_variable m_changed;
  bool m_wanted = false;
  bool m_stopping = false;
  std::uint64_t m_begun = 0;  // checkpoints begun and ended, counted
  std::uint64_t m_ended = 0;
  std::thread m_thread;
};

}  // namespace joinery::store
