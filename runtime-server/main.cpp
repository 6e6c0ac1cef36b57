// joinery-server: reads the command line, sets up the log, and serves.
#include <charconv>
#include <cstdio>

#include <CLI/CLI.hpp>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include "engine/base/json.h"
#include "runtime-server/api/endpoint.h"
#include "runtime-server/application.h"

namespace {

using joinery::server::Options;

// "127.0.0.1:8080", "[::1]:8080". An error text, or empty.
std::string readListen(const std::string& text, joinery::http::ServerOptions& http) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string::npos) return "expected ADDRESS:PORT, got " + text;
  std::string address = text.substr(0, colon);
  if (address.size() > 2 && address.front() == '[') address = address.substr(1, address.size() - 2);
  const auto [end, error] = std::from_chars(text.data() + colon + 1, text.data() + text.size(), http.port);
  if (error != std::errc() || end != text.data() + text.size()) return "expected a port from 0 to 65535, got " + text;
  http.address = address;
  return {};
}

void setUpLog(const Options& options) {
  spdlog::set_default_logger(spdlog::stderr_color_mt("joinery"));
  spdlog::set_level(spdlog::level::from_str(options.logLevel));
  // JSON lines: messages are the server's own texts, escaped where they are quoted from outside.
  spdlog::set_pattern(options.logJson ? R"({"at":"%Y-%m-%dT%H:%M:%S.%e%z","level":"%l","message":"%v"})"
                                      : "%Y-%m-%d %H:%M:%S.%e %^%l%$ %v");
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Joinery's runtime server"};
  Options options;
  std::string listen = "127.0.0.1:8080";
  bool describe = false;
  app.add_option("--database", options.database, "SQLite file, created if missing");
  app.add_option("--listen", listen, "address and port; port 0 takes a free one")->capture_default_str();
  app.add_flag("--manual-clock", options.manualClock, "time stands still until POST /clock moves it");
  app.add_option("--load", options.loads, "item folder or organisation file to bring in; may be repeated");
  app.add_option("--web", options.web, "folder of the web pages, or \"none\"");
  app.add_option("--time-zone", options.timeZone, "IANA name; for FEEL and timers")->capture_default_str();
  app.add_option("--max-body", options.http.maxBody, "largest request body in bytes")->capture_default_str();
  app.add_option("--max-connections", options.http.maxConnections, "connections at once")->capture_default_str();
  app.add_option_function<int>(
      "--request-timeout",
      [&](const int& s) {
        options.http.headerTime = std::chrono::seconds(s);
        options.http.bodyTime = std::chrono::seconds(s);
      },
      "seconds for a request's header, and as many for its body; default 10 and 60");
  app.add_option("--log-level", options.logLevel, "trace, debug, info, warn, err, off")->capture_default_str();
  app.add_flag("--log-json", options.logJson, "log JSON lines");
  app.add_flag("--describe", describe, "print the endpoints as JSON and end");
  CLI11_PARSE(app, argc, argv);

  if (describe) {
    std::puts(joinery::toPrettyJson(joinery::server::describeEndpoints()).c_str());
    return 0;
  }
  setUpLog(options);
  if (options.database.empty()) {
    std::fputs("--database is required\n", stderr);
    return 2;
  }
  if (const std::string fault = readListen(listen, options.http); !fault.empty()) {
    std::fprintf(stderr, "--listen: %s\n", fault.c_str());
    return 2;
  }
  return joinery::server::serve(options);
}
