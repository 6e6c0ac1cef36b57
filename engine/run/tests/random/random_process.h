// A random well-formed process from a seed, and what may be done to its instances from outside.
//
//   RandomProcess process = randomProcess(4711);
//   world.deploy(modelXml(process.lines), "random");
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace joinery::run::test {

struct RandomProcess {
  std::uint64_t seed = 0;
  std::vector<std::string> lines;  // the model part of a scenario file; processes "p" and perhaps "child"
  std::vector<std::string> messages, signals, jobErrors;
  std::map<std::string, std::vector<std::string>> features;  // what elements have that their kinds do not say

  std::string xml() const;
};

RandomProcess randomProcess(std::uint64_t seed);

}  // namespace joinery::run::test
