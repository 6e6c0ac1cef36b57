// An executable process that nothing starts can only be called by naming a node.
#include <algorithm>

#include "engine/check/rule.h"

namespace joinery::check {

void checkNoStart(Subject& subject) {
  for (const Element* process : subject.all(Kind::Process)) {
    if (!flag(*process, "isExecutable")) continue;
    const auto& children = process->children();
    const bool nodes =
        std::any_of(children.begin(), children.end(), [](const auto& c) { return model::isFlowNode(c->kind()); });
    if (nodes && !has(*process, Kind::StartEvent))
      subject.report(*process, Severity::Info,
                     title(*process) + " has no start event; it begins at every node without incoming flow");
    if (!nodes) subject.report(*process, title(*process) + " is empty");
  }
}

}  // namespace joinery::check
