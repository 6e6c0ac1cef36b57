#include "engine/store/deployments.h"

namespace joinery::store {

namespace {

std::int64_t lastRow(Connection& connection) {
  Statement& id = connection.cached("SELECT last_insert_rowid()");
  id.step();
  const std::int64_t row = id.integer(0);
  id.reset();
  return row;
}

}  // namespace

Deployments::Deployments(Connection& connection) : m_connection(connection) {}

std::int64_t Deployments::create(Instant at, const std::string& actor) {
  m_connection.cached("INSERT INTO deployment(at, actor) VALUES (?, ?)").run(at.ms, actor);
  return lastRow(m_connection);
}

void Deployments::addResource(std::int64_t deployment, const std::string& name, const std::string& content) {
  m_connection.cached("INSERT INTO resource(deployment, name, content) VALUES (?, ?, ?)")
      .run(deployment, name, Blob{content});
}

std::int64_t Deployments::addDefinition(std::int64_t deployment, const DefinitionRow& row) {
  m_connection
      .cached("INSERT INTO definition(kind, key, version, name, deployment, resource) VALUES (?, ?, ?, ?, ?, ?)")
      .run(row.kind, row.key, row.version, row.name, deployment, row.resource);
  return lastRow(m_connection);
}

void Deployments::addMember(std::int64_t deployment, std::int64_t definition) {
  m_connection.cached("INSERT OR IGNORE INTO deployment_definition(deployment, definition) VALUES (?, ?)")
      .run(deployment, definition);
}

std::optional<std::string> readResource(Connection& connection, std::int64_t deployment, const std::string& name) {
  Statement& find = connection.cached("SELECT content FROM resource WHERE deployment = ? AND name = ?");
  if (!find.bind(deployment, name).step()) return std::nullopt;
  std::string content(find.text(0));
  find.reset();
  return content;
}

StoredDeployments readDeployments(Connection& connection) {
  StoredDeployments all;
  Statement definitions = connection.prepare(
      "SELECT d.number, d.kind, d.key, d.version, d.name, d.deployment, d.resource, p.at FROM definition d "
      "JOIN deployment p ON p.number = d.deployment ORDER BY d.number");
  while (definitions.step()) {
    StoredDefinition stored;
    stored.number = definitions.integer(0);
    stored.deployment = definitions.integer(5);
    DefinitionRow& row = stored.row;
    row.kind = definitions.text(1);
    row.key = definitions.text(2);
    row.version = static_cast<int>(definitions.integer(3));
    row.name = definitions.text(4);
    row.resource = definitions.text(6);
    row.deployedAt = Instant{definitions.integer(7)};
    row.id = definitionId(row.kind, row.key, row.version);
    row.deploymentId = deploymentId(stored.deployment);
    all.definitions.push_back(std::move(stored));
  }
  Statement members = connection.prepare("SELECT deployment, definition FROM deployment_definition ORDER BY 1, 2");
  while (members.step()) all.members.emplace_back(members.integer(0), members.integer(1));
  return all;
}

std::string deploymentId(std::int64_t number) {
  return "d" + std::to_string(number);
}

}  // namespace joinery::store
