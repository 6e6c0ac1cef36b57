#include "engine/deploy/kinds.h"

#include "engine/base/json.h"
#include "forms/form.h"

namespace joinery::deploy {

namespace {

constexpr FileKind kKinds[] = {
    {".bpmn", readBpmn},
    {".dmn", readDmn},
    {".form.json", readForm},
    {"item.json", readItem},
};

Diagnostic problem(const std::string& code, const std::string& message, const std::string& resource) {
  return {.severity = Severity::Error, .code = code, .message = message, .resource = resource};
}

}  // namespace

void addError(const Error& error, const std::string& resource, std::vector<Diagnostic>& problems) {
  if (error.details.empty()) {
    Diagnostic diagnostic = problem(error.code, error.message, resource);
    diagnostic.element = error.element;
    problems.push_back(std::move(diagnostic));
  }
  problems.insert(problems.end(), error.details.begin(), error.details.end());
}

const FileKind* fileKind(std::string_view name) {
  for (const FileKind& kind : kKinds) {
    const std::string_view suffix = kind.suffix;
    if (name.size() < suffix.size() || name.substr(name.size() - suffix.size()) != suffix) continue;
    // "item.json" is a whole name, not the end of one.
    const bool wholeName = suffix.front() != '.';
    if (!wholeName || name.size() == suffix.size() || name[name.size() - suffix.size() - 1] == '/') return &kind;
  }
  return nullptr;
}

ReadFile readForm(const DeployedFile& file, const ReadContext&) {
  ReadFile read;
  const Result<std::shared_ptr<const forms::Form>> form = forms::Form::parse(file.content, file.name);
  if (!form) {
    addError(form.error(), file.name, read.problems);
    return read;
  }
  read.problems = (*form)->diagnostics();
  if ((*form)->id().empty()) {
    read.problems.push_back(problem("form-without-id", "expected an \"id\", by which tasks name the form", file.name));
  } else {
    read.definitions.push_back({"form", (*form)->id(), (*form)->document().text("name", (*form)->id()), nullptr});
  }
  return read;
}

ReadFile readItem(const DeployedFile& file, const ReadContext&) {
  ReadFile read;
  const Result<Value> item = parseJson(file.content);
  if (!item) {
    addError(item.error(), file.name, read.problems);
    return read;
  }
  const std::string key = item->text("key", item->text("id"));
  if (key.empty()) {
    read.problems.push_back(problem("item-without-key", "expected a text \"key\" that names the item", file.name));
  } else {
    read.definitions.push_back({"item", key, item->text("name", key), nullptr});
  }
  return read;
}

}  // namespace joinery::deploy
