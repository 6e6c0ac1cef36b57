// Link (10.5.5): a throw event goes on at the catch event that its <target> names, that names it as <source>, or else
// that has the same name, in its scope.
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

// Whether the link definition of `from` names `to`, or its event, by elements of the kind.
bool names(const Compiler& compiler, const Node& from, Kind reference, const Node& to) {
  const model::Element* link = compiler.document.byIndex(from.element)->child(Kind::LinkEventDefinition);
  if (!link) return false;
  for (const model::Element* entry : link->childrenOf(reference)) {
    const model::Element* named = compiler.document.resolve(trimmed(entry->text()));
    if (named && named->kind() == Kind::LinkEventDefinition) named = named->parent();
    if (named && named->index() == to.element) return true;
  }
  return false;
}

// The catching event that a throwing one leads to; nullptr if there is none.
Node* targetOf(const Compiler& compiler, Node& source, const LinkEvent& from) {
  Node* byName = nullptr;
  for (Node& target : compiler.definition.nodes) {
    LinkEvent* to =
        target.kind == Kind::IntermediateCatchEvent && target.scope == source.scope ? linkOf(target) : nullptr;
    if (!to) continue;
    if (names(compiler, source, Kind::Target, target) || names(compiler, target, Kind::Source, source)) return &target;
    if (to->name == from.name) byName = &target;
  }
  return byName;
}

}  // namespace

void connectLinks(Compiler& compiler) {
  auto& nodes = compiler.definition.nodes;
  for (Node& source : nodes) {
    LinkEvent* from = source.kind == Kind::IntermediateThrowEvent ? linkOf(source) : nullptr;
    if (!from) continue;
    if (Node* target = targetOf(compiler, source, *from)) {
      from->target = target->index;
      target->linkedFrom.push_back(source.index);
    } else {
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
