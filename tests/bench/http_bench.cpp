#include "tests/bench/http_bench.h"

#include <memory>
#include <stdexcept>

#include "engine/base/json.h"
#include "tests/bench/http_client.h"
#include "tests/bench/server_process.h"

namespace joinery::bench {

namespace {

constexpr double kTasksPerSecond = 15'000;  // more than are completed in the time of a run

Value parse(const Reply& reply, const char* what) {
  const Result<Value> value = parseJson(reply.body);
  if (reply.status < 200 || reply.status > 299 || !value) {
    throw std::runtime_error(std::string(what) + ": " + std::to_string(reply.status) + " " + reply.body);
  }
  return *value;
}

// A server with one deployed model and somebody signed in.
class Session {
 public:
  Session(const std::string& folder, const std::string& model)
      : m_server(temporaryDatabase(folder, "bench-http.db")), m_http(m_server.port()) {
    const Value credentials = Value::object({{"user", "admin"}, {"password", ServerProcess::kPassword}});
    const Reply session = m_http.call({"POST", "/api/v1/sessions", toJson(credentials)});
    m_http.setToken(parse(session, "sign in").text("token"));
    parse(m_http.call({"POST", "/api/v1/deployments", readModel(model), "application/xml"}), "deploy");
  }
  HttpLoad& http() { return m_http; }

  double commits() {
    const std::string text = m_http.call({"GET", "/metrics", ""}).body;
    const std::string name = "\njoinery_engine_commits ";
    const std::size_t at = text.find(name);
    return at == std::string::npos ? 0 : std::stod(text.substr(at + name.size()));
  }

 private:
  ServerProcess m_server;
  HttpLoad m_http;
};

Run toRun(LoadResult result, double commits) {
  if (result.failures > 0) {
    throw std::runtime_error(std::to_string(result.failures) + " requests failed: " + result.firstFailure);
  }
  const auto count = static_cast<double>(result.latencies.count());
  Run run{.perSecond = count / result.seconds};
  run.p50 = result.latencies.percentile(0.5);
  run.p99 = result.latencies.percentile(0.99);
  run.commitsPerSecond = commits / result.seconds;
  run.batch = commits > 0 ? count / commits : 0;
  return run;
}

bool startRequest(Request& request, const char* process) {
  request.path = "/api/v1/process-instances";
  request.body = std::string("{\"process\":\"") + process + "\"}";
  return true;
}

std::vector<std::string> openTasks(HttpLoad& http) {
  std::vector<std::string> ids;
  std::string cursor;
  do {
    const std::string path =
        "/api/v1/tasks?state=open&sort=createdAt&limit=500" + (cursor.empty() ? "" : "&cursor=" + cursor);
    const Value page = parse(http.call({"GET", path, ""}), "list tasks");
    for (const Value& task : page.find("items")->items()) ids.push_back(task.text("id"));
    cursor = page.text("nextCursor");
  } while (!cursor.empty());
  return ids;
}

}  // namespace

Run startInstancesOverHttp(const HttpOptions& options) {
  Session session(options.folder, "five_steps.bpmn");
  const double before = session.commits();
  LoadResult result = session.http().run(options.connections, options.seconds,
                                         [](Request& request) { return startRequest(request, "five_steps"); });
  return toRun(std::move(result), session.commits() - before);
}

Run completeTasksOverHttp(const HttpOptions& options) {
  Session session(options.folder, "three_tasks.bpmn");
  int left = static_cast<int>(options.seconds * kTasksPerSecond / 3);
  session.http().run(64, 3600, [&](Request& request) { return left-- > 0 && startRequest(request, "three_tasks"); });
  const std::vector<std::string> tasks = openTasks(session.http());
  // First every instance's first task, then every second one, then those that end them.
  const std::size_t instances = tasks.size() / 3;
  std::size_t next = 0;
  const double before = session.commits();
  LoadResult result = session.http().run(options.connections, options.seconds, [&](Request& request) {
    if (next >= instances * 3) return false;
    const std::size_t task = (next % instances) * 3 + next / instances;
    ++next;
    request.path = "/api/v1/tasks/" + tasks[task] + "/complete";
    request.body = "{\"variables\":{}}";
    return true;
  });
  return toRun(std::move(result), session.commits() - before);
}

}  // namespace joinery::bench
