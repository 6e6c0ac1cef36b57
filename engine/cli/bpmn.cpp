// joinery bpmn check | roundtrip | svg
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>

#include "engine/check/check.h"
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

using Documents = std::vector<std::unique_ptr<model::Document>>;

// The BPMN files that a file imports, and those that they import. What cannot be read is told and left out.
Documents loadImports(const model::Document& document, const std::string& path) {
  Documents imports;
  std::set<std::filesystem::path> seen{std::filesystem::weakly_canonical(path)};
  std::vector<std::pair<const model::Document*, std::filesystem::path>> open{{&document, path}};
  while (!open.empty()) {
    const auto [from, place] = open.back();
    open.pop_back();
    for (const model::Element* import : from->root().childrenOf(model::Kind::Import)) {
      const auto file = std::filesystem::weakly_canonical(place.parent_path() / import->attributeOr("location", ""));
      if (import->attributeOr("importType", "") != model::kBpmn || !seen.insert(file).second) continue;
      auto imported = load(file.string());
      if (!imported) continue;
      open.emplace_back(imported.get(), file);
      imports.push_back(std::move(imported));
    }
  }
  return imports;
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
  check::CheckOptions options;
  std::vector<std::string> paths = arguments;
  options.specificationOnly = std::erase(paths, "--specification") > 0;
  options.strict = std::erase(paths, "--strict") > 0;
  if (paths.empty()) return badCall("check [--specification] [--strict] FILE...");
  int code = 0;
  for (const std::string& path : paths) {
    const auto document = load(path);
    const Documents imports = document ? loadImports(*document, path) : Documents();
    if (!document) {
      code = 1;
      continue;
    }
    options.imports.clear();
    for (const auto& import : imports) options.imports.push_back(import.get());
    const std::vector<Diagnostic> found = check::check(*document, options);
    for (const Diagnostic& d : found) print(path, d);
    if (hasErrors(found)) code = 1;
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
