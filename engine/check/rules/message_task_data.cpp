// In an executable process a send task gives, and a receive task takes, at most one set with one item, and it is what
// the message carries (10.3.3).
#include "engine/check/items.h"
#include "engine/check/rule.h"

namespace joinery::check {

namespace {

void checkTasks(Subject& subject, Kind kind, Kind set, Kind item) {
  for (const Element* task : subject.all(kind)) {
    const Element* io = task->child(Kind::IoSpecification);
    const Element* message = subject.referred(*task, "messageRef");
    if (io == nullptr || !subject.isExecutable(*task)) continue;
    const Elements items = io->childrenOf(item);
    const std::string itemName(model::kindName(item)), setName(model::kindName(set));
    if (message != nullptr && io->childrenOf(set).size() > 1)
      subject.report(*task, title(*task) + " names a message and has more than one " + setName);
    if (message != nullptr && items.size() > 1)
      subject.report(*task, title(*task) + " names a message and has more than one " + itemName);
    if (!items.empty() && (message == nullptr || !anyCarries(subject, items, *message))) {
      subject.report(*task, "no " + itemName + " of " + title(*task) + " has the item definition of its message");
    }
  }
}

}  // namespace

void checkMessageTaskData(Subject& subject) {
  checkTasks(subject, Kind::SendTask, Kind::InputSet, Kind::DataInput);
  checkTasks(subject, Kind::ReceiveTask, Kind::OutputSet, Kind::DataOutput);
}

}  // namespace joinery::check
