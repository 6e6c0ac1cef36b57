// The clock, the event stream and the server's own description.
#include <charconv>

#include "engine/base/json.h"
#include "runtime-server/api/handlers.h"
#include "runtime-server/api/openapi.h"
#include "runtime-server/api/problem.h"
#include "runtime-server/api/submit.h"

namespace joinery::server {
namespace {

Value clockValue(const Call& call, Instant now) {
  return Value::object(
      {{"now", formatInstant(now)}, {"manual", call.api.options.manualClock}, {"timeZone", call.api.options.timeZone}});
}

// Where the clock is asked to go, as an instant: a repeated request must not advance twice.
Result<Instant> targetOf(const Call& call) {
  const Value* advance = member(call.body, "advance");
  const Value* now = member(call.body, "now");
  if ((advance == nullptr) == (now == nullptr)) {
    return makeError(ErrorKind::Malformed, "missing-field", "The body has either \"advance\" or \"now\".", "/advance");
  }
  const Instant present = call.api.engine.now();
  const Instant target =
      advance != nullptr ? addDuration(present, *parseDuration(advance->string())) : *parseInstant(now->string());
  if (target < present) {
    return makeError(ErrorKind::Refused, "clock-backwards",
                     "The clock only goes forward; it is " + formatInstant(present) + ".");
  }
  return target;
}

void advance(const CallPtr& call, const StoredAnswer& answer) {
  const auto stored = parseJson(answer.body);
  const auto target = parseInstant(stored ? stored->text("now") : "");
  if (!target) {
    call->fail(target.error());
    return;
  }
  call->api.engine.advanceClock(*target, [call, answer](Result<Success> advanced) {
    if (advanced) {
      call->answer(answer);
    } else {
      call->fail(advanced.error());
    }
  });
}

}  // namespace

void getClock(const CallPtr& call) {
  call->answer(200, clockValue(*call, call->api.engine.now()));
}

void setClock(const CallPtr& call) {
  if (!call->api.options.manualClock) {
    call->fail(makeError(ErrorKind::Conflict, "clock-not-manual", "The server was not started with --manual-clock."));
    return;
  }
  const auto target = targetOf(*call);
  if (!target) {
    call->fail(target.error());
    return;
  }
  // Where the clock goes is stored before it moves: a repetition goes to the same instant, which is past by then, and a
  // server that is started again finds the clock where it was.
  const StoredAnswer answer{200, toJson(clockValue(*call, *target))};
  call->api.engine.putDocuments({{"settings", "clock", formatInstant(*target), std::nullopt}},
                                onceOf<DocumentsPut>(*call, [answer](const DocumentsPut&) { return answer; }),
                                [call, answer](Result<DocumentsPut> put) {
                                  if (!put) {
                                    call->fail(put.error());
                                  } else {
                                    advance(call, put->replayed ? *put->replayed : answer);
                                  }
                                });
}

void streamEvents(const CallPtr& call) {
  std::optional<std::int64_t> after;
  if (const std::string_view text = call->request().header("last-event-id"); !text.empty()) {
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (error != std::errc() || end != text.data() + text.size() || id < 0) {
      call->fail(makeError(ErrorKind::Malformed, "malformed-event-id",
                           "\"Last-Event-ID\" must be a number that this stream gave."));
      return;
    }
    after = id;
  }
  if (auto stream = call->exchange->stream("text/event-stream")) {
    call->api.events.subscribe(call->caller, std::move(stream), after);
  }
}

void getOpenApi(const CallPtr& call) {
  call->answer(http::Response{200, "application/json", openApiJson(), {}, nullptr, true});
}

}  // namespace joinery::server
