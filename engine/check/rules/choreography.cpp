// A process holds no choreography activities; choreographies and global conversations refer to no choreography; a
// collaboration and its choreography agree about isClosed; a global conversation stays empty (chapters 9 and 11).
#include "engine/check/rule.h"
#include "engine/model/diagnose.h"

namespace joinery::check {

namespace {

void checkGlobalConversation(Subject& subject, const Element& conversation) {
  static constexpr Kind kForbidden[] = {
      Kind::Conversation,           Kind::SubConversation,         Kind::CallConversation, Kind::ParticipantAssociation,
      Kind::MessageFlowAssociation, Kind::ConversationAssociation, Kind::Association,      Kind::Group,
      Kind::TextAnnotation};
  for (const Kind kind : kForbidden) {
    if (const Element* child = conversation.child(kind))
      subject.report(*child, "<" + child->localName() + "> may not stand in a global conversation");
  }
}

void checkReferences(Subject& subject, const Element& collaboration) {
  for (const Element* entry : collaboration.childrenOf(Kind::ChoreographyRef)) {
    const Element* choreography = subject.named(*entry);
    if (collaboration.kind() != Kind::Collaboration) {
      subject.report(*entry, "a " + collaboration.localName() + " refers to no choreography");
    } else if (choreography != nullptr && flag(*choreography, "isClosed") != flag(collaboration, "isClosed")) {
      subject.report(*entry, title(collaboration) + " and " + title(*choreography) + " disagree about isClosed");
    }
  }
}

}  // namespace

void checkChoreography(Subject& subject) {
  for (const Kind kind :
       {Kind::Collaboration, Kind::Choreography, Kind::GlobalConversation, Kind::GlobalChoreographyTask}) {
    for (const Element* element : subject.all(kind)) checkReferences(subject, *element);
  }
  for (const Element* conversation : subject.all(Kind::GlobalConversation))
    checkGlobalConversation(subject, *conversation);
}

}  // namespace joinery::check
