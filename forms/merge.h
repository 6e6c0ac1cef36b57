// An answer laid over the stored data, as far as its author may write. Internal to forms/, pure functions.
#pragma once

#include "forms/access.h"
#include "forms/component.h"
#include "forms/messages.h"

namespace joinery::forms {

bool mayWrite(const Component& component, const Access& access);

// The stored data with the answer's writable values. In a row, a writable column that the answer leaves out is cleared
// (the row is given whole); what the author may not write stays as in the stored row of the same number.
Value merged(const Component& root, const Value& current, const Value& submitted, const Access& access);

// Members of the answer that the form does not have or that are hidden from the author, and objects and rows that are
// none.
void findUnknown(const Component& root, const Value& submitted, const Access& access, Findings& findings);

// Whether a stored row of `list` holds anything that the author may not write, so that deleting it would lose that.
bool holdsMoreThanMayBeWritten(const Component& list, const Value& row, const Access& access);

}  // namespace joinery::forms
