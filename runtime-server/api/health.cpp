#include "runtime-server/api/health.h"

#include "engine/base/json.h"

namespace joinery::server {
namespace {

http::Response statusPage(int status, Value body) {
  return {status, "application/json", toJson(body), {}, nullptr, false};
}

http::Response healthz(Api&) {
  return statusPage(200, Value::object({{"status", "ok"}}));
}

http::Response readyz(Api& api) {
  const Health health = api.engine.health();
  const bool draining = api.server.draining();
  const bool ready = health.ready && health.writable && !draining;
  const std::string reason = draining ? "draining" : health.reason;
  return statusPage(ready ? 200 : 503, Value::object({{"ready", ready},
                                                      {"writable", health.writable},
                                                      {"reason", reason.empty() ? Value() : Value(reason)}}));
}

void sample(std::string& out, const std::string& name, const std::string& labels, const std::string& value) {
  out += "joinery_" + name + labels + " " + value + "\n";
}

void head(std::string& out, const std::string& name, const char* type, const char* help) {
  out += "# HELP joinery_" + name + " " + help + "\n# TYPE joinery_" + name + " " + type + "\n";
}

void latency(std::string& out, const http::Counters& counters) {
  head(out, "http_request_duration_seconds", "histogram",
       "Time from the last byte of a request to the last of its answer.");
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < counters.latency.size(); ++i) {
    sum += counters.latency[i];
    const std::string bound =
        i < http::Counters::kBounds.size() ? Decimal::fromDouble(http::Counters::kBounds[i]).toString() : "+Inf";
    sample(out, "http_request_duration_seconds_bucket", "{le=\"" + bound + "\"}", std::to_string(sum));
  }
  sample(out, "http_request_duration_seconds_sum", "", std::to_string(counters.latencySum));
  sample(out, "http_request_duration_seconds_count", "", std::to_string(sum));
}

http::Response metrics(Api& api) {
  std::string out;
  const http::Counters& counters = api.server.counters();
  head(out, "http_connections", "gauge", "Open connections.");
  sample(out, "http_connections", "", std::to_string(counters.open));
  head(out, "http_event_streams", "gauge", "Open event streams.");
  sample(out, "http_event_streams", "", std::to_string(counters.streams));
  head(out, "http_connections_refused_total", "counter", "Connections beyond the limit.");
  sample(out, "http_connections_refused_total", "", std::to_string(counters.refused));
  head(out, "http_responses_total", "counter", "Answers by class of status.");
  for (std::size_t i = 1; i < counters.byStatusClass.size(); ++i) {
    sample(out, "http_responses_total", "{class=\"" + std::to_string(i) + "xx\"}",
           std::to_string(counters.byStatusClass[i]));
  }
  latency(out, counters);
  const Value engine = api.engine.metrics();
  for (const auto& [name, value] : engine.members()) {
    if (!value.isNumber()) continue;
    std::string word;
    for (const char c : name) {
      if (std::isupper(static_cast<unsigned char>(c)) != 0) word += '_';
      word += c == '-' || c == '.' ? '_' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    head(out, "engine_" + word, "untyped", "Of the engine; docs/server.md.");
    sample(out, "engine_" + word, "", value.number().toString());
  }
  return {200, "text/plain; version=0.0.4; charset=utf-8", std::move(out), {}, nullptr, true};
}

struct Page {
  const char* path;
  http::Response (*answer)(Api&);
};
constexpr Page kPages[] = {{"/healthz", healthz}, {"/readyz", readyz}, {"/metrics", metrics}};

}  // namespace

std::optional<http::Response> healthPage(Api& api, const std::string& path) {
  for (const Page& page : kPages) {
    if (path == page.path) return page.answer(api);
  }
  return std::nullopt;
}

}  // namespace joinery::server
