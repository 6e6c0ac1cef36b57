#include <algorithm>

#include "engine/base/json.h"
#include "engine/store/queries/queries_impl.h"
#include "engine/store/tree_view.h"

namespace joinery::store {

namespace {

constexpr const char* kTaskColumns =
    "SELECT t.tree, t.key, t.instance, t.definition, t.element, t.state, t.name, t.assignee, t.created_at, t.due_at, "
    "t.ended_at, t.priority, t.outcome, t.fields, i.business_key, i.state";
constexpr const char* kTaskInstance = " JOIN instance i ON i.tree = t.tree AND i.key = t.instance";
constexpr int kFirstEndedState = 4;

std::vector<std::string> texts(const Value& fields, std::string_view member) {
  std::vector<std::string> list;
  const Value* value = fields.find(member);
  if (!value || !value->isList()) return list;
  for (const Value& item : value->items()) {
    if (item.isString()) list.push_back(item.string());
  }
  return list;
}

TaskRow taskRow(Reading& reading, const Statement& row) {
  const CatalogEntry& definition = reading.definition(row.integer(3));
  TaskRow task;
  task.id = formatId(row.integer(0), static_cast<run::Key>(row.integer(1)));
  task.processInstanceId = formatId(row.integer(0), static_cast<run::Key>(row.integer(2)));
  task.definitionId = definition.row.id;
  task.process = definition.row.key;
  task.elementId = row.text(4);
  task.state = static_cast<run::TaskState>(row.integer(5));
  const bool suspended = row.integer(15) == static_cast<int>(run::InstanceState::Suspended);
  if (suspended && row.integer(5) < kFirstEndedState) task.state = run::TaskState::Suspended;
  task.name = row.text(6);
  task.assignee = row.text(7);
  task.createdAt = Instant{row.integer(8)};
  if (row.integer(9) != 0) task.dueAt = Instant{row.integer(9)};
  if (!row.isNull(10)) task.endedAt = Instant{row.integer(10)};
  task.priority = static_cast<int>(row.integer(11));
  task.outcome = row.text(12);
  task.businessKey = row.text(14);
  Result<Value> fields = parseJson(row.text(13));
  if (!fields) throw DamagedRow("fields of task " + task.id + ": " + fields.error().message);
  task.candidateUsers = texts(*fields, "candidateUsers");
  task.candidateGroups = texts(*fields, "candidateGroups");
  task.outcomes = texts(*fields, "outcomes");
  task.form = fields->text("form");
  task.fields = std::move(*fields);
  return task;
}

// What a list may be sorted by. Rows that are equal are in the order of their ids, in the same direction.
struct Sort {
  const char* word;
  const char* expression;
  bool descending;
};
constexpr Sort kSorts[] = {
    {"-createdAt", "t.created_at", true},
    {"createdAt", "t.created_at", false},
    {"-dueAt", "t.due_at", true},
    {"dueAt", "iif(t.due_at = 0, 9223372036854775807, t.due_at)", false},
    {"-priority", "t.priority", true},
    {"priority", "t.priority", false},
    {"-name", "t.name", true},
    {"name", "t.name", false},
};

// Keys are given in the order of creation: within one tree they are that order, and the primary key has it. So a page
// of one instance's tasks costs its own rows, however many the instance has.
constexpr Sort kSortsWithinTree[] = {
    {"-createdAt", "t.key", true},
    {"createdAt", "t.key", false},
};

const Sort* sortOf(const TaskFilter& filter) {
  const std::string wanted = filter.sort.empty() ? "-createdAt" : filter.sort;
  const auto isWanted = [&](const Sort& sort) { return wanted == sort.word; };
  if (!filter.processInstanceId.empty()) {
    const auto within = std::find_if(std::begin(kSortsWithinTree), std::end(kSortsWithinTree), isWanted);
    if (within != std::end(kSortsWithinTree)) return within;
  }
  const auto found = std::find_if(std::begin(kSorts), std::end(kSorts), isWanted);
  return found == std::end(kSorts) ? nullptr : found;
}

std::vector<SqlValue> candidateValues(const std::string& user, const std::vector<std::string>& groups) {
  std::vector<SqlValue> values;
  if (!user.empty()) values.push_back("u:" + user);
  for (const std::string& group : groups) values.push_back("g:" + group);
  return values;
}

// The rows to look at. For one person's tasks they come from the indexes of assignees and candidates.
Select taskSource(const TaskFilter& filter, const Sort& sort) {
  const std::string head = std::string(kTaskColumns) + ", " + sort.expression + " FROM ";
  if (!filter.mine) return Select(head + "task t" + kTaskInstance);
  const std::vector<SqlValue> candidates = candidateValues(filter.mine->user, filter.mine->groups);
  std::vector<SqlValue> values = {filter.mine->user};
  values.insert(values.end(), candidates.begin(), candidates.end());
  Select select(head +
                    "(SELECT tree, key FROM task WHERE assignee = ? AND assignee <> '' AND state < 4 UNION "
                    "SELECT tree, key FROM task_candidate WHERE candidate IN (" +
                    placeholders(candidates.size()) + ")) m CROSS JOIN task t ON t.tree = m.tree AND t.key = m.key" +
                    kTaskInstance,
                values);
  select.where("(t.assignee = ? OR t.assignee = '')", {filter.mine->user});
  return select;
}

void restrictCandidates(Select& select, const std::vector<SqlValue>& candidates) {
  if (candidates.empty()) return;
  select.where("(t.tree, t.key) IN (SELECT tree, key FROM task_candidate WHERE candidate IN (" +
                   placeholders(candidates.size()) + "))",
               candidates);
}

// A task of a suspended instance is suspended, whatever it was before.
void restrictStates(Select& select, const std::vector<run::TaskState>& states) {
  if (states.empty()) return;
  std::string condition;
  bool allOpen = true;
  for (const run::TaskState state : states) {
    if (!condition.empty()) condition += " OR ";
    const std::string number = std::to_string(static_cast<int>(state));
    if (state == run::TaskState::Suspended) {
      condition += "t.state < 4 AND i.state = 1";
    } else if (state < run::TaskState::Completed) {
      condition += "t.state = " + number + " AND i.state <> 1";
    } else {
      condition += "t.state = " + number;
      allOpen = false;
    }
  }
  select.where("(" + condition + ")");
  if (allOpen) select.where("t.state < 4");  // lets the index of open tasks be used
}

// False: no task can suit.
bool restrictTasks(Select& select, const TaskFilter& filter, const Reading& reading) {
  if (!filter.processInstanceId.empty()) {
    const std::optional<EntityId> id = parseId(filter.processInstanceId);
    if (!id) return false;
    select.where("t.tree = ? AND t.instance = ?", {id->tree, static_cast<std::int64_t>(id->key)});
  }
  if (!filter.process.empty()) {
    const std::vector<SqlValue> versions = reading.versionsOf(filter.process);
    if (versions.empty()) return false;
    select.in("t.definition", versions);
  }
  if (!filter.assignee.empty()) select.where("t.assignee = ? AND t.assignee <> ''", {filter.assignee});
  if (!filter.elementId.empty()) select.where("t.element = ?", {filter.elementId});
  if (filter.dueBefore) select.where("t.due_at > 0 AND t.due_at < ?", {filter.dueBefore->ms});
  if (!filter.text.empty()) {
    select.where("(instr(lower(t.name), lower(?)) > 0 OR instr(lower(i.business_key), lower(?)) > 0)",
                 {filter.text, filter.text});
  }
  if (!filter.candidateUser.empty()) restrictCandidates(select, candidateValues(filter.candidateUser, {}));
  restrictCandidates(select, candidateValues("", filter.candidateGroups));
  restrictStates(select, filter.states);
  return true;
}

}  // namespace

Result<TaskRow> QueriesImpl::task(const std::string& id) {
  const std::optional<EntityId> parsed = parseId(id);
  if (!parsed) return unknown("task", id);
  return read<TaskRow>([&](Reading& reading) -> Result<TaskRow> {
    Statement& row = reading.connection().cached(std::string(kTaskColumns) + " FROM task t" + kTaskInstance +
                                                 " WHERE t.tree = ? AND t.key = ?");
    if (!row.bind(parsed->tree, parsed->key).step()) return unknown("task", id);
    TaskRow task = taskRow(reading, row);
    row.reset();
    return task;
  });
}

Result<Page<TaskRow>> QueriesImpl::tasks(const TaskFilter& filter, const PageRequest& request) {
  const Result<Position> position = readPage(request, 3);
  if (!position) return position.error();
  const Sort* sort = sortOf(filter);
  if (!sort) {
    return makeError(ErrorKind::Malformed, "unknown-sort",
                     "expected createdAt, dueAt, priority or name, with or without '-', got '" + filter.sort + "'",
                     "sort");
  }
  return read<Page<TaskRow>>([&](Reading& reading) -> Result<Page<TaskRow>> {
    Select select = taskSource(filter, *sort);
    if (!restrictTasks(select, filter, reading)) return Page<TaskRow>{};
    const std::string direction = sort->descending ? " DESC" : "";
    if (!position->after.empty()) {
      select.where(
          std::string("(") + sort->expression + ", t.tree, t.key) " + (sort->descending ? "<" : ">") + " (?, ?, ?)",
          position->after);
    }
    const std::string order =
        std::string("ORDER BY ") + sort->expression + direction + ", t.tree" + direction + ", t.key" + direction;
    const bool byText = std::string_view(sort->expression) == "t.name";
    Statement& rows = select.run(reading.connection(), order, position->limit + 1);
    return collect<TaskRow>(
        rows, *position, [&](const Statement& row) { return taskRow(reading, row); },
        [&](const Statement& row) {
          const SqlValue value = byText ? SqlValue(std::string(row.text(16))) : SqlValue(row.integer(16));
          return std::vector<SqlValue>{value, row.integer(0), row.integer(1)};
        });
  });
}

Result<Value> QueriesImpl::taskVariables(const std::string& taskId) {
  const Result<TaskRow> row = task(taskId);
  if (!row) return row.error();
  return read<Value>([&](Reading& reading) -> Result<Value> {
    const EntityId id = *parseId(taskId);
    const run::Tree* tree = reading.session.tree(id.tree);
    if (!tree) return unknown("task", taskId);
    const auto open = tree->tasks.find(id.key);
    if (open != tree->tasks.end()) return visibleVariables(*tree, tree->variableScope(open->second.token));
    return scopeVariables(*tree, parseId(row->processInstanceId)->key);
  });
}

Result<std::vector<CommentRow>> QueriesImpl::comments(const std::string& taskId) {
  const Result<TaskRow> row = task(taskId);
  if (!row) return row.error();
  return read<std::vector<CommentRow>>([&](Reading& reading) -> Result<std::vector<CommentRow>> {
    const EntityId id = *parseId(taskId);
    std::vector<CommentRow> comments;
    Statement& rows =
        reading.connection().cached(std::string("SELECT ") + kLogColumns + " FROM log WHERE tree = ? ORDER BY pos");
    for (rows.bind(id.tree); rows.step();) {
      const LogRow log = readLogRow(rows);
      for (std::size_t i = 0; i < log.records.size(); ++i) {
        const run::Record& record = log.records[i];
        if (record.type != run::RecordType::TaskCommented || record.key != id.key) continue;
        CommentRow comment{.id = formatId(id.tree, static_cast<run::Key>(log.pos) + i), .taskId = taskId};
        comment.user = record.actor;
        comment.text = record.data.text("text");
        comment.kind = record.data.text("kind", "comment");
        comment.at = log.at;
        comments.push_back(std::move(comment));
      }
    }
    return comments;
  });
}

}  // namespace joinery::store
