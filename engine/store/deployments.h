// Deployments as they are stored: the files byte for byte and the definitions found in them.
//
// The writer writes; `readDeployments` reads everything at the start. What a file means is not known here: the engine
// reads it again with the reader of its kind (engine/deploy/kinds.h). Throws StoreError.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/store/catalog.h"
#include "engine/store/sqlite.h"

namespace joinery::store {

class Deployments {
 public:
  explicit Deployments(Connection& connection);

  std::int64_t create(Instant at, const std::string& actor);  // the deployment's number
  void addResource(std::int64_t deployment, const std::string& name, const std::string& content);
  std::int64_t addDefinition(std::int64_t deployment, const DefinitionRow& row);  // the definition's number
  void addMember(std::int64_t deployment, std::int64_t definition);

 private:
  Connection& m_connection;
};

// nullopt if the deployment has no such file. Any connection.
std::optional<std::string> readResource(Connection& connection, std::int64_t deployment, const std::string& name);

struct StoredDefinition {
  std::int64_t number = 0;
  std::int64_t deployment = 0;
  DefinitionRow row;
};
struct StoredDeployments {
  std::vector<StoredDefinition> definitions;                   // in the order in which they were deployed
  std::vector<std::pair<std::int64_t, std::int64_t>> members;  // deployment, definition
};
StoredDeployments readDeployments(Connection& connection);

std::string deploymentId(std::int64_t number);

}  // namespace joinery::store
