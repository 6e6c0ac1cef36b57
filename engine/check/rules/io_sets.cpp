// Every data input stands in an input set and every data output in an output set; optional and while-executing
// references are listed as members; sets refer to each other mutually (10.4.2).
#include <algorithm>

#include "engine/check/rule.h"

namespace joinery::check {

namespace {

struct SetKinds {
  Kind set, item, members, optional, whileExecuting, others, othersSet;
};
constexpr SetKinds kInput{
    Kind::InputSet,      Kind::DataInput, Kind::DataInputRefs, Kind::OptionalInputRefs, Kind::WhileExecutingInputRefs,
    Kind::OutputSetRefs, Kind::OutputSet};
constexpr SetKinds kOutput{Kind::OutputSet,
                           Kind::DataOutput,
                           Kind::DataOutputRefs,
                           Kind::OptionalOutputRefs,
                           Kind::WhileExecutingOutputRefs,
                           Kind::InputSetRefs,
                           Kind::InputSet};

bool names(Subject& subject, const Element& set, Kind list, const Element* item) {
  const Elements entries = set.childrenOf(list);
  return std::any_of(entries.begin(), entries.end(),
                     [&](const Element* entry) { return subject.named(*entry) == item; });
}

void checkSet(Subject& subject, const Element& set, const SetKinds& kinds) {
  for (const Kind list : {kinds.optional, kinds.whileExecuting}) {
    for (const Element* entry : set.childrenOf(list)) {
      const Element* item = subject.named(*entry);
      if (item != nullptr && !names(subject, set, kinds.members, item)) {
        subject.report(*entry,
                       title(*item) + " is not listed as <" + std::string(model::kindName(kinds.members)) + ">");
      }
    }
  }
  const Kind back = kinds.set == Kind::InputSet ? Kind::InputSetRefs : Kind::OutputSetRefs;
  for (const Element* entry : set.childrenOf(kinds.others)) {
    const Element* other = subject.named(*entry);
    if (other != nullptr && other->kind() == kinds.othersSet && !names(subject, *other, back, &set)) {
      subject.report(*entry, title(*other) + " does not refer back to " + title(set));
    }
  }
}

// Data that an association moves takes part, listed or not: some tools leave the sets empty.
bool isMoved(Subject& subject, const Element& item) {
  const Element& owner = *item.parent()->parent();
  for (const Kind kind : {Kind::DataInputAssociation, Kind::DataOutputAssociation}) {
    for (const Element* association : owner.childrenOf(kind)) {
      for (const auto& end : association->children()) {
        if (model::isReference(end->kind()) && subject.named(*end) == &item) return true;
      }
    }
  }
  return false;
}

void checkKinds(Subject& subject, const SetKinds& kinds) {
  for (const Element* set : subject.all(kinds.set)) checkSet(subject, *set, kinds);
  for (const Element* item : subject.all(kinds.item)) {
    if (item->parent()->kind() != Kind::IoSpecification) continue;
    const Elements sets = item->parent()->childrenOf(kinds.set);
    const bool member = std::any_of(sets.begin(), sets.end(),
                                    [&](const Element* set) { return names(subject, *set, kinds.members, item); });
    if (member || sets.empty()) continue;
    const std::string message = title(*item) + " stands in no " + std::string(model::kindName(kinds.set));
    if (isMoved(subject, *item))
      subject.report(*item, Severity::Warning, message);
    else
      subject.report(*item, message);
  }
}

}  // namespace

void checkIoSets(Subject& subject) {
  checkKinds(subject, kInput);
  checkKinds(subject, kOutput);
}

}  // namespace joinery::check
