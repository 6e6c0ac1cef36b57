#include "engine/tests/engine_fixture.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace joinery::tests {

namespace {

constexpr const char* kStart = "2026-11-23T02:00:00.000Z";

[[noreturn]] void broken(const std::string& what, const Error& error) {
  throw std::runtime_error(what + ": " + error.code + ": " + error.message);
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "joinery-test-XXXXXX").string();
  if (!mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
  m_path = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;  // a leftover in the temporary folder harms nobody
  std::filesystem::remove_all(m_path, ignored);
}

std::string modelText(const std::string& name) {
  std::ifstream file(std::string(JOINERY_SOURCE_DIR) + "/engine/tests/models/" + name, std::ios::binary);
  if (!file) throw std::runtime_error("no model " + name);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

EngineFixture::EngineFixture(EngineOptions options)
    : m_options(std::move(options)),
      m_clock(std::make_shared<ManualClock>(*parseInstant(kStart))),
      m_reports(std::make_shared<std::vector<std::string>>()) {
  if (m_options.database.empty()) {
    m_folder = std::make_unique<TemporaryFolder>();
    m_options.database = m_folder->file("joinery.db");
  }
  if (!m_options.clock) m_options.clock = m_clock;
  m_options.report = [reports = m_reports](const std::string& text) { reports->push_back(text); };
  reopen();
}

EngineFixture::~EngineFixture() = default;

void EngineFixture::reopen() {
  m_engine.reset();
  auto opened = openAnother();
  if (!opened) broken("open", opened.error());
  m_engine = std::move(*opened);
}

Result<std::unique_ptr<Engine>> EngineFixture::openAnother() {
  return Engine::open(m_options);
}

Result<Deployment> EngineFixture::deploy(const std::vector<std::string>& models, DeployOptions options) {
  std::vector<DeployedFile> files;
  for (const std::string& model : models) files.push_back({model, modelText(model)});
  return deployFiles(std::move(files), std::move(options));
}

Result<Deployment> EngineFixture::deployFiles(std::vector<DeployedFile> files, DeployOptions options) {
  return await<Deployment>([&](Done<Deployment> done) {
    m_engine->deploy(std::move(files), std::move(options), std::nullopt, std::move(done));
  });
}

Result<Answer> EngineFixture::submit(Submission submission) {
  return await<Answer>([&](Done<Answer> done) { m_engine->submit(std::move(submission), std::move(done)); });
}

Result<Answer> EngineFixture::start(const std::string& process, Value variables, const std::string& businessKey) {
  Value data = Value::object({{"variables", variables.isNull() ? Value::object({}) : variables}});
  if (!businessKey.empty()) data = data.with("businessKey", businessKey);
  return submit({.command = {.type = run::CommandType::StartInstance, .text = process, .data = data}});
}

std::string EngineFixture::startId(const std::string& process, Value variables, const std::string& businessKey) {
  const Result<Answer> answer = start(process, std::move(variables), businessKey);
  if (!answer) broken("start " + process, answer.error());
  return formatId(answer->tree, answer->subject);
}

Result<Answer> EngineFixture::command(run::CommandType type, const std::string& id, Value data,
                                      const std::string& actor) {
  const std::optional<EntityId> parsed = parseId(id);
  if (!parsed) throw std::runtime_error("no id: " + id);
  return submit(
      {.tree = parsed->tree, .command = {.type = type, .key = parsed->key, .actor = actor, .data = std::move(data)}});
}

Result<Answer> EngineFixture::completeTask(const std::string& id, Value variables) {
  return command(run::CommandType::CompleteTask, id,
                 Value::object({{"variables", variables.isNull() ? Value::object({}) : variables}}));
}

Result<Correlated> EngineFixture::publish(Message message) {
  if (message.variables.isNull()) message.variables = Value::object({});
  return await<Correlated>(
      [&](Done<Correlated> done) { m_engine->publish(std::move(message), std::nullopt, std::move(done)); });
}

Status EngineFixture::advance(const std::string& duration) {
  const Instant to = addDuration(m_engine->now(), *parseDuration(duration));
  return await<Success>([&](Done<Success> done) { m_engine->advanceClock(to, std::move(done)); });
}

std::vector<TaskRow> EngineFixture::openTasks(const std::string& instanceId) {
  TaskFilter filter;
  filter.states = TaskFilter::kOpenStates;
  filter.processInstanceId = instanceId;
  filter.sort = "createdAt";
  std::vector<TaskRow> tasks;
  PageRequest request{.limit = kMaxLimit};
  do {
    auto page = queries().tasks(filter, request);
    if (!page) broken("tasks", page.error());
    std::move(page->items.begin(), page->items.end(), std::back_inserter(tasks));
    request.cursor = page->nextCursor;
  } while (!request.cursor.empty());
  return tasks;
}

std::string EngineFixture::stateOf(const std::string& instanceId) {
  const auto row = queries().instance(instanceId);
  return row ? stateWord(row->state) : row.error().code;
}

std::vector<std::string> EngineFixture::historyOf(const std::string& instanceId) {
  std::vector<std::string> rows;
  PageRequest request{.limit = 7};  // small, so that paging is exercised everywhere
  while (true) {
    auto page = queries().history(instanceId, {}, request);
    if (!page) broken("history", page.error());
    for (const HistoryRow& row : page->items) rows.push_back(row.type + ":" + row.elementId);
    if (page->nextCursor.empty()) return rows;
    request.cursor = page->nextCursor;
  }
}

}  // namespace joinery::tests
