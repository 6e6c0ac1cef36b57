// What a call activity gives and takes by an ioSpecification matches the called element's (10.3.6).
#include <algorithm>

#include "engine/check/items.h"
#include "engine/check/rule.h"

namespace joinery::check {

namespace {

void checkSide(Subject& subject, const Element& call, const Element* own, const Element* called, Kind item) {
  const Elements mine = own != nullptr ? own->childrenOf(item) : Elements();
  const Elements theirs = called != nullptr ? called->childrenOf(item) : Elements();
  if (mine.size() != theirs.size()) {
    subject.report(call, title(call) + " has " + std::to_string(mine.size()) + " " +
                             std::string(model::kindName(item)) + ", the called element " +
                             std::to_string(theirs.size()));
    return;
  }
  for (const Element* one : mine) {
    const Element* definition = itemDefinition(subject, *one);
    if (definition == nullptr) continue;
    const bool matched = std::any_of(theirs.begin(), theirs.end(), [&](const Element* other) {
      return sameDefinition(definition, itemDefinition(subject, *other));
    });
    if (!matched)
      subject.report(
          *one, "the called element has no " + std::string(model::kindName(item)) + " of the type of " + title(*one));
  }
}

}  // namespace

void checkCallActivityData(Subject& subject) {
  for (const Element* call : subject.all(Kind::CallActivity)) {
    const Element* called = subject.referred(*call, "calledElement");
    const Element* own = call->child(Kind::IoSpecification);
    if (called == nullptr || !model::isCallable(called->kind())) continue;
    const Element* theirs = called->child(Kind::IoSpecification);
    if (own == nullptr) continue;  // Joinery then passes all variables; see the engine's pages
    checkSide(subject, *call, own, theirs, Kind::DataInput);
    checkSide(subject, *call, own, theirs, Kind::DataOutput);
  }
}

}  // namespace joinery::check
