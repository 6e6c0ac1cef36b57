#include "engine/run/compile/collaboration.h"

#include "engine/run/compile/compiler.h"

namespace joinery::run {

namespace {

using model::Element;
using model::Kind;

std::vector<const Element*> resolveAll(const Compiler& compiler, const Element& holder, Kind kind) {
  std::vector<const Element*> found;
  for (const Element* reference : holder.childrenOf(kind)) {
    if (const Element* named = compiler.document.resolve(trimmed(reference->text()))) found.push_back(named);
  }
  return found;
}

const Element* processAround(const Element& element) {
  const Element* around = &element;
  while (around && around->kind() != Kind::Process) around = around->parent();
  return around;
}

// Every element that receives for the target of a message flow: itself, its boundary events, and what lies in it.
void addReceivers(const Compiler& compiler, const Element& target, const std::string& process,
                  std::vector<MessageTarget>& targets) {
  targets.push_back({process, target.id()});
  if (!model::isActivity(target.kind()) || !target.parent()) return;
  for (const auto& sibling : target.parent()->children()) {
    bool attached = sibling->kind() == Kind::BoundaryEvent && compiler.reference(*sibling, "attachedToRef") == &target;
    if (attached) targets.push_back({process, sibling->id()});
  }
  for (const auto& child : target.children()) {
    if (model::isFlowNode(child->kind())) addReceivers(compiler, *child, process, targets);
  }
}

void addTarget(const Compiler& compiler, const Element& flow, std::vector<MessageTarget>& targets) {
  const Element* target = compiler.reference(flow, "targetRef");
  if (!target) return;
  if (target->kind() == Kind::Participant) {
    const Element* process = compiler.reference(*target, "processRef");
    targets.push_back({process ? process->id() : std::string(), {}});
  } else if (const Element* process = processAround(*target)) {
    addReceivers(compiler, *target, process->id(), targets);
  }
}

// ---- correlation ----

// The expression that finds a property in a message; nullptr if the property says nothing of this message.
const Element* pathOf(const Compiler& compiler, const Element& property, const Element& message) {
  for (const Element* retrieval : property.childrenOf(Kind::CorrelationPropertyRetrievalExpression)) {
    if (compiler.reference(*retrieval, "messageRef") == &message) return retrieval->child(Kind::MessagePath);
  }
  return nullptr;
}

const Element* bindingOf(const Compiler& compiler, const Element& subscription, const Element& property) {
  for (const Element* binding : subscription.childrenOf(Kind::CorrelationPropertyBinding)) {
    if (compiler.reference(*binding, "correlationPropertyRef") == &property) return binding->child(Kind::DataPath);
  }
  return nullptr;
}

const Element* subscriptionTo(const Compiler& compiler, const Element& process, const Element& key) {
  for (const Element* subscription : process.childrenOf(Kind::CorrelationSubscription)) {
    if (compiler.reference(*subscription, "correlationKeyRef") == &key) return subscription;
  }
  return nullptr;
}

// How a key applies to a message; without paths if it does not.
Correlation correlate(Compiler& compiler, const Element& process, const Element& key, const Element& message) {
  Correlation correlation{key.id(), {}, {}};
  const Element* subscription = subscriptionTo(compiler, process, key);
  for (const Element* property : resolveAll(compiler, key, Kind::CorrelationPropertyRef)) {
    const Element* path = pathOf(compiler, *property, message);
    if (!path) return {};
    correlation.paths.push_back(compiler.element(path));
    if (!subscription) continue;
    const Element* binding = bindingOf(compiler, *subscription, *property);
    if (!binding) {
      compiler.refuse(*subscription, "correlation-binding-missing",
                      "the correlationSubscription binds no '" + property->id() + "', which its key needs");
      return {};
    }
    correlation.bindings.push_back(compiler.element(binding));
  }
  return correlation;
}

void collectKeys(const Element& holder, std::vector<const Element*>& keys) {
  for (const auto& child : holder.children()) {
    if (child->kind() == Kind::CorrelationKey) keys.push_back(child.get());
    bool holds = child->kind() == Kind::Collaboration || child->kind() == Kind::Conversation ||
                 child->kind() == Kind::SubConversation || child->kind() == Kind::CallConversation;
    if (holds) collectKeys(*child, keys);
  }
}

}  // namespace

void connectMessageFlows(Compiler& compiler) {
  for (const Element* collaboration : compiler.document.root().childrenOf(Kind::Collaboration)) {
    for (const Element* flow : collaboration->childrenOf(Kind::MessageFlow)) {
      const Element* source = compiler.reference(*flow, "sourceRef");
      const Node* node = source ? compiler.definition.node(source->index()) : nullptr;
      if (!node) continue;
      auto& targets = compiler.definition.nodes[static_cast<std::size_t>(node->index)].messageTargets;
      addTarget(compiler, *flow, targets);
    }
  }
}

void compileCorrelations(Compiler& compiler) {
  const Element& root = compiler.document.root();
  const Element& process = *compiler.document.byIndex(compiler.definition.element);
  std::vector<const Element*> keys;
  collectKeys(root, keys);
  if (keys.empty()) return;
  for (const Element* message : root.childrenOf(Kind::Message)) {
    std::string name = message->name().empty() ? message->id() : message->name();
    for (const Element* key : keys) {
      Correlation correlation = correlate(compiler, process, *key, *message);
      if (correlation.paths.empty()) continue;
      for (const Expression& binding : correlation.bindings) {
        if (!binding.feel) continue;
        const auto& names = binding.feel->freeNames();
        compiler.definition.boundNames.insert(names.begin(), names.end());
      }
      auto& all = compiler.definition.correlations;
      all[name].push_back(std::make_shared<const Correlation>(std::move(correlation)));
    }
  }
}

}  // namespace joinery::run
