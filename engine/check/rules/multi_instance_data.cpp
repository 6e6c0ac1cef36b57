// A multi-instance task loops over a collection of its own ioSpecification, and its data items are scalars of that
// collection's type (10.3.7).
#include "engine/check/items.h"
#include "engine/check/rule.h"

namespace joinery::check {

namespace {

void checkScalar(Subject& subject, const Element& loop, Kind collectionRef, Kind itemKind) {
  const Element* entry = loop.child(collectionRef);
  const Element* item = loop.child(itemKind);
  const Element* collection = entry != nullptr ? subject.named(*entry) : nullptr;
  if (collection == nullptr || item == nullptr) return;
  const Element* whole = itemDefinition(subject, *collection);
  const Element* part = itemDefinition(subject, *item);
  if (whole == nullptr || part == nullptr) return;
  if (!flag(*whole, "isCollection")) subject.report(*entry, title(*whole) + " is no collection");
  if (flag(*part, "isCollection"))
    subject.report(*item, title(*part) + " is a collection; expected the type of one item");
  if (whole->attributeOr("structureRef", "") != part->attributeOr("structureRef", "")) {
    subject.report(*item, title(*part) + " is not the type of the items of " + title(*whole));
  }
}

}  // namespace

void checkMultiInstanceData(Subject& subject) {
  for (const Element* loop : subject.all(Kind::MultiInstanceLoopCharacteristics)) {
    checkScalar(subject, *loop, Kind::LoopDataInputRef, Kind::InputDataItem);
    checkScalar(subject, *loop, Kind::LoopDataOutputRef, Kind::OutputDataItem);
    const Element* entry = loop->child(Kind::LoopDataInputRef);
    const Element* activity = loop->parent();
    if (entry == nullptr || !model::isTask(activity->kind()) || !subject.isExecutable(*loop)) continue;
    const Element* collection = subject.named(*entry);
    const Element* io = activity->child(Kind::IoSpecification);
    if (collection != nullptr && (collection->kind() != Kind::DataInput || collection->parent() != io)) {
      subject.report(*entry, title(*collection) + " is no dataInput of " + title(*activity));
    }
  }
}

}  // namespace joinery::check
