// Users, groups and service accounts: kept in memory whole, stored as documents of the engine ("users", "groups").
//
//   Organisation organisation(engine);
//   organisation.load();                                         // at start
//   organisation.import(*parseJson(text), done);                 // docs/organisation.md; adds and replaces
//   organisation.caller("zhang.min")                             // nullptr if unknown or disabled
//
// An imported password is hashed by the calling thread (20 ms each): call import from a worker thread. All other
// functions may be called from any thread.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "engine/engine.h"
#include "runtime-server/identity/caller.h"

namespace joinery::server {

struct User {
  std::string id, name, passwordHash;  // no hash: cannot sign in
  std::vector<std::string> groups;
  bool service = false;
  bool disabled = false;
};

struct Group {
  std::string id, name, parent;  // parent: empty for a top group
};

class Organisation {
 public:
  explicit Organisation(Engine& engine) : m_engine(engine) {}

  Status load();
  // {"groups":[{id,name,parent}],"users":[{id,name,groups,password}]}. A user without "password" keeps the present one.
  // Refused "organisation-invalid" with every fault in `details`; nothing is changed then. The number of changed
  // entries is the result; equal ones are not written again.
  void import(const Value& file, std::optional<Once<DocumentsPut>> once,
              std::function<void(Result<DocumentsPut>)> done);
  void put(const User& user, std::function<void(Status)> done);

  std::optional<User> user(const std::string& id) const;
  std::shared_ptr<const Caller> caller(const std::string& userId) const;
  // Grows with every change, so that holders of a Caller know when to ask again.
  std::uint64_t generation() const { return m_generation; }
  bool empty() const;
  std::vector<User> users() const;    // by id, service accounts included
  std::vector<Group> groups() const;  // by id

  static constexpr const char* kAdministrators = "admin";

 private:
  struct Change {
    std::vector<Group> groups;
    std::vector<User> users;
    std::vector<DocumentChange> documents;
  };
  Result<Change> plan(const Value& file) const;
  void take(const Change& change);

  Engine& m_engine;
  mutable std::mutex m_mutex;
  std::atomic<std::uint64_t> m_generation{1};
  std::map<std::string, User> m_users;
  std::map<std::string, Group> m_groups;
};

}  // namespace joinery::server
