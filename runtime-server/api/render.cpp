#include "runtime-server/api/render.h"

#include "runtime-server/api/problem.h"

namespace joinery::server {

Value orNull(const std::string& text) {
  return text.empty() ? Value() : Value(text);
}

Value orNull(const std::optional<Instant>& at) {
  return at ? Value(formatInstant(*at)) : Value();
}

Value toList(const std::vector<std::string>& texts) {
  Value::List items;
  for (const std::string& text : texts) items.emplace_back(text);
  return Value::list(std::move(items));
}

std::vector<std::string> textsOf(const Value* list) {
  std::vector<std::string> out;
  if (list == nullptr || !list->isList()) return out;
  for (const Value& item : list->items()) {
    if (item.isString()) out.push_back(item.string());
  }
  return out;
}

Value definitionValue(const DefinitionRow& row) {
  return Value::object({{"id", row.id},
                        {"kind", row.kind},
                        {"key", row.key},
                        {"version", row.version},
                        {"name", orNull(row.name)},
                        {"resource", row.resource},
                        {"deploymentId", row.deploymentId},
                        {"deployedAt", formatInstant(row.deployedAt)},
                        {"latest", row.latest}});
}

Value deploymentValue(const Deployment& deployment) {
  Value::List definitions;
  for (const DeployedDefinition& d : deployment.definitions) {
    definitions.push_back(Value::object(
        {{"id", orNull(d.id)}, {"kind", d.kind}, {"key", d.key}, {"version", d.version}, {"resource", d.resource}}));
  }
  Value::List problems;
  for (const Diagnostic& d : deployment.problems) problems.push_back(toValue(d));
  return Value::object({{"id", orNull(deployment.id)},
                        {"deployedAt", formatInstant(deployment.deployedAt)},
                        {"definitions", Value::list(std::move(definitions))},
                        {"problems", Value::list(std::move(problems))}});
}

Value instanceValue(const InstanceRow& row) {
  return Value::object({{"id", row.id},
                        {"definitionId", row.definitionId},
                        {"process", row.process},
                        {"version", row.version},
                        {"businessKey", orNull(row.businessKey)},
                        {"parentId", orNull(row.parentId)},
                        {"state", stateWord(row.state)},
                        {"startedAt", formatInstant(row.startedAt)},
                        {"endedAt", orNull(row.endedAt)}});
}

Value tokenValue(const TokenRow& row) {
  return Value::object({{"id", row.id},
                        {"elementId", row.elementId},
                        {"elementType", row.elementType},
                        {"scopeId", row.scopeId},
                        {"onFlow", row.onFlow},
                        {"since", formatInstant(row.since)}});
}

Value historyValue(const HistoryRow& row) {
  return Value::object({{"seq", row.seq},
                        {"at", formatInstant(row.at)},
                        {"type", row.type},
                        {"elementId", orNull(row.elementId)},
                        {"elementType", orNull(row.elementType)},
                        {"tokenId", orNull(row.tokenId)},
                        {"scopeId", orNull(row.scopeId)},
                        {"actor", orNull(row.actor)},
                        {"data", row.data}});
}

Value taskValue(const TaskRow& row) {
  return Value::object({{"id", row.id},
                        {"name", row.name},
                        {"elementId", row.elementId},
                        {"processInstanceId", row.processInstanceId},
                        {"process", row.process},
                        {"definitionId", row.definitionId},
                        {"businessKey", orNull(row.businessKey)},
                        {"assignee", orNull(row.assignee)},
                        {"owner", orNull(row.fields.text("owner"))},
                        {"candidateUsers", toList(row.candidateUsers)},
                        {"candidateGroups", toList(row.candidateGroups)},
                        {"state", stateWord(row.state)},
                        {"createdAt", formatInstant(row.createdAt)},
                        {"dueAt", orNull(row.dueAt)},
                        {"completedAt", orNull(row.endedAt)},
                        {"priority", row.priority},
                        {"form", orNull(row.form)},
                        {"outcomes", toList(row.outcomes)},
                        {"outcome", orNull(row.outcome)}});
}

Value commentValue(const CommentRow& row) {
  return Value::object({{"id", row.id},
                        {"taskId", row.taskId},
                        {"author", orNull(row.user)},
                        {"text", row.text},
                        {"kind", row.kind},
                        {"createdAt", formatInstant(row.at)}});
}

Value jobValue(const ActivatedJob& job) {
  return Value::object({{"id", job.id},
                        {"type", job.type},
                        {"elementId", job.elementId},
                        {"processInstanceId", job.processInstanceId},
                        {"process", job.process},
                        {"businessKey", orNull(job.businessKey)},
                        {"variables", job.variables},
                        {"headers", job.headers.isNull() ? Value::object({}) : job.headers},
                        {"retries", job.retries},
                        {"lockedUntil", formatInstant(job.lockedUntil)}});
}

Value batchValue(const BatchRow& row) {
  return Value::object({{"id", row.id},
                        {"operation", row.operation},
                        {"state", row.state},
                        {"actor", orNull(row.actor)},
                        {"parameters", row.parameters},
                        {"createdAt", formatInstant(row.createdAt)},
                        {"endedAt", orNull(row.endedAt)},
                        {"total", row.total},
                        {"done", row.done},
                        {"failed", row.failed}});
}

Value batchOutcomeValue(const BatchOutcomeRow& row) {
  return Value::object({{"processInstanceId", row.processInstanceId},
                        {"startedInstanceId", orNull(row.startedInstanceId)},
                        {"code", orNull(row.code)},
                        {"message", orNull(row.message)}});
}

Value incidentValue(const IncidentRow& row) {
  return Value::object({{"id", row.id},
                        {"processInstanceId", row.processInstanceId},
                        {"process", row.process},
                        {"elementId", row.elementId},
                        {"tokenId", row.tokenId},
                        {"code", row.code},
                        {"message", row.message},
                        {"raisedAt", formatInstant(row.raisedAt)}});
}

Value eventValue(const Event& event) {
  return Value::object({{"id", event.id},
                        {"at", formatInstant(event.at)},
                        {"type", event.type},
                        {"processInstanceId", orNull(event.processInstanceId)},
                        {"elementId", orNull(event.elementId)},
                        {"taskId", orNull(event.taskId)},
                        {"actor", orNull(event.actor)}});
}

Value callerValue(const Caller& caller) {
  return Value::object({{"id", caller.user},
                        {"name", caller.name},
                        {"groups", toList(caller.groups)},
                        {"administrator", caller.administrator}});
}

Value userValue(const User& user) {
  return Value::object(
      {{"id", user.id}, {"name", user.name}, {"groups", toList(user.groups)}, {"service", user.service}});
}

Value groupValue(const Group& group) {
  return Value::object({{"id", group.id}, {"name", group.name}, {"parent", orNull(group.parent)}});
}

}  // namespace joinery::server
