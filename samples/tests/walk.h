// One case of a sample on its way, in memory: started and completed step by step with the people, answers and forms
// that the sample itself names. Every answer is judged by its form, as the server does it.
//
//   Walk walk(sample);
//   walk.start(application);
//   walk.completeAll({"construction-permit/ut_O1"});
//   walk.advance("P2D");
//   walk.faults()                       // empty, or what went wrong
//
// Steps are named "process/element".
#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/run/tests/world.h"
#include "samples/tests/sample.h"

namespace joinery::samples {

class Walk {
 public:
  explicit Walk(const Sample& sample);

  // Judges the application by the form of the start event, then starts the case with what the form gives.
  void start(const Value& application);
  std::vector<std::string> openTasks();  // sorted
  // Completes the first open task of that name with the answer of case-data.json, or with `answer`.
  void complete(const std::string& name, const Value& answer = {});
  // Completes whatever is open until nothing is, except the steps named.
  void completeAll(const std::set<std::string>& except = {});
  void publish(const char* message);   // one of case-data.json's messages, to this case
  void advance(const char* duration);  // ISO 8601

  Value variable(const std::string& name);                    // of the case; null if there is none
  std::set<std::string> entered(const std::string& process);  // ids of its elements that were entered
  bool isEnded();
  bool isCompleted();
  std::string faults();

 private:
  run::Tree& tree() { return m_world.instances.begin()->second.tree; }
  run::Key rootScope() { return tree().scopes.begin()->first; }
  const run::Definition& definitionOf(run::Key scope);
  std::string nameOf(run::Key scope, std::int32_t element);
  Value variablesOf(run::Key scope);
  run::Key variableScopeOf(const run::Task& task);
  Value judge(const forms::Form& form, const Value& current, const Value& answer, const forms::AccessRules& rules);
  Value stepOf(const std::string& name);
  void completeTask(run::Key key, const run::Task& task, const Value& answer);
  std::string userOf(const Value& step, const run::Task& task);
  void fail(std::string fault) { m_faults.push_back(std::move(fault)); }

  const Sample& m_sample;
  run::test::World m_world;
  std::vector<std::string> m_faults;
};

}  // namespace joinery::samples
