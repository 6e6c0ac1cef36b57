// Compensation handlers as the model joins them to activities. Internal to engine/run.
#pragma once

namespace joinery::run {

class Compiler;

// Finds the handler of every compensation boundary event and the compensation event sub-process of every scope.
void connectCompensation(Compiler&);

}  // namespace joinery::run
