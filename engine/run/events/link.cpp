// Link (10.5.5): a throw event goes on at the catch event of the same name in its scope.
#include "engine/run/events/link.h"

#include "engine/run/compile/compiler.h"
#include "engine/run/events/events.h"
#include "engine/run/flow.h"

namespace joinery::run {

namespace {

using model::Kind;

std::unique_ptr<Extra> compile(Compiler& compiler, const model::Element& definition, const model::Element& event) {
  auto extra = std::make_unique<LinkEvent>();
  extra->name = definition.name().empty() ? event.name() : definition.name();
  if (extra->name.empty()) compiler.refuse(event, "link-without-name", "a link event needs a name");
  return extra;
}

Result<bool> fire(Execution& ex, Key token, const Node&, const EventSpec& spec) {
  Key scope = ex.token(token).scope;
  const Node& target = ex.definitionOf(scope).at(static_cast<const LinkEvent&>(*spec.extra).target);
  consume(ex, token);
  Key arrived = ex.create({.type = RecordType::ElementEntered, .scope = scope, .element = target.element});
  complete(ex, arrived);
  return false;
}

LinkEvent* linkOf(Node& node) {
  for (EventSpec& spec : node.events) {
    if (auto* link = dynamic_cast<LinkEvent*>(spec.extra.get())) return link;
  }
  return nullptr;
}

}  // namespace

void connectLinks(Compiler& compiler) {
  auto& nodes = compiler.definition.nodes;
  for (Node& source : nodes) {
    LinkEvent* from = source.kind == Kind::IntermediateThrowEvent ? linkOf(source) : nullptr;
    if (!from) continue;
    for (Node& target : nodes) {
      LinkEvent* to =
          target.kind == Kind::IntermediateCatchEvent && target.scope == source.scope ? linkOf(target) : nullptr;
      if (!to || to->name != from->name) continue;
      from->target = target.index;
      target.linkedFrom.push_back(source.index);
    }
    if (from->target < 0) {
      compiler.refuse(*compiler.document.byIndex(source.element), "link-without-target",
                      "no link catch event of this scope is named '" + from->name + "'");
    }
  }
}

extern const EventBehaviour kLinkEvent;
const EventBehaviour kLinkEvent{.kind = Kind::LinkEventDefinition,
                                .positions = kCatch | kThrow,
                                .compile = compile,
                                .fire = fire,
                                .holdsToken = true};

}  // namespace joinery::run
