// A callable element that offers an interface binds its inputs and outputs to the interface's operations, with the item
// definitions of the operations' messages (10.3.6, table 10.21).
#include "engine/check/items.h"
#include "engine/check/rule.h"

namespace joinery::check {

namespace {

// A binding names an input or output, or a set of them (table 10.21).
Elements itemsOf(Subject& subject, const Element& named) {
  if (model::is(named.kind(), model::category::Item)) return {&named};
  Elements items;
  for (const Kind reference : {Kind::DataInputRefs, Kind::DataOutputRefs}) {
    for (const Element* member : named.childrenOf(reference)) {
      if (const Element* item = subject.named(*member)) items.push_back(item);
    }
  }
  return items;
}

void checkData(Subject& subject, const Element& binding, const Element& operation, const char* attribute,
               Kind reference) {
  const Element* item = subject.referred(binding, attribute);
  const Element* entry = operation.child(reference);
  const Element* message = entry != nullptr ? subject.named(*entry) : nullptr;
  if (item == nullptr || message == nullptr) return;
  const Elements items = itemsOf(subject, *item);
  if (!items.empty() && !anyCarries(subject, items, *message))
    subject.report(binding, title(*item) + " has another item definition than " + title(*message));
}

}  // namespace

void checkIoBinding(Subject& subject) {
  for (const Element* callable : subject.any(model::category::Callable)) {
    const Elements bindings = callable->childrenOf(Kind::IoBinding);
    if (has(*callable, Kind::SupportedInterfaceRef) && bindings.empty())
      subject.report(*callable, title(*callable) + " offers an interface and needs an ioBinding");
    for (const Element* binding : bindings) {
      const Element* operation = subject.referred(*binding, "operationRef");
      if (operation == nullptr || operation->kind() != Kind::Operation) continue;
      checkData(subject, *binding, *operation, "inputDataRef", Kind::InMessageRef);
      checkData(subject, *binding, *operation, "outputDataRef", Kind::OutMessageRef);
    }
  }
}

}  // namespace joinery::check
