// Lists with a limit and a cursor, the same way everywhere.
//
//   auto page = pageOf(*call);                                     // Malformed "limit-out-of-range"
//   answerPage(*call, queries.tasks(filter, *page), taskValue);    // {"items":[...],"nextCursor":...}
#pragma once

#include <algorithm>
#include <charconv>

#include "runtime-server/api/call.h"

namespace joinery::server {

inline Result<PageRequest> pageOf(const Call& call) {
  PageRequest page{.cursor = call.query("cursor"), .limit = kDefaultLimit};
  const std::string limit = call.query("limit");
  if (limit.empty()) return page;
  const auto [end, error] = std::from_chars(limit.data(), limit.data() + limit.size(), page.limit);
  if (error != std::errc() || end != limit.data() + limit.size() || page.limit < 1 || page.limit > kMaxLimit) {
    return makeError(ErrorKind::Malformed, "limit-out-of-range",
                     "\"limit\" must be from 1 to " + std::to_string(kMaxLimit) + "; got \"" + limit + "\".", "limit");
  }
  return page;
}

template <typename T, typename Render>
Value pageValue(const Page<T>& page, Render render) {
  Value::List items;
  items.reserve(page.items.size());
  for (const T& item : page.items) items.push_back(render(item));
  return Value::object({{"items", Value::list(std::move(items))},
                        {"nextCursor", page.nextCursor.empty() ? Value() : Value(page.nextCursor)}});
}

template <typename T, typename Render>
void answerPage(Call& call, const Result<Page<T>>& page, Render render) {
  if (page) {
    call.answer(200, pageValue(*page, render));
  } else {
    call.fail(page.error());
  }
}

}  // namespace joinery::server
