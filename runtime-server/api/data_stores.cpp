// The data stores of processes: collections of items that any instance reads and writes (BPMN 2.0.2, 10.4.1).
#include "engine/base/json.h"
#include "runtime-server/api/handlers.h"
#include "runtime-server/api/page.h"
#include "runtime-server/api/render.h"
#include "runtime-server/api/submit.h"

namespace joinery::server {
namespace {

Value storeValue(const std::string& name, Value items) {
  return Value::object({{"name", name}, {"items", std::move(items)}});
}

}  // namespace

void listDataStores(const CallPtr& call) {
  const auto request = pageOf(*call);
  if (!request) {
    call->fail(request.error());
    return;
  }
  answerPage(*call, call->api.engine.queries().documents(kDataStores, "", *request), [](const DocumentRow& row) {
    const auto items = parseJson(row.value);
    const std::size_t count = items && items->isList() ? items->items().size() : 0;
    return Value::object({{"name", row.key}, {"count", static_cast<std::int64_t>(count)}});
  });
}

void getDataStore(const CallPtr& call) {
  const auto row = call->api.engine.queries().document(kDataStores, call->id());
  if (!row || !*row) {
    call->fail(!row ? row.error()
                    : makeError(ErrorKind::NotFound, "unknown-data-store", "No data store \"" + call->id() + "\"."));
    return;
  }
  const auto items = parseJson((*row)->value);
  if (!items) {
    call->fail(items.error());
    return;
  }
  call->answer(200, storeValue((*row)->key, *items));
}

// Takes the place of all items; the store is made if it is not there yet.
void putDataStore(const CallPtr& call) {
  const Value& items = *call->body.find("items");
  const std::string body = toJson(storeValue(call->id(), items));
  const auto render = [body](const DocumentsPut&) { return StoredAnswer{200, body}; };
  call->api.engine.putDocuments({{kDataStores, call->id(), toJson(items), std::nullopt}},
                                onceOf<DocumentsPut>(*call, render), answerWith<DocumentsPut>(call, render));
}

}  // namespace joinery::server
