// Everything around the engine that a test needs, in memory: definitions, trees, a clock, and the routes of messages.
//
//   World world;
//   world.deploy(xml, "test.bpmn");
//   world.start("p", Value::object({}));
//   world.advance(*parseDuration("PT5S"));
//
// After every step it checks that the replay of the log and the decoded snapshot equal the live tree; a difference goes
// to `faults`.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/dmn/dmn.h"
#include "engine/run/definition.h"
#include "engine/run/step.h"

namespace joinery::run::test {

class World final : public Definitions, public DataStores {
 public:
  // Findings of parsing and compiling; nothing is deployed if there is an error among them.
  std::vector<Diagnostic> deploy(const std::string& xml, const std::string& resource, CompileOptions options = {});
  std::vector<Diagnostic> deployDecisions(const std::string& xml, const std::string& resource);

  // Runs a command and everything that follows from its messages. Lines of the log go to `lines`.
  Status run(TreeId tree, const Command& command);
  Status start(const std::string& process, const Value& variables, const std::string& startElement = {}, int part = -1);
  Status restart(TreeId tree, const Value& wishes);
  // Fires every timer that is due within the time, in order.
  Status advance(Duration by);
  // One receiver in each tree, and the start events of the latest versions. How many received it.
  int publish(const std::string& name, const Value& correlationKey, const Value& variables,
              const std::vector<MessageTarget>& targets = {});
  int broadcast(const std::string& name, const Value& variables, TreeId except = 0);

  const Definition* byId(std::string_view id) const override;
  const Definition* latest(std::string_view key) const override;
  const Definition* sameDeployment(std::string_view key, std::string_view id) const override;
  Result<dmn::Outcome> decide(std::string_view decision, std::string_view model, const Value& variables,
                              const feel::EvaluateOptions& options) const override;

  Value::List items(const std::string& name) const override;
  std::map<std::string, Value::List> stores;

  struct Instance {
    Tree tree, replayed;
    std::vector<Record> log;
  };
  std::map<TreeId, Instance> instances;
  std::vector<std::string> lines;   // of the steps since it was last cleared
  std::vector<std::string> faults;  // differences between live, replayed and decoded trees
  bool checking = true;
  std::string timeZone = "Asia/Shanghai";
  bool printing = true;            // the log goes to `lines`
  bool reloading = false;          // after every step a tree goes on as its decoded snapshot; needs `checking`
  Instant now{1'795'399'200'000};  // 2026-11-23T02:00:00Z, a Monday, 10:00 in Shanghai
  std::int64_t maxRecords = 200'000;

 private:
  Result<StepResult> stepOnce(TreeId tree, const Command& command);
  void check(TreeId tree, const std::vector<Record>& records);
  void print(TreeId tree, const std::vector<Record>& records);
  void route(TreeId from, const StepResult& result);
  bool mayReceive(const std::vector<MessageTarget>& targets, const Definition& definition, std::int32_t element) const;
  const Definition* definitionOf(const Tree& tree, Key scope) const;

  std::map<std::string, std::vector<std::shared_ptr<Definition>>> m_definitions;  // by key, in order of version
  std::shared_ptr<const dmn::Model> m_decisions;                                  // deployed last
  std::deque<std::pair<TreeId, StepResult>> m_unrouted;
};

}  // namespace joinery::run::test
