// Jobs and incidents.
#include <algorithm>

#include "engine/store/queries/queries_impl.h"

namespace joinery::store {

namespace {

constexpr const char* kJobColumns =
    "SELECT tree, key, instance, definition, element, type, retries, retry_at, available_at, worker FROM job";
constexpr const char* kIncidentColumns =
    "SELECT tree, key, instance, definition, element, token, code, message, raised_at FROM incident";

std::string idAt(const Statement& row, int column) {
  return formatId(row.integer(0), static_cast<run::Key>(row.integer(column)));
}

JobRow jobRow(Reading& reading, const Statement& row) {
  JobRow job;
  job.id = idAt(row, 1);
  job.processInstanceId = idAt(row, 2);
  job.process = reading.definition(row.integer(3)).row.key;
  job.elementId = row.text(4);
  job.type = row.text(5);
  job.retries = static_cast<int>(row.integer(6));
  if (row.integer(7) != 0) job.retryAt = Instant{row.integer(7)};
  job.worker = row.text(9);
  if (!job.worker.empty() && !row.isNull(8)) job.lockedUntil = Instant{row.integer(8)};
  return job;
}

IncidentRow incidentRow(Reading& reading, const Statement& row) {
  IncidentRow incident;
  incident.id = idAt(row, 1);
  incident.processInstanceId = idAt(row, 2);
  incident.process = reading.definition(row.integer(3)).row.key;
  incident.elementId = row.text(4);
  if (row.integer(5) != 0) incident.tokenId = idAt(row, 5);
  incident.code = row.text(6);
  incident.message = row.text(7);
  incident.raisedAt = Instant{row.integer(8)};
  return incident;
}

std::vector<SqlValue> idValues(const Statement& row) {
  return {row.integer(0), row.integer(1)};
}

// False: nothing can suit.
bool restrictInstance(Select& select, const std::string& instanceId) {
  if (instanceId.empty()) return true;
  const std::optional<EntityId> id = parseId(instanceId);
  if (!id) return false;
  select.where("tree = ? AND instance = ?", {id->tree, static_cast<std::int64_t>(id->key)});
  return true;
}

}  // namespace

Result<JobRow> QueriesImpl::job(const std::string& id) {
  const std::optional<EntityId> parsed = parseId(id);
  if (!parsed) return unknown("job", id);
  return read<JobRow>([&](Reading& reading) -> Result<JobRow> {
    Statement& row = reading.connection().cached(std::string(kJobColumns) + " WHERE tree = ? AND key = ?");
    if (!row.bind(parsed->tree, parsed->key).step()) return unknown("job", id);
    JobRow job = jobRow(reading, row);
    row.reset();
    return job;
  });
}

Result<Page<JobRow>> QueriesImpl::jobs(const JobFilter& filter, const PageRequest& request) {
  const Result<Position> position = readPage(request, 2);
  if (!position) return position.error();
  return read<Page<JobRow>>([&](Reading& reading) -> Result<Page<JobRow>> {
    Select select(kJobColumns);
    if (!filter.type.empty()) select.where("type = ?", {filter.type});
    if (!restrictInstance(select, filter.processInstanceId)) return Page<JobRow>{};
    if (!position->after.empty()) select.where("(tree, key) > (?, ?)", position->after);
    Statement& rows = select.run(reading.connection(), "ORDER BY tree, key", position->limit + 1);
    return collect<JobRow>(
        rows, *position, [&](const Statement& row) { return jobRow(reading, row); }, idValues);
  });
}

Result<IncidentRow> QueriesImpl::incident(const std::string& id) {
  const std::optional<EntityId> parsed = parseId(id);
  if (!parsed) return unknown("incident", id);
  return read<IncidentRow>([&](Reading& reading) -> Result<IncidentRow> {
    Statement& row = reading.connection().cached(std::string(kIncidentColumns) + " WHERE tree = ? AND key = ?");
    if (!row.bind(parsed->tree, parsed->key).step()) return unknown("incident", id);
    IncidentRow incident = incidentRow(reading, row);
    row.reset();
    return incident;
  });
}

Result<Page<IncidentRow>> QueriesImpl::incidents(const IncidentFilter& filter, const PageRequest& request) {
  const Result<Position> position = readPage(request, 2);
  if (!position) return position.error();
  return read<Page<IncidentRow>>([&](Reading& reading) -> Result<Page<IncidentRow>> {
    Select select(kIncidentColumns);
    if (!restrictInstance(select, filter.processInstanceId)) return Page<IncidentRow>{};
    if (!filter.process.empty()) {
      const std::vector<SqlValue> versions = reading.versionsOf(filter.process);
      if (versions.empty()) return Page<IncidentRow>{};
      select.in("definition", versions);
    }
    if (!position->after.empty()) select.where("(tree, key) > (?, ?)", position->after);
    Statement& rows = select.run(reading.connection(), "ORDER BY tree, key", position->limit + 1);
    return collect<IncidentRow>(
        rows, *position, [&](const Statement& row) { return incidentRow(reading, row); }, idValues);
  });
}

}  // namespace joinery::store
