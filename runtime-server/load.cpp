#include "runtime-server/load.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <future>
#include <sstream>

#include "engine/base/json.h"

namespace joinery::server {
namespace {

namespace fs = std::filesystem;

constexpr const char* kOrganisation = "organisation.json";

Result<std::string> read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (in) return text.str();
  return makeError(ErrorKind::NotFound, "load-not-found", "Cannot read \"" + path.string() + "\".");
}

bool isDeployed(const std::string& name) {
  constexpr const char* kEndings[] = {".bpmn", ".dmn", ".form.json"};
  return name == "item.json" || std::any_of(std::begin(kEndings), std::end(kEndings), [&](std::string_view ending) {
           return name.size() > ending.size() && name.substr(name.size() - ending.size()) == ending;
         });
}

Result<std::vector<DeployedFile>> filesOf(const fs::path& folder) {
  std::vector<DeployedFile> files;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (!it->is_regular_file() || !isDeployed(it->path().filename().string())) continue;
    auto content = read(it->path());
    if (!content) return content.error();
    files.push_back({fs::relative(it->path(), folder).generic_string(), std::move(*content)});
  }
  if (error)
    return makeError(ErrorKind::NotFound, "load-not-found", "Cannot read the folder \"" + folder.string() + "\".");
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return files;
}

Status loadOrganisation(const fs::path& path, Organisation& organisation) {
  const auto text = read(path);
  if (!text) return text.error();
  const auto file = parseJson(*text);
  if (!file) return file.error();
  return importAndWait(organisation, *file);
}

}  // namespace

Status importAndWait(Organisation& organisation, const Value& file) {
  std::promise<Status> done;
  organisation.import(file, std::nullopt,
                      [&](Result<DocumentsPut> put) { done.set_value(put ? success() : Status(put.error())); });
  return done.get_future().get();
}

Status load(const std::string& path, Engine& engine, Organisation& organisation,
            const std::function<void(const std::string&)>& say) {
  if (!fs::is_directory(path)) return loadOrganisation(path, organisation);
  if (const fs::path file = fs::path(path) / kOrganisation; fs::exists(file)) {
    if (const Status loaded = loadOrganisation(file, organisation); !loaded) return loaded;
    say("organisation of " + path + " loaded");
  }
  auto files = filesOf(path);
  if (!files) return files.error();
  if (files->empty()) return success();
  std::promise<Result<Deployment>> done;
  DeployOptions options;
  options.actor = Organisation::kAdministrators;
  engine.deploy(std::move(*files), options, std::nullopt,
                [&](Result<Deployment> deployment) { done.set_value(std::move(deployment)); });
  const Result<Deployment> deployment = done.get_future().get();
  if (!deployment) return deployment.error();
  say(path + (deployment->changed ? " deployed" : " is deployed already"));
  for (const Diagnostic& d : deployment->problems)
    say(d.resource + ": " + d.element + ": " + d.code + ": " + d.message);
  return success();
}

}  // namespace joinery::server
