// In an executable process a service task that names an operation takes and gives what the operation's messages carry
// (10.3.3).
#include "engine/check/items.h"
#include "engine/check/rule.h"

namespace joinery::check {

namespace {

const Element* messageOf(Subject& subject, const Element& operation, Kind reference) {
  const Element* entry = operation.child(reference);
  return entry != nullptr ? subject.named(*entry) : nullptr;
}

}  // namespace

void checkServiceTaskOperation(Subject& subject) {
  for (const Element* task : subject.all(Kind::ServiceTask)) {
    const Element* operation = subject.referred(*task, "operationRef");
    const Element* io = task->child(Kind::IoSpecification);
    if (operation == nullptr || operation->kind() != Kind::Operation || !subject.isExecutable(*task)) continue;
    const Element* out = messageOf(subject, *operation, Kind::OutMessageRef);
    if (io == nullptr) {
      subject.reportStrict(*task, title(*task) + " names an operation but has no ioSpecification");
      continue;
    }
    if (io->childrenOf(Kind::InputSet).size() != 1)
      subject.report(*task, title(*task) + " needs exactly one inputSet for its operation");
    if (io->childrenOf(Kind::OutputSet).size() > 1)
      subject.report(*task, title(*task) + " has more than one outputSet for its operation");
    const Element* in = messageOf(subject, *operation, Kind::InMessageRef);
    if (has(*io, Kind::DataInput) && in != nullptr && !anyCarries(subject, io->childrenOf(Kind::DataInput), *in)) {
      subject.report(
          *task, "no dataInput of " + title(*task) + " has the item definition of the operation's incoming message");
    }
    if (out != nullptr && !anyCarries(subject, io->childrenOf(Kind::DataOutput), *out)) {
      subject.report(
          *task, "no dataOutput of " + title(*task) + " has the item definition of the operation's outgoing message");
    }
  }
}

}  // namespace joinery::check
