// Links come in pairs: what one end names as target or source names it back, in the same scope (10.5.4, table 10.98).
#include <algorithm>

#include "engine/check/rule.h"

namespace joinery::check {

namespace {

bool names(Subject& subject, const Element& entry, const Element& link) {
  const Element* named = subject.named(entry);
  return named != nullptr && (named == &link || named == link.parent());
}

bool lists(Subject& subject, const Element& link, Kind list, const Element& other) {
  const Elements entries = link.childrenOf(list);
  return std::any_of(entries.begin(), entries.end(),
                     [&](const Element* entry) { return names(subject, *entry, other); });
}

// Some tools name the event instead of its link definition.
const Element& linkOf(const Element& named) {
  const Element* inside = model::isEvent(named.kind()) ? named.child(Kind::LinkEventDefinition) : nullptr;
  return inside != nullptr ? *inside : named;
}

void checkPair(Subject& subject, const Element& link, const Element& named, Kind back) {
  const Element& other = linkOf(named);
  if (other.kind() != Kind::LinkEventDefinition) {
    const Severity severity = model::isEvent(named.kind()) ? Severity::Warning : Severity::Error;
    subject.report(link, severity, "names " + title(other) + " instead of a link event definition");
    return;
  }
  if (!lists(subject, other, back, link))
    subject.report(link, title(other) + " does not name " + title(link) + " back");
  if (link.parent()->parent() != other.parent()->parent()) {
    subject.report(link, "leads to " + title(*other.parent()) + ", which stands in another scope");
  }
}

bool hasPartner(Subject& subject, const Element& link) {
  const Kind wanted =
      model::isThrowEvent(link.parent()->kind()) ? Kind::IntermediateCatchEvent : Kind::IntermediateThrowEvent;
  const Elements& links = subject.all(Kind::LinkEventDefinition);
  return std::any_of(links.begin(), links.end(), [&](const Element* other) {
    return other->parent()->kind() == wanted && other->name() == link.name() &&
           other->parent()->parent() == link.parent()->parent();
  });
}

}  // namespace

void checkLinks(Subject& subject) {
  for (const Element* link : subject.all(Kind::LinkEventDefinition)) {
    const bool throws = model::isThrowEvent(link->parent()->kind());
    for (const Element* entry : link->childrenOf(Kind::Target)) {
      if (const Element* other = subject.named(*entry))
        checkPair(subject, *link, *other, Kind::Source);
      else
        subject.report(*link, "names the target \"" + entry->text() + "\", which does not exist");
    }
    for (const Element* entry : link->childrenOf(Kind::Source)) {
      if (const Element* other = subject.named(*entry))
        checkPair(subject, *link, *other, Kind::Target);
      else
        subject.report(*link, "names the source \"" + entry->text() + "\", which does not exist");
    }
    const bool named = has(*link, throws ? Kind::Target : Kind::Source);
    if (!named && model::isEvent(link->parent()->kind())) {
      subject.report(*link, Severity::Warning,
                     std::string("has no <") + (throws ? "target" : "source") + ">; links are paired by name");
      if (!hasPartner(subject, *link))
        subject.report(*link, Severity::Warning,
                       "no link of the name \"" + link->name() + "\" answers in the same scope");
    }
  }
}

}  // namespace joinery::check
