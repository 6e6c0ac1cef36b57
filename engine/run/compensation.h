// Compensation (10.3.9, 13.5.5): undoing what has completed, in reverse order, with the data as they were.
// Internal to engine/run.
//
// An activity with a compensation handler leaves a Compensable in its scope when it completes; a sub-process that can
// be compensated leaves one that holds those of its inside. A throw moves what it wants undone into a frame, a scope of
// kind Compensation, and works it off, latest first: each handler runs in a frame of its own that holds the snapshot.
#pragma once

#include "engine/run/execution.h"

namespace joinery::run {

// Called when an activity completes, before its scopes close.
void keepForCompensation(Execution&, Key token, const Node&);
// Undoes what completed in `scope` (only `activity`, unless that is -1) and then completes the token, or does what the
// token's element does afterwards. `wait` false: the token is not waited upon.
void compensate(Execution&, Key token, Key scope, std::int32_t activity, bool wait);
// The handler that ran in a frame is done.
void advanceCompensation(Execution&, Key frame);

}  // namespace joinery::run
