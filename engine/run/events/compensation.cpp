// Compensation (10.5.5): thrown to undo what completed in the scope; caught at boundaries and by event sub-processes.
#include "engine/run/events/compensation.h"

#include "engine/run/compensation.h"
#include "engine/run/compile/compiler.h"
#include "engine/run/events/events.h"

namespace joinery::run {

namespace {

using model::Element;
using model::Kind;

struct CompensationEvent final : Extra {
  std::int32_t activity = -1;  // throwing: what is to be undone; -1: everything
  bool wait = true;
};

std::unique_ptr<Extra> compile(Compiler& compiler, const Element& definition, const Element&) {
  auto extra = std::make_unique<CompensationEvent>();
  extra->wait = definition.attributeOr("waitForCompletion", "true") != "false";
  if (const Element* activity = compiler.reference(definition, "activityRef")) extra->activity = activity->index();
  return extra;
}

Result<bool> fire(Execution& ex, Key token, const Node&, const EventSpec& spec) {
  const auto& event = static_cast<const CompensationEvent&>(*spec.extra);
  // A handler that throws means the scope that it handles.
  Key scope = ex.token(token).scope;
  while (ex.scope(scope).kind == ScopeKind::EventSubProcess) scope = ex.scope(scope).parent;
  compensate(ex, token, scope, event.activity, event.wait);
  return false;
}

bool isCompensation(const Node& node) {
  for (const EventSpec& spec : node.events) {
    if (dynamic_cast<const CompensationEvent*>(spec.extra.get())) return true;
  }
  return false;
}

// The activity that an association joins to a boundary event, whichever way it is drawn.
const Element* associated(const Compiler& compiler, const Element& around, const Element& boundary) {
  for (const auto& child : around.children()) {
    if (child->kind() == Kind::Association) {
      const Element* source = compiler.reference(*child, "sourceRef");
      const Element* target = compiler.reference(*child, "targetRef");
      if (source == &boundary && target) return target;
      if (target == &boundary && source) return source;
    }
    if (const Element* found = associated(compiler, *child, boundary)) return found;
  }
  return nullptr;
}

void connectBoundary(Compiler& compiler, const Node& boundary) {
  const Element& element = *compiler.document.byIndex(boundary.element);
  const Element* handler = associated(compiler, compiler.document.root(), element);
  const Node* node = handler ? compiler.definition.node(handler->index()) : nullptr;
  if (!node || !model::isActivity(node->kind)) {
    compiler.need(element, "compensation-without-handler",
                  "a compensation boundary event needs an association to the activity that compensates");
    return;
  }
  if (boundary.attachedTo >= 0) {
    compiler.definition.nodes[static_cast<std::size_t>(boundary.attachedTo)].compensatedBy = node->index;
  }
}

}  // namespace

void connectCompensation(Compiler& compiler) {
  Definition& definition = compiler.definition;
  for (const Node& node : definition.nodes) {
    if (!isCompensation(node)) continue;
    if (node.kind == Kind::BoundaryEvent) connectBoundary(compiler, node);
    if (node.kind != Kind::StartEvent) continue;
    int around = definition.scopeAt(definition.at(definition.scopeAt(node.scope).node).scope).node;
    int body = around < 0 ? 0 : definition.at(around).body;
    definition.scopes[static_cast<std::size_t>(body)].compensationStart = node.index;
  }
}

extern const EventBehaviour kCompensationEvent;
const EventBehaviour kCompensationEvent{
    .kind = Kind::CompensateEventDefinition,
    .positions = kEventSubProcessStart | kBoundary | kBoundaryNonInterrupting | kThrow | kEnd,
    .compile = compile,
    .fire = fire,
    .holdsToken = true};

}  // namespace joinery::run
