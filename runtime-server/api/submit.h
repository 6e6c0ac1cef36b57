// A command on its way to the engine, answered by what `render` makes of the tree after the step.
//
//   submit(call, std::move(submission), 201, [&](const run::Tree& tree, const Answer& answer) { return ...; });
//
// Any thread; the Idempotency-Key of the request goes along.
#pragma once

#include <functional>

#include "runtime-server/api/call.h"

namespace joinery::server {

using RenderTree = std::function<Value(const run::Tree&, const Answer&)>;

void submit(const CallPtr& call, Submission submission, int status, RenderTree render);

// The two halves of the path's identifier; NotFound `code` for anything else.
Result<EntityId> entityOf(const Call& call, const char* code);

// The engine's completions for calls whose answer is made from T: {status, body} with the Idempotency-Key.
template <typename T>
std::optional<Once<T>> onceOf(const Call& call, std::function<StoredAnswer(const T&)> render) {
  auto key = call.idempotency();
  if (!key) return std::nullopt;
  return Once<T>{std::move(*key), std::move(render)};
}

// Answers with what was stored under the key, or what `render` makes now.
template <typename T>
Done<T> answerWith(const CallPtr& call, std::function<StoredAnswer(const T&)> render) {
  return [call, render = std::move(render)](Result<T> result) {
    if (!result) {
      call->fail(result.error());
    } else if (result->replayed) {
      call->answer(*result->replayed);
    } else {
      call->answer(render(*result));
    }
  };
}

}  // namespace joinery::server
