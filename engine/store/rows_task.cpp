// Rows of tasks and of their candidates. A task stays when it is done; its candidates go.
#include "engine/base/json.h"
#include "engine/store/projection.h"

namespace joinery::store {

namespace {

int priorityOf(const Value& fields) {
  const Value* priority = fields.find("priority");
  return priority && priority->isNumber() ? static_cast<int>(priority->number().toInt64().value_or(0)) : 0;
}

class TaskRows final : public RowWriter {
 public:
  explicit TaskRows(Connection& connection)
      : m_insert(connection.prepare(
            "INSERT INTO task(tree, key, instance, definition, element, state, name, assignee, created_at, due_at, "
            "ended_at, priority, outcome, fields) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")),
        m_update(connection.prepare("UPDATE task SET state = ?, assignee = ?, due_at = ?, priority = ?, fields = ? "
                                    "WHERE tree = ? AND key = ?")),
        // Whoever completes a task that nobody holds has had it.
        m_end(
            connection.prepare("UPDATE task SET state = ?, outcome = ?, ended_at = ?, assignee = iif(assignee = '', ?, "
                               "assignee) WHERE tree = ? AND key = ?")),
        m_addCandidate(
            connection.prepare("INSERT OR IGNORE INTO task_candidate(candidate, tree, key) VALUES (?, ?, ?)")),
        m_dropCandidate(connection.prepare("DELETE FROM task_candidate WHERE candidate = ? AND tree = ? AND key = ?")) {
  }

  void write(const StepFacts& facts, const Catalog& catalog, const Touch& touch, Consequences&) override {
    const auto task = facts.tree.tasks.find(touch.key);
    const bool isNew = touch.key >= facts.firstNewKey;
    if (task == facts.tree.tasks.end()) {
      if (isNew) insertEnded(facts, catalog, touch);
      if (!isNew) end(facts, touch);
    } else if (isNew) {
      insert(facts, catalog, touch.key, task->second, std::nullopt, {});
      candidates(facts.tree.id, touch.key, task->second.fields, m_addCandidate);
    } else {
      update(facts, touch.key, task->second);
    }
  }

 private:
  void insert(const StepFacts& facts, const Catalog& catalog, run::Key key, const run::Task& task,
              std::optional<std::int64_t> endedAt, const std::string& outcome) {
    const run::Key instance = processScope(facts, task.scope);
    const std::int64_t definition = definitionOf(facts, catalog, instance);
    m_insert.run(facts.tree.id, key, instance, definition, catalog.elementOf(definition, task.element),
                 static_cast<int>(task.state), task.name, task.assignee, task.createdAt.ms, task.dueAt, endedAt,
                 priorityOf(task.fields), outcome, toJson(task.fields));
  }

  // Made and taken away within one step: what the tree would have held is in the records.
  void insertEnded(const StepFacts& facts, const Catalog& catalog, const Touch& touch) {
    for (const run::Record& record : facts.records) {
      if (record.type != run::RecordType::TaskCreated || record.key != touch.key) continue;
      run::Task task{.token = record.owner, .scope = record.scope, .element = record.element};
      task.state = endState(touch);
      task.name = record.text;
      task.assignee = record.data.text("assignee");
      task.createdAt = facts.at;
      task.dueAt = record.number;
      task.fields = record.data.without("assignee");
      insert(facts, catalog, touch.key, task, facts.at.ms, outcomeOf(touch));
    }
  }

  void end(const StepFacts& facts, const Touch& touch) {
    candidates(facts.tree.id, touch.key, fieldsBefore(facts, touch.key), m_dropCandidate);
    const bool completed = touch.last->type == run::RecordType::TaskCompleted;
    m_end.run(static_cast<int>(endState(touch)), outcomeOf(touch), facts.at.ms,
              completed ? touch.last->actor : std::string(), facts.tree.id, touch.key);
  }

  void update(const StepFacts& facts, run::Key key, const run::Task& task) {
    const Value& before = fieldsBefore(facts, key);
    if (candidateNames(before) != candidateNames(task.fields)) {
      candidates(facts.tree.id, key, before, m_dropCandidate);
      candidates(facts.tree.id, key, task.fields, m_addCandidate);
    }
    m_update.run(static_cast<int>(task.state), task.assignee, task.dueAt, priorityOf(task.fields), toJson(task.fields),
                 facts.tree.id, key);
  }

  static run::TaskState endState(const Touch& touch) {
    return touch.last->type == run::RecordType::TaskCompleted ? run::TaskState::Completed : run::TaskState::Cancelled;
  }
  static std::string outcomeOf(const Touch& touch) {
    return touch.last->type == run::RecordType::TaskCompleted ? touch.last->text : std::string();
  }

  static const Value& fieldsBefore(const StepFacts& facts, run::Key key) {
    static const Value kNone;
    const auto found = facts.tasksBefore.find(key);
    return found == facts.tasksBefore.end() ? kNone : found->second;
  }

  static std::vector<std::string> candidateNames(const Value& fields) {
    std::vector<std::string> names;
    for (const auto& [member, prefix] : {std::pair("candidateUsers", "u:"), std::pair("candidateGroups", "g:")}) {
      const Value* list = fields.find(member);
      if (!list || !list->isList()) continue;
      for (const Value& name : list->items()) {
        if (name.isString()) names.push_back(prefix + name.string());
      }
    }
    return names;
  }

  static void candidates(run::TreeId tree, run::Key key, const Value& fields, Statement& statement) {
    for (const std::string& name : candidateNames(fields)) statement.run(name, tree, key);
  }

  Statement m_insert, m_update, m_end, m_addCandidate, m_dropCandidate;
};

}  // namespace

std::unique_ptr<RowWriter> makeTaskRows(Connection& connection) {
  return std::make_unique<TaskRows>(connection);
}

}  // namespace joinery::store
