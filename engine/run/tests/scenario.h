// Scenario files: a model, commands, and what must follow. The format is described in docs/engine.md.
#pragma once

#include <string>
#include <vector>

namespace joinery::run::test {

struct ScenarioOutcome {
  bool passed = false;
  std::string report;   // what differs, with the compact log
  std::string updated;  // the file with the records as they came
};

ScenarioOutcome runScenario(const std::string& text, const std::string& name);
// The model part as BPMN XML: processes, flows written as arrows.
std::string modelXml(const std::vector<std::string>& lines);

}  // namespace joinery::run::test
