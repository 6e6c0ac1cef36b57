// Where a RandomUser acts: the engine in memory (play.cpp), or one with a store (engine/tests/random_store_test.cpp).
#pragma once

#include <map>
#include <string>

#include "engine/run/step.h"

namespace joinery::run::test {

class Ground {
 public:
  virtual ~Ground() = default;
  virtual std::map<TreeId, const Tree*> trees() const = 0;  // valid until something is done
  virtual const Definition* latest(const std::string& process) const = 0;
  virtual const Definition* byId(const std::string& definitionId) const = 0;
  virtual void start(const Value& variables, const std::string& startElement) = 0;  // of process "p"
  virtual void run(TreeId tree, const Command& command) = 0;  // a refusal is as good an answer as any
  virtual void advance(Duration by) = 0;
  virtual void publish(const std::string& name, const Value& key, const Value& variables) = 0;
  virtual void broadcast(const std::string& name, const Value& variables) = 0;
};

}  // namespace joinery::run::test
