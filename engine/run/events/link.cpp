// Link (10.5.5): a throw event goes on at the catch event that one of the two names as its other end, or else that has
// the same name, in its scope.
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
  bool byReference = definition.child(Kind::Target) || definition.child(Kind::Source);
  if (extra->name.empty() && !byReference) compiler.refuse(event, "link-without-name", "a link event needs a name");
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

EventSpec* specOf(Node& node) {
  for (EventSpec& spec : node.events) {
    if (dynamic_cast<LinkEvent*>(spec.extra.get())) return &spec;
  }
  return nullptr;
}

LinkEvent* linkOf(Node& node) {
  EventSpec* spec = specOf(node);
  return spec ? static_cast<LinkEvent*>(spec->extra.get()) : nullptr;
}

// Whether a link definition names the other as its <target> or one of its <source>s; the definition or its event.
bool refersTo(const Compiler& compiler, std::int32_t definition, Kind kind, std::int32_t other, std::int32_t event) {
  for (const model::Element* reference : compiler.document.byIndex(definition)->childrenOf(kind)) {
    const model::Element* named = compiler.document.resolve(trimmed(reference->text()));
    if (named && (named->index() == other || named->index() == event)) return true;
  }
  return false;
}

// A pair by reference, from either end.
bool belong(const Compiler& compiler, Node& source, Node& target) {
  std::int32_t from = specOf(source)->element, to = specOf(target)->element;
  return refersTo(compiler, from, Kind::Target, to, target.element) ||
         refersTo(compiler, to, Kind::Source, from, source.element);
}

// Where a throwing end leads; nullptr: nowhere. References go before names.
Node* targetOf(const Compiler& compiler, Node& source, const LinkEvent& from) {
  Node* byName = nullptr;
  for (Node& target : compiler.definition.nodes) {
    LinkEvent* to =
        target.kind == Kind::IntermediateCatchEvent && target.scope == source.scope ? linkOf(target) : nullptr;
    if (!to) continue;
    if (belong(compiler, source, target)) return &target;
    if (!from.name.empty() && to->name == from.name) byName = &target;
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
