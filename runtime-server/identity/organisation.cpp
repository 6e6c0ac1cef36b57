#include "runtime-server/identity/organisation.h"

#include "engine/base/json.h"
#include "runtime-server/identity/crypto.h"

namespace joinery::server {
namespace {

std::vector<std::string> texts(const Value* list) {
  std::vector<std::string> out;
  if (list == nullptr || !list->isList()) return out;
  for (const Value& item : list->items()) {
    if (item.isString()) out.push_back(item.string());
  }
  return out;
}

Value toList(const std::vector<std::string>& items) {
  Value::List out;
  for (const std::string& item : items) out.emplace_back(item);
  return Value::list(std::move(out));
}

bool flag(const Value& object, std::string_view name) {
  const Value* member = object.find(name);
  return member != nullptr && member->isBoolean() && member->boolean();
}

std::string encode(const User& u) {
  return toJson(Value::object({{"id", u.id},
                               {"name", u.name},
                               {"passwordHash", u.passwordHash},
                               {"groups", toList(u.groups)},
                               {"service", u.service},
                               {"disabled", u.disabled}}));
}

User decodeUser(const Value& v) {
  return {v.text("id"),       v.text("name"),     v.text("passwordHash"), texts(v.find("groups")),
          flag(v, "service"), flag(v, "disabled")};
}

std::string encode(const Group& g) {
  return toJson(Value::object({{"id", g.id}, {"name", g.name}, {"parent", g.parent}}));
}

// Reads a whole collection and hands each document on.
Status readAll(Queries& queries, const char* collection, const std::function<void(const Value&)>& take) {
  PageRequest page{.cursor = "", .limit = kMaxLimit};
  do {
    auto rows = queries.documents(collection, "", page);
    if (!rows) return rows.error();
    for (const DocumentRow& row : rows->items) {
      auto value = parseJson(row.value);
      if (!value) return value.error();
      take(*value);
    }
    page.cursor = rows->nextCursor;
  } while (!page.cursor.empty());
  return success();
}

Diagnostic fault(const std::string& pointer, std::string code, std::string message) {
  return {Severity::Error, std::move(code), std::move(message), {}, pointer, 0, 0};
}

// The list under `name` with its entries' pointers; a fault for whatever is no object with an id.
std::vector<std::pair<std::string, Value>> entries(const Value& file, const char* name,
                                                   std::vector<Diagnostic>& faults) {
  std::vector<std::pair<std::string, Value>> out;
  const Value* list = file.find(name);
  if (list == nullptr || list->isNull()) return out;
  if (!list->isList()) {
    faults.push_back(fault(std::string("/") + name, "wrong-type", std::string("\"") + name + "\" must be a list."));
    return out;
  }
  for (std::size_t i = 0; i < list->items().size(); ++i) {
    const std::string pointer = std::string("/") + name + "/" + std::to_string(i);
    if (list->items()[i].text("id").empty()) {
      faults.push_back(fault(pointer + "/id", "missing-field", "Every entry needs an \"id\" that is a text."));
    } else {
      out.emplace_back(pointer, list->items()[i]);
    }
  }
  return out;
}

}  // namespace

Status Organisation::load() {
  const std::lock_guard lock(m_mutex);
  Status users =
      readAll(m_engine.queries(), "users", [this](const Value& v) { m_users[v.text("id")] = decodeUser(v); });
  if (!users) return users;
  return readAll(m_engine.queries(), "groups", [this](const Value& v) {
    m_groups[v.text("id")] = {v.text("id"), v.text("name"), v.text("parent")};
  });
}

Result<Organisation::Change> Organisation::plan(const Value& file) const {
  Change change;
  std::vector<Diagnostic> faults;
  std::map<std::string, Group> groups;
  std::map<std::string, User> users;
  {
    const std::lock_guard lock(m_mutex);
    groups = m_groups;
    users = m_users;
  }
  groups.try_emplace(kAdministrators, Group{kAdministrators, kAdministrators, ""});
  const auto groupEntries = entries(file, "groups", faults);
  for (const auto& [pointer, v] : groupEntries) {
    Group group{v.text("id"), v.text("name", v.text("id")), v.text("parent")};
    const auto old = groups.find(group.id);
    if (old == groups.end() || encode(old->second) != encode(group)) {
      change.groups.push_back(group);
      change.documents.push_back({"groups", group.id, encode(group), std::nullopt});
    }
    groups[group.id] = std::move(group);
  }
  for (const auto& [pointer, v] : groupEntries) {
    // A chain of parents longer than there are groups is a circle.
    std::string at = v.text("id");
    for (std::size_t steps = 0; !at.empty(); ++steps) {
      const auto found = groups.find(at);
      if (found == groups.end())
        faults.push_back(fault(pointer + "/parent", "unknown-group", "No group \"" + at + "\"."));
      if (steps > groups.size())
        faults.push_back(fault(pointer + "/parent", "group-circle", "The group is above itself."));
      if (found == groups.end() || steps > groups.size()) break;
      at = found->second.parent;
    }
  }
  for (const auto& [pointer, v] : entries(file, "users", faults)) {
    const auto old = users.find(v.text("id"));
    User user{v.text("id"),       v.text("name", v.text("id")), {}, texts(v.find("groups")),
              flag(v, "service"), flag(v, "disabled")};
    for (const std::string& group : user.groups) {
      if (groups.count(group) == 0) {
        faults.push_back(fault(pointer + "/groups", "unknown-group", "No group \"" + group + "\"."));
      }
    }
    const std::string password = v.text("password");
    const std::string present = old == users.end() ? "" : old->second.passwordHash;
    const bool samePassword = password.empty() || (!present.empty() && verifyPassword(present, password));
    user.passwordHash = samePassword ? present : hashPassword(password);
    if (old != users.end() && encode(old->second) == encode(user)) continue;
    change.documents.push_back({"users", user.id, encode(user), std::nullopt});
    change.users.push_back(std::move(user));
  }
  if (faults.empty()) return change;
  return Error{ErrorKind::Refused,
               "organisation-invalid",
               "The organisation has faults; nothing was changed.",
               {},
               std::move(faults)};
}

void Organisation::import(const Value& file, std::optional<Once<DocumentsPut>> once,
                          std::function<void(Result<DocumentsPut>)> done) {
  Result<Change> change = plan(file);
  if (!change) {
    done(change.error());
    return;
  }
  auto documents = change->documents;
  m_engine.putDocuments(std::move(documents), std::move(once),
                        [this, change = std::move(*change), done = std::move(done)](Result<DocumentsPut> put) {
                          if (put && !put->replayed) take(change);
                          done(std::move(put));
                        });
}

void Organisation::put(const User& user, std::function<void(Status)> done) {
  m_engine.putDocuments({{"users", user.id, encode(user), std::nullopt}}, std::nullopt,
                        [this, user, done = std::move(done)](Result<DocumentsPut> put) {
                          if (put) take({{}, {user}, {}});
                          done(put ? success() : Status(put.error()));
                        });
}

void Organisation::take(const Change& change) {
  const std::lock_guard lock(m_mutex);
  for (const Group& group : change.groups) m_groups[group.id] = group;
  for (const User& user : change.users) m_users[user.id] = user;
  ++m_generation;
}

std::optional<User> Organisation::user(const std::string& id) const {
  const std::lock_guard lock(m_mutex);
  const auto found = m_users.find(id);
  return found == m_users.end() ? std::nullopt : std::optional(found->second);
}

std::shared_ptr<const Caller> Organisation::caller(const std::string& userId) const {
  const std::lock_guard lock(m_mutex);
  const auto found = m_users.find(userId);
  if (found == m_users.end() || found->second.disabled) return nullptr;
  auto caller = std::make_shared<Caller>();
  caller->user = found->second.id;
  caller->name = found->second.name;
  caller->service = found->second.service;
  for (const std::string& own : found->second.groups) {
    for (std::string at = own; !at.empty() && !caller->inGroup(at);) {
      caller->groups.push_back(at);
      const auto group = m_groups.find(at);
      at = group == m_groups.end() ? "" : group->second.parent;
    }
  }
  caller->administrator = caller->inGroup(kAdministrators);
  return caller;
}

bool Organisation::empty() const {
  const std::lock_guard lock(m_mutex);
  return m_users.empty();
}

std::vector<User> Organisation::users() const {
  const std::lock_guard lock(m_mutex);
  std::vector<User> out;
  for (const auto& [id, user] : m_users) out.push_back(user);
  return out;
}

std::vector<Group> Organisation::groups() const {
  const std::lock_guard lock(m_mutex);
  std::vector<Group> out;
  for (const auto& [id, group] : m_groups) out.push_back(group);
  return out;
}

}  // namespace joinery::server
