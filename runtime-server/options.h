// What the command line says; docs/server.md lists the flags.
#pragma once

#include <string>
#include <vector>

#include "runtime-server/http/server.h"

namespace joinery::server {

struct Options {
  std::string database;
  http::ServerOptions http;
  bool manualClock = false;
  std::vector<std::string> loads;
  std::string web;  // empty: looked for beside the program; "none": no pages
  std::string timeZone = "Asia/Shanghai";
  std::string logLevel = "info";
  bool logJson = false;
};

}  // namespace joinery::server
