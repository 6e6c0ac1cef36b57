// A public process is not executable (10.1).
#include "engine/check/rule.h"

namespace joinery::check {

void checkPublicProcess(Subject& subject) {
  for (const Element* process : subject.all(Kind::Process)) {
    if (process->attributeOr("processType", "") == "Public" && flag(*process, "isExecutable")) {
      subject.report(*process, title(*process) + " is public and must not be executable");
    }
  }
}

}  // namespace joinery::check
