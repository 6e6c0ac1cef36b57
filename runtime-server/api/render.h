// Rows as the API shows them: one function per resource, the field names of schemas/openapi.yaml. Any thread.
#pragma once

#include "engine/engine.h"
#include "runtime-server/identity/organisation.h"

namespace joinery::server {

// A text, or null where it is empty.
Value orNull(const std::string& text);
Value orNull(const std::optional<Instant>& at);
Value toList(const std::vector<std::string>& texts);
std::vector<std::string> textsOf(const Value* list);  // {} for anything but a list

Value definitionValue(const DefinitionRow& row);
Value deploymentValue(const Deployment& deployment);
Value instanceValue(const InstanceRow& row);  // without variables
Value tokenValue(const TokenRow& row);
Value historyValue(const HistoryRow& row);
Value taskValue(const TaskRow& row);
Value commentValue(const CommentRow& row);
Value jobValue(const ActivatedJob& job);
Value batchValue(const BatchRow& row);
Value batchOutcomeValue(const BatchOutcomeRow& row);
Value incidentValue(const IncidentRow& row);
Value eventValue(const Event& event);
Value callerValue(const Caller& caller);
Value userValue(const User& user);
Value groupValue(const Group& group);

}  // namespace joinery::server
