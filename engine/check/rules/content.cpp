// Children stand where the schema of BPMN 2.0.2 lets them, neither too many nor too few. Order is not demanded: it says
// nothing that the names do not.
#include "engine/model/content.h"

#include <map>

#include "engine/check/rule.h"

namespace joinery::check {

namespace {

void checkChildren(Subject& subject, const Element& element, const std::vector<model::ContentItem>& items) {
  std::map<std::size_t, int> counts;
  for (const auto& child : element.children()) {
    if (child->kind() == Kind::Unknown) {
      if (child->namespaceUri() == model::kBpmn) continue;  // told by the metamodel
      subject.report(*child, Severity::Warning,
                     "<" + child->localName() + "> of another vocabulary belongs into <extensionElements>");
      continue;
    }
    const std::size_t rank = model::contentRank(element.kind(), child->kind());
    if (rank == items.size()) {
      subject.report(*child, "<" + child->localName() + "> may not stand in <" + element.localName() + ">");
    } else if (++counts[rank] > 1 && items[rank].most == 1) {
      subject.report(*child, "<" + element.localName() + "> has more than one <" + child->localName() +
                                 "> or something that excludes it");
    }
  }
  for (std::size_t rank = 0; rank < items.size(); ++rank) {
    if (items[rank].least == 0 || counts[rank] > 0) continue;
    const std::string expected = items[rank].bits != 0 ? "expression" : std::string(model::kindName(items[rank].kind));
    subject.report(element, "<" + element.localName() + "> needs a <" + expected + ">");
  }
}

}  // namespace

void checkContent(Subject& subject) {
  for (const Element* element : subject.everything()) {
    const auto& items = model::contentOf(element->kind());
    if (!items.empty()) checkChildren(subject, *element, items);
  }
}

}  // namespace joinery::check
