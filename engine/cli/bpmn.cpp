// joinery bpmn check | roundtrip | svg
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>

#include "engine/cli/commands.h"
#include "engine/diagram/svg.h"

namespace joinery::cli {
namespace {

Result<std::string> readFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return makeError(ErrorKind::NotFound, "file-unreadable", "cannot read " + path);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

void print(const std::string& path, const Diagnostic& d) {
  static constexpr const char* kNames[] = {"error", "warning", "info"};
  std::cout << path << ":" << d.line << ":" << d.column << ": " << kNames[static_cast<int>(d.severity)] << ": "
            << d.message << " [" << d.code << "]" << (d.element.empty() ? "" : " (" + d.element + ")") << "\n";
}

// Complains on standard error and gives nullptr.
std::unique_ptr<model::Document> load(const std::string& path) {
  auto bytes = readFile(path);
  if (!bytes) {
    std::cerr << bytes.error().message << "\n";
    return nullptr;
  }
  auto document = model::Document::parse(std::move(*bytes), path);
  if (document) return std::move(*document);
  std::cerr << path << ": " << document.error().message << " [" << document.error().code << "]\n";
  return nullptr;
}

// Writes to the file named second, else to standard output.
int write(const Arguments& arguments, const std::string& text) {
  if (arguments.size() < 2) {
    std::cout << text << std::flush;
    return std::cout ? 0 : 1;
  }
  std::ofstream file(arguments[1], std::ios::binary);
  file << text << std::flush;
  if (file) return 0;
  std::cerr << "cannot write " << arguments[1] << "\n";
  return 1;
}

int badCall(const char* usage) {
  std::cerr << "usage: joinery bpmn " << usage << "\n";
  return 2;
}

}  // namespace

int bpmnCheck(const Arguments& arguments) {
  if (arguments.empty()) return badCall("check [--specification] FILE...");
  int code = 0;
  for (const std::string& path : arguments) {
    const auto document = load(path);
    if (!document) {
      code = 1;
      continue;
    }
    for (const Diagnostic& d : document->diagnostics()) print(path, d);
    if (hasErrors(document->diagnostics())) code = 1;
  }
  return code;
}

int bpmnRoundtrip(const Arguments& arguments) {
  if (arguments.empty() || arguments.size() > 2) return badCall("roundtrip FILE [TO]");
  const auto document = load(arguments[0]);
  return document ? write(arguments, document->text()) : 1;
}

int bpmnSvg(const Arguments& arguments) {
  if (arguments.empty() || arguments.size() > 2) return badCall("svg FILE [TO]");
  const auto document = load(arguments[0]);
  return document ? write(arguments, diagram::toSvg(*document)) : 1;
}

}  // namespace joinery::cli
