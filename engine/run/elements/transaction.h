// What a transaction does when it has been cancelled and compensated. Internal to engine/run.
#pragma once

#include "engine/run/execution.h"

namespace joinery::run {

void transactionCancelled(Execution&, Key token, const Node&);  // events/cancel.cpp

}  // namespace joinery::run
