// A data association without transformation copies one source into a target; in an executable process both have the
// same item definition. The outputs of
// a process are no sources inside of it, its inputs no targets (10.4.2).
#include "engine/check/items.h"
#include "engine/check/rule.h"

namespace joinery::check {

namespace {

// Whether the element is a data input (or output) of the process itself.
bool isProcessData(const Element* item, Kind kind) {
  return item != nullptr && item->kind() == kind && item->parent()->kind() == Kind::IoSpecification &&
         model::isCallable(item->parent()->parent()->kind());
}

void checkDirection(Subject& subject, const Element& association) {
  for (const Element* entry : association.childrenOf(Kind::SourceRef)) {
    if (isProcessData(subject.named(*entry), Kind::DataOutput))
      subject.report(*entry, "an output of the process is no source inside of it");
  }
  for (const Element* entry : association.childrenOf(Kind::TargetRef)) {
    if (isProcessData(subject.named(*entry), Kind::DataInput))
      subject.report(*entry, "an input of the process is no target inside of it");
  }
}

}  // namespace

void checkDataAssociation(Subject& subject) {
  for (const Kind kind : {Kind::DataInputAssociation, Kind::DataOutputAssociation}) {
    for (const Element* association : subject.all(kind)) {
      checkDirection(subject, *association);
      if (has(*association, Kind::Transformation) || has(*association, Kind::Assignment)) continue;
      const Elements sources = association->childrenOf(Kind::SourceRef);
      if (sources.size() > 1) {
        subject.report(*association, "several sources need a transformation");
        continue;
      }
      const Element* targetRef = association->child(Kind::TargetRef);
      if (sources.empty() || targetRef == nullptr) continue;
      const Element* source = subject.named(*sources[0]);
      const Element* target = subject.named(*targetRef);
      if (source != nullptr && target != nullptr && subject.isExecutable(*association) &&
          !sameItem(subject, *source, *target)) {
        subject.report(*association, title(*source) + " and " + title(*target) +
                                         " have different item definitions; a transformation is needed");
      }
    }
  }
}

}  // namespace joinery::check
