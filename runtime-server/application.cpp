#include "runtime-server/application.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <future>

#include <spdlog/spdlog.h>
#include <sys/resource.h>

#include "runtime-server/api/dispatch.h"
#include "runtime-server/load.h"

namespace joinery::server {
namespace {

namespace fs = std::filesystem;

constexpr int kFailed = 1;
constexpr int kNoPassword = 2;

void logError(const Error& error) {
  spdlog::error("{}: {}", error.code, error.message);
  for (const Diagnostic& d : error.details) {
    spdlog::error("  {}{}{}:{} {} {}: {}", d.resource, d.resource.empty() ? "" : ":", d.line, d.column, d.element,
                  d.code, d.message);
  }
}

// The pages lie beside the program: in the source tree of a build, or where a package puts them.
std::optional<http::StaticFiles> findPages(const std::string& wanted) {
  if (wanted == "none") return std::nullopt;
  std::vector<fs::path> places = {wanted};
  if (wanted.empty()) {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
    places = {program / "../../runtime-server/web/dist", program / "../share/joinery/web"};
  }
  for (const fs::path& place : places) {
    auto files = http::StaticFiles::load(place.lexically_normal().string());
    if (files) return std::move(*files);
    if (!wanted.empty()) spdlog::warn("no pages are served: {}", files.error().message);
  }
  return std::nullopt;
}

// Makes "admin" on an empty database. False: there is no password to give him.
Result<bool> haveAdministrator(Organisation& organisation) {
  if (!organisation.empty()) return true;
  const char* password = std::getenv("JOINERY_ADMIN_PASSWORD");
  if (password == nullptr || *password == '\0') return false;
  const Value groups = Value::list({Value::object({{"id", "admin"}, {"name", "系统管理员"}})});
  const Value user = Value::object(
      {{"id", "admin"}, {"name", "系统管理员"}, {"groups", Value::list({Value("admin")})}, {"password", password}});
  const Status made = importAndWait(organisation, Value::object({{"groups", groups}, {"users", Value::list({user})}}));
  return made ? Result<bool>(true) : Result<bool>(made.error());
}

// A clock that was moved stays moved when the server is started again.
Status resumeClock(Engine& engine, ManualClock& clock) {
  const auto stored = engine.queries().document("settings", "clock");
  if (!stored) return stored.error();
  if (!*stored) return success();
  const auto at = parseInstant((*stored)->value);
  if (!at) return at.error();
  clock.set(*at);
  return success();
}

void raiseFileLimit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
  }
}

int listenAndServe(const Options& options, Engine& engine, Organisation& organisation, Sessions& sessions) {
  Workers reads(2);
  FormStore forms(engine);
  AnswerMemory answers;
  Dispatcher* dispatcher = nullptr;
  http::Server server(options.http, [&](std::shared_ptr<http::Exchange> e) { dispatcher->handle(std::move(e)); });
  {
    EventHub events(engine, server);
    JobWaiters jobs(engine, server);
    ApiOptions apiOptions;
    apiOptions.manualClock = options.manualClock;
    apiOptions.timeZone = options.timeZone;
    Api api{apiOptions, engine, server, organisation, sessions, reads, forms, events, jobs, answers};
    Dispatcher dispatch(api, findPages(options.web));
    dispatcher = &dispatch;
    const auto port = server.listen();
    if (!port) {
      logError(port.error());
      return kFailed;
    }
    const bool v6 = options.http.address.find(':') != std::string::npos;
    std::printf("listening on http://%s%s%s:%u\n", v6 ? "[" : "", options.http.address.c_str(), v6 ? "]" : "",
                static_cast<unsigned>(*port));
    std::fflush(stdout);
    server.run();
    spdlog::info("drained");
    engine.drain();  // before the server goes: its last completions still answer
  }
  return 0;
}

}  // namespace

int serve(const Options& options) {
  raiseFileLimit();
  EngineOptions engineOptions;
  engineOptions.database = options.database;
  engineOptions.timeZone = options.timeZone;
  engineOptions.report = [](const std::string& text) { spdlog::warn("engine: {}", text); };
  const auto manual = options.manualClock ? std::make_shared<ManualClock>(SystemClock().now()) : nullptr;
  engineOptions.clock = manual;
  auto engine = Engine::open(std::move(engineOptions));
  if (!engine) {
    logError(engine.error());
    return kFailed;
  }
  Organisation organisation(**engine);
  Workers passwords(1);
  Sessions sessions(**engine, organisation, passwords);
  for (const Status& step :
       {organisation.load(), sessions.load(), manual ? resumeClock(**engine, *manual) : success()}) {
    if (!step) {
      logError(step.error());
      return kFailed;
    }
  }
  const auto administrator = haveAdministrator(organisation);
  if (!administrator) {
    logError(administrator.error());
    return kFailed;
  }
  if (!*administrator) {
    spdlog::error("The database is empty and needs its administrator: set JOINERY_ADMIN_PASSWORD for the first start.");
    return kNoPassword;
  }
  for (const std::string& path : options.loads) {
    const Status loaded = load(path, **engine, organisation, [](const std::string& text) { spdlog::info("{}", text); });
    if (loaded) continue;
    spdlog::error("--load {} failed:", path);
    logError(loaded.error());
    return kFailed;
  }
  return listenAndServe(options, **engine, organisation, sessions);
}

}  // namespace joinery::server
