// Variables: where names are found, how expressions are evaluated, where results go. Internal to engine/run.
//
// A name is looked for in the local scope of the activity, then outwards to the process instance; never in the caller.
#pragma once

#include <string>
#include <vector>

#include "engine/run/execution.h"

namespace joinery::run {

// The scope where the search for names begins for a token: its local scope, else the scope that it is in.
Key variableScope(const Execution&, Key token);
// The value of a name as seen from a scope; nullptr if there is none.
const Value* findVariable(const Execution&, Key scope, std::string_view name);

// Evaluates an expression (a constant gives itself). `extra`, an object or null, is looked at before the scopes.
// Errors: the limits of FEEL ("feel-too-many-steps", ...).
Result<Value> evaluate(Execution&, const Expression&, Key scope, const Value& extra = {});
// Null counts as false; anything else that is no boolean is an Error "condition-not-boolean".
Result<bool> evaluateCondition(Execution&, const Expression&, Key scope, const Value& extra = {});

void setVariable(Execution&, Key scope, const std::string& name, const Value& value);
// Sets a name in the nearest scope that has it, else in the process instance.
void mergeVariable(Execution&, Key scope, const std::string& name, const Value& value);
void mergeVariables(Execution&, Key scope, const Value& variables);

// Input mappings: into the local scope of the token, opened if need be.
Status mapInputs(Execution&, Key token, const Node&);
// Locals with a variable, or a path in one, changed.
Value withTarget(const Value& locals, const std::string& target, const Value& value);
// The variables that the inputs of a node set: what a call or a message carries.
std::vector<std::string> inputNames(const Node& node);
// Data associations, then output mappings, or the merge of `variables` where there are none. Mappings see `variables`
// first.
Status storeResults(Execution&, Key token, const Node&, const Value& variables);
// The local scope of a token, opened with `variables` if there is none yet.
Key openLocal(Execution&, Key token, const Node&, const Value& variables = {});
// All variables that a scope sees, inner ones first found.
Value visibleVariables(const Execution&, Key scope);

}  // namespace joinery::run
