// A script says its language (10.3.3). Executable models of other tools break the rule, so it warns; without a format
// the text is FEEL.
#include "engine/check/rule.h"

namespace joinery::check {

void checkScriptFormat(Subject& subject) {
  for (const Element* task : subject.all(Kind::ScriptTask)) {
    if (has(*task, Kind::Script) && task->attribute("scriptFormat") == nullptr)
      subject.report(*task, title(*task) + " has a script without scriptFormat");
  }
}

}  // namespace joinery::check
