// The log as people and clients read it: the history of an instance and the stream of events.
#include <algorithm>
#include <array>

#include "engine/store/queries/queries_impl.h"

namespace joinery::store {

namespace {

using run::Record;
using run::RecordType;

enum class Token { None, Key, Owner };  // which field of the record names the token

// How the fields of a record are named in `data`. Null: the field has no name there. Without `data`, the members of the
// record's data go in as they are.
struct Telling {
  RecordType type;
  Token token = Token::None;
  const char* key = nullptr;
  const char* text = nullptr;
  const char* count = nullptr;
  const char* instant = nullptr;
  const char* data = nullptr;
};
constexpr Telling kTellings[] = {
    {.type = RecordType::InstanceStarted, .text = "definitionId"},
    {.type = RecordType::InstanceEnded, .text = "state"},
    {.type = RecordType::ScopeOpened, .text = "kind"},
    {.type = RecordType::VariableSet, .text = "name", .data = "value"},
    {.type = RecordType::DataStoreWritten, .text = "name", .data = "value"},
    {.type = RecordType::FlowTaken, .token = Token::Key},
    {.type = RecordType::ElementEntered, .token = Token::Key},
    {.type = RecordType::ElementCompleted, .token = Token::Key},
    {.type = RecordType::ElementTerminated, .token = Token::Key, .text = "reason"},
    {.type = RecordType::LoopAdvanced, .text = "step", .count = "number", .data = "value"},
    {.type = RecordType::TaskCreated, .token = Token::Owner, .key = "taskId", .text = "name", .instant = "dueAt"},
    {.type = RecordType::TaskChanged, .token = Token::Owner, .key = "taskId"},
    {.type = RecordType::TaskCompleted, .token = Token::Owner, .key = "taskId", .text = "outcome"},
    {.type = RecordType::TaskCancelled, .token = Token::Owner, .key = "taskId", .text = "reason"},
    {.type = RecordType::TaskCommented, .token = Token::Owner, .key = "taskId"},
    {.type = RecordType::JobCreated, .token = Token::Owner, .key = "jobId", .text = "jobType", .count = "retries"},
    {.type = RecordType::JobCompleted, .token = Token::Owner, .key = "jobId", .data = "variables"},
    {.type = RecordType::JobFailed, .token = Token::Owner, .key = "jobId", .text = "message", .count = "retries"},
    {.type = RecordType::JobCancelled, .token = Token::Owner, .key = "jobId"},
    {.type = RecordType::TimerArmed, .key = "timerId", .instant = "dueAt"},
    {.type = RecordType::TimerFired, .key = "timerId", .count = "missed"},
    {.type = RecordType::TimerDisarmed, .key = "timerId"},
    {.type = RecordType::MessageAwaited, .key = "subscriptionId", .text = "message", .data = "correlationKey"},
    {.type = RecordType::MessageReceived, .key = "subscriptionId", .data = "received"},
    {.type = RecordType::MessageUnawaited, .key = "subscriptionId"},
    {.type = RecordType::MessageThrown, .text = "message"},
    {.type = RecordType::IncidentRaised, .token = Token::Owner, .key = "incidentId", .text = "code"},
    {.type = RecordType::IncidentResolved, .token = Token::Owner, .key = "incidentId"},
    {.type = RecordType::InstanceMigrated, .text = "definitionId"},
    {.type = RecordType::InputAwaited, .token = Token::Owner, .text = "input"},
};

const Telling& tellingOf(RecordType type) {
  static constexpr Telling kPlain{.type = RecordType::InstanceStarted};
  const auto found =
      std::find_if(std::begin(kTellings), std::end(kTellings), [&](const Telling& t) { return t.type == type; });
  return found == std::end(kTellings) ? kPlain : *found;
}

// A change of a task is told by what was done: "task-claimed".
std::string typeOf(const Record& record) {
  if (record.type == RecordType::TaskChanged && !record.text.empty()) return "task-" + record.text;
  return run::recordWord(record.type);
}

bool opensScope(const Record& record) {
  return record.type <= RecordType::ScopeClosed;  // the records about scopes come first in record_types.def
}

Value dataOf(const Telling& telling, const LogRow& row, const Record& record) {
  Value::Object members;
  if (telling.key) members.emplace_back(telling.key, formatId(row.tree, record.key));
  if (telling.text && !record.text.empty()) members.emplace_back(telling.text, record.text);
  if (telling.count) members.emplace_back(telling.count, record.number);
  if (telling.instant && record.number != 0) members.emplace_back(telling.instant, formatInstant({record.number}));
  if (telling.data) {
    members.emplace_back(telling.data, record.data);
  } else if (record.data.isObject()) {
    members.insert(members.end(), record.data.members().begin(), record.data.members().end());
  }
  return Value::object(std::move(members));
}

struct HistoryPosition {
  std::int64_t rowPos = 0;
  std::int64_t seq = 0;  // the last one given
};

}  // namespace

HistoryRow historyRow(const LogRow& row, std::size_t index, const run::Definition* definition) {
  const Record& record = row.records[index];
  const Telling& telling = tellingOf(record.type);
  HistoryRow told{.seq = row.pos + static_cast<std::int64_t>(index), .at = row.at, .type = typeOf(record)};
  if (definition && record.element >= 0) {
    told.elementId = run::elementId(*definition, record.element);
    told.elementType = run::historyElementType(*definition, record);
  }
  const run::Key token = telling.token == Token::Key ? record.key : telling.token == Token::Owner ? record.owner : 0;
  if (token) told.tokenId = formatId(row.tree, token);
  const run::Key scope = opensScope(record) ? record.key : record.scope;
  if (scope) told.scopeId = formatId(row.tree, scope);
  told.actor = record.actor;
  told.data = dataOf(telling, row, record);
  return told;
}

Event eventOf(const LogRow& row, std::size_t index, run::Key process, const run::Definition* definition) {
  const Record& record = row.records[index];
  Event event{.id = row.pos + static_cast<std::int64_t>(index), .at = row.at, .type = typeOf(record)};
  if (process) event.processInstanceId = formatId(row.tree, process);
  if (definition && record.element >= 0) event.elementId = run::elementId(*definition, record.element);
  const char* key = tellingOf(record.type).key;
  if (key && std::string_view(key) == "taskId") event.taskId = formatId(row.tree, record.key);
  event.actor = record.actor;
  return event;
}

Result<Page<HistoryRow>> QueriesImpl::history(const std::string& instanceId, const HistoryFilter& filter,
                                              const PageRequest& request) {
  const Result<Position> position = readPage(request, 2);
  if (!position) return position.error();
  const std::optional<EntityId> id = parseId(instanceId);
  if (!id) return unknown("instance", instanceId);
  HistoryPosition after;
  if (!position->after.empty()) {
    const auto* rowPos = std::get_if<std::int64_t>(&position->after[0]);
    const auto* seq = std::get_if<std::int64_t>(&position->after[1]);
    if (!rowPos || !seq) return makeError(ErrorKind::Malformed, "malformed-cursor", "the cursor is of another list");
    after = {*rowPos, *seq};
  }
  return read<Page<HistoryRow>>([&](Reading& reading) -> Result<Page<HistoryRow>> {
    ScopeMap& scopes = reading.session.scopes(id->tree, after.rowPos);
    Statement& rows = reading.connection().cached(std::string("SELECT ") + kLogColumns +
                                                  " FROM log WHERE tree = ? AND pos >= ? ORDER BY pos");
    Page<HistoryRow> page;
    HistoryPosition last;
    for (rows.bind(id->tree, after.rowPos); rows.step() && page.nextCursor.empty();) {
      const LogRow row = readLogRow(rows);
      scopes.fold(row);
      for (std::size_t i = 0; i < row.records.size(); ++i) {
        const Record& record = row.records[i];
        const std::int64_t seq = row.pos + static_cast<std::int64_t>(i);
        if (seq <= after.seq || scopes.process(record) != id->key) continue;
        const auto wanted = [&](const std::string& type) { return type == typeOf(record); };
        if (!filter.types.empty() && std::none_of(filter.types.begin(), filter.types.end(), wanted)) continue;
        if (static_cast<int>(page.items.size()) == position->limit) {
          page.nextCursor = makeCursor({last.rowPos, last.seq});
          break;
        }
        page.items.push_back(historyRow(row, i, reading.catalog().byId(scopes.definitionOf(id->key, seq))));
        last = {row.pos, seq};
      }
    }
    rows.reset();
    if (page.items.empty() && scopes.versions.count(id->key) == 0) return unknown("instance", instanceId);
    return page;
  });
}

Result<std::vector<Event>> QueriesImpl::events(std::int64_t after, int limit) {
  return read<std::vector<Event>>([&](Reading& reading) -> Result<std::vector<Event>> {
    Statement& rows = reading.connection().cached(
        std::string("SELECT ") + kLogColumns +
        " FROM log WHERE pos >= coalesce((SELECT max(pos) FROM log WHERE pos <= ?), 0) ORDER BY pos");
    std::vector<Event> events;
    const auto wanted = static_cast<std::size_t>(std::max(limit, 0));
    for (rows.bind(after); events.size() < wanted && rows.step();) {
      const LogRow row = readLogRow(rows);
      ScopeMap& scopes = reading.session.scopes(row.tree, row.pos);
      for (std::size_t i = 0; i < row.records.size() && events.size() < wanted; ++i) {
        const std::int64_t seq = row.pos + static_cast<std::int64_t>(i);
        if (seq <= after) continue;
        const run::Key process = scopes.process(row.records[i]);
        events.push_back(eventOf(row, i, process, reading.catalog().byId(scopes.definitionOf(process, seq))));
      }
    }
    rows.reset();
    return events;
  });
}

}  // namespace joinery::store
