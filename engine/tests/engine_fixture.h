// An engine for tests: on a database of its own, with a clock that stands still, waited for like a plain function.
#pragma once

#include <future>
#include <memory>
#include <string>
#include <vector>

#include "engine/engine.h"

namespace joinery::tests {

// Waits for a completion; a test that hangs is ended by CTest.
template <typename T, typename Call>
Result<T> await(Call call) {
  std::promise<Result<T>> promise;
  call([&](Result<T> result) { promise.set_value(std::move(result)); });
  return promise.get_future().get();
}

// A folder that goes with its contents.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  std::string file(const std::string& name) const { return m_path + "/" + name; }

 private:
  std::string m_path;
};

std::string modelText(const std::string& name);  // engine/tests/models/<name>

class EngineFixture {
 public:
  explicit EngineFixture(EngineOptions options = {});
  ~EngineFixture();

  // Opens the same database again, as after a restart.
  void reopen();
  void close() { m_engine.reset(); }
  Result<std::unique_ptr<Engine>> openAnother();
  Engine& engine() const { return *m_engine; }
  Queries& queries() { return m_engine->queries(); }
  ManualClock& clock() { return *m_clock; }  // stands behind the engine unless the options name another
  std::string database() const { return m_options.database; }
  const std::vector<std::string>& reports() const { return *m_reports; }

  Result<Deployment> deploy(const std::vector<std::string>& models, DeployOptions options = {});
  Result<Deployment> deployFiles(std::vector<DeployedFile> files, DeployOptions options = {});
  Result<Answer> start(const std::string& process, Value variables = {}, const std::string& businessKey = {});
  std::string startId(const std::string& process, Value variables = {}, const std::string& businessKey = {});
  Result<Answer> submit(Submission submission);
  Result<Answer> command(run::CommandType type, const std::string& id, Value data = {}, const std::string& actor = {});
  Result<Answer> completeTask(const std::string& id, Value variables = {});
  Result<Correlated> publish(Message message);
  Status advance(const std::string& duration);

  // In the order of creation, all pages.
  std::vector<TaskRow> openTasks(const std::string& instanceId = {});
  std::string stateOf(const std::string& instanceId);
  // "type:element" for each row of the history, all pages.
  std::vector<std::string> historyOf(const std::string& instanceId);

 private:
  std::unique_ptr<TemporaryFolder> m_folder;
  EngineOptions m_options;
  std::shared_ptr<ManualClock> m_clock;
  std::shared_ptr<std::vector<std::string>> m_reports;
  std::unique_ptr<Engine> m_engine;
};

}  // namespace joinery::tests
