#include <algorithm>

#include "engine/base/json.h"
#include "runtime-server/api/handlers.h"
#include "runtime-server/api/page.h"
#include "runtime-server/api/problem.h"
#include "runtime-server/api/render.h"
#include "runtime-server/api/submit.h"

namespace joinery::server {
namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// A page of a list that is in memory, ordered by id; the cursor is the last id given.
template <typename T>
Page<T> cut(std::vector<T> all, const PageRequest& request) {
  Page<T> page;
  for (T& item : all) {
    if (!request.cursor.empty() && item.id <= request.cursor) continue;
    if (page.items.size() == static_cast<std::size_t>(request.limit)) {
      page.nextCursor = page.items.back().id;
      break;
    }
    page.items.push_back(std::move(item));
  }
  return page;
}

}  // namespace

void listUsers(const CallPtr& call) {
  const auto request = pageOf(*call);
  if (!request) {
    call->fail(request.error());
    return;
  }
  const std::string q = call->query("q");
  const std::string group = call->query("group");
  std::vector<User> users = call->api.organisation.users();
  std::erase_if(users, [&](const User& u) {
    const bool inGroup = group.empty() || std::find(u.groups.begin(), u.groups.end(), group) != u.groups.end();
    return u.disabled || !inGroup || !(q.empty() || contains(u.id, q) || contains(u.name, q));
  });
  call->answer(200, pageValue(cut(std::move(users), *request), userValue));
}

void listGroups(const CallPtr& call) {
  const auto request = pageOf(*call);
  if (!request) {
    call->fail(request.error());
    return;
  }
  const std::string q = call->query("q");
  std::vector<Group> groups = call->api.organisation.groups();
  std::erase_if(groups, [&](const Group& g) { return !(q.empty() || contains(g.id, q) || contains(g.name, q)); });
  call->answer(200, pageValue(cut(std::move(groups), *request), groupValue));
}

void importOrganisation(const CallPtr& call) {
  const auto size = [&](const char* list) {
    const Value* found = call->body.find(list);
    return static_cast<std::int64_t>(found != nullptr && found->isList() ? found->items().size() : 0);
  };
  const std::string body = toJson(Value::object({{"groups", size("groups")}, {"users", size("users")}}));
  const auto render = [body](const DocumentsPut&) { return StoredAnswer{200, body}; };
  call->api.organisation.import(call->body, onceOf<DocumentsPut>(*call, render),
                                answerWith<DocumentsPut>(call, render));
}

// The account's token is shown once. Asking again under the same id gives one more token.
void createServiceAccount(const CallPtr& call) {
  User account;
  account.id = call->body.text("id");
  account.name = call->body.text("name", account.id);
  account.groups = textsOf(call->body.find("groups"));
  account.service = true;
  const auto present = call->api.organisation.user(account.id);
  if (present && !present->service) {
    call->fail(makeError(ErrorKind::Conflict, "user-exists", "There is a person with the id \"" + account.id + "\"."));
    return;
  }
  call->api.organisation.put(account, [call, account](Status put) {
    if (!put) {
      call->fail(put.error());
      return;
    }
    call->api.sessions.issue(account.id, [call, account](Result<std::string> token) {
      if (token) {
        call->answer(201, Value::object({{"id", account.id}, {"name", account.name}, {"token", *token}}));
      } else {
        call->fail(token.error());
      }
    });
  });
}

void revokeServiceAccount(const CallPtr& call) {
  auto account = call->api.organisation.user(call->id());
  if (!account || !account->service) {
    call->fail(makeError(ErrorKind::NotFound, "unknown-service-account", "No service account \"" + call->id() + "\"."));
    return;
  }
  account->disabled = true;
  call->api.organisation.put(*account, [call](Status put) {
    if (!put) {
      call->fail(put.error());
      return;
    }
    call->api.sessions.endAll(call->id(), [call](Status ended) {
      if (ended) {
        call->answer(StoredAnswer{204, ""});
      } else {
        call->fail(ended.error());
      }
    });
  });
}

}  // namespace joinery::server
