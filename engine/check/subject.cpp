#include <algorithm>

#include "engine/check/rule.h"
#include "engine/check/soundness/soundness.h"
#include "engine/model/diagnose.h"

namespace joinery::check {
namespace {
const Elements kNone;
}

Subject::Subject(const model::Document& document, const CheckOptions& options)
    : m_document(document), m_options(options), m_byKind(model::kKindCount) {
  enter(document.root());
  for (const Element* flow : all(Kind::SequenceFlow)) {
    if (const Element* from = source(*flow)) m_outgoing[from].push_back(flow);
    if (const Element* to = target(*flow)) m_incoming[to].push_back(flow);
  }
}

void Subject::enter(const Element& element) {
  if (element.kind() == Kind::Unknown) return;  // another tool's extension
  m_byKind[static_cast<std::size_t>(element.kind())].push_back(&element);
  m_everything.push_back(&element);
  for (const auto& child : element.children()) enter(*child);
}

const Elements& Subject::all(Kind kind) const {
  return m_byKind[static_cast<std::size_t>(kind)];
}

Elements Subject::any(std::uint32_t categories) const {
  Elements found;
  std::copy_if(m_everything.begin(), m_everything.end(), std::back_inserter(found),
               [&](const Element* e) { return model::is(e->kind(), categories); });
  return found;
}

const Elements& Subject::incoming(const Element& node) const {
  const auto found = m_incoming.find(&node);
  return found == m_incoming.end() ? kNone : found->second;
}

const Elements& Subject::outgoing(const Element& node) const {
  const auto found = m_outgoing.find(&node);
  return found == m_outgoing.end() ? kNone : found->second;
}

const Element* Subject::referred(const Element& element, std::string_view attribute) const {
  const std::string* name = element.attribute(attribute);
  if (name == nullptr) return nullptr;
  return model::resolveReference(m_document, element, model::trimmed(*name), m_options.imports).element;
}

const Element* Subject::named(const Element& reference) const {
  return model::resolveReference(m_document, reference, model::trimmed(reference.text()), m_options.imports).element;
}

Elements Subject::eventDefinitions(const Element& event) const {
  Elements found;
  for (const auto& child : event.children()) {
    if (model::isEventDefinition(child->kind())) found.push_back(child.get());
    if (child->kind() != Kind::EventDefinitionRef) continue;
    if (const Element* shared = named(*child)) found.push_back(shared);
  }
  return found;
}

const Element* Subject::processOf(const Element& element) const {
  const Element* above = &element;
  while (above != nullptr && above->kind() != Kind::Process) above = above->parent();
  return above;
}

bool Subject::isExecutable(const Element& element) const {
  const Element* process = processOf(element);
  return process != nullptr && flag(*process, "isExecutable");
}

const std::vector<SoundnessFinding>& Subject::soundness() {
  if (!m_soundness) m_soundness = std::make_shared<std::vector<SoundnessFinding>>(findUnsound(*this));
  return *m_soundness;
}

void Subject::report(const Element& element, std::string message) {
  const bool error = m_rule->level == Level::Error || (m_rule->level == Level::Strict && m_options.specificationOnly) ||
                     (m_rule->level == Level::Soundness && m_options.strict);
  report(element, error ? Severity::Error : Severity::Warning, std::move(message));
}

void Subject::reportStrict(const Element& element, std::string message) {
  report(element, m_options.specificationOnly ? Severity::Error : Severity::Warning, std::move(message));
}

void Subject::report(const Element& element, Severity severity, std::string message) {
  m_found.push_back(model::diagnosticAt(m_document, element, severity, std::string(m_rule->name), std::move(message)));
}

bool flag(const Element& element, std::string_view attribute, bool fallback) {
  const std::string* value = element.attribute(attribute);
  return value == nullptr ? fallback : *value == "true" || *value == "1";
}

bool has(const Element& element, Kind child) {
  return element.child(child) != nullptr;
}

bool contains(const Elements& elements, Kind kind) {
  return std::any_of(elements.begin(), elements.end(), [&](const Element* e) { return e->kind() == kind; });
}

std::string title(const Element& element) {
  std::string text = element.localName();
  if (!element.name().empty()) text += " \"" + element.name() + "\"";
  if (!element.id().empty()) text += " (" + element.id() + ")";
  return text;
}

}  // namespace joinery::check
