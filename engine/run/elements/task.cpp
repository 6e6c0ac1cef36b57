// Abstract task and manual task (10.3.3): the engine has nothing to do in them, so they complete at once.
#include "engine/run/kinds.h"

namespace joinery::run {

extern const ElementBehaviour kTask, kManualTask;
const ElementBehaviour kTask{.kind = model::Kind::Task};
const ElementBehaviour kManualTask{.kind = model::Kind::ManualTask};

}  // namespace joinery::run
