// An ad-hoc sub-process holds at least one activity and neither start nor end events (10.3.5).
#include <algorithm>

#include "engine/check/rule.h"

namespace joinery::check {

void checkAdHocContent(Subject& subject) {
  for (const Element* scope : subject.all(Kind::AdHocSubProcess)) {
    const auto& children = scope->children();
    const bool any =
        std::any_of(children.begin(), children.end(), [](const auto& c) { return model::isActivity(c->kind()); });
    if (!any) subject.reportStrict(*scope, title(*scope) + " needs at least one activity");
    for (const auto& child : children) {
      const bool border = child->kind() == Kind::StartEvent || child->kind() == Kind::EndEvent;
      const bool conversation = child->kind() == Kind::Conversation || child->kind() == Kind::ConversationLink ||
                                child->kind() == Kind::SubConversation || child->kind() == Kind::CallConversation;
      if (border || conversation)
        subject.report(*child, "<" + child->localName() + "> may not stand in an ad-hoc sub-process");
    }
  }
}

}  // namespace joinery::check
