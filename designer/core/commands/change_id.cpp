#include "designer/core/commands/change_id.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cctype>
#include <functional>

#include "designer/core/design_document.h"

namespace joinery::designer {

using model::Element;

QString ChangeId::label() const {
  return QCoreApplication::translate("Command", "Change id");
}

namespace {
// Attributes of BPMN 2.0.2 and its diagram interchange that name another element.
constexpr std::array<std::string_view, 22> kReferences = {
    "sourceRef",           "targetRef",    "bpmnElement",
    "attachedToRef",       "default",      "processRef",
    "dataObjectRef",       "dataStoreRef", "messageRef",
    "signalRef",           "errorRef",     "escalationRef",
    "calledElement",       "activityRef",  "itemSubjectRef",
    "structureRef",        "operationRef", "categoryValueRef",
    "partitionElementRef", "parameterRef", "choreographyActivityShape",
    "labelStyle"};

// "tns:Old" → "tns:New"; nullopt if the reference names something else.
std::optional<std::string> redirected(const std::string& reference, const Id& from, const Id& to) {
  if (localPart(reference) != from) return std::nullopt;
  return reference.substr(0, reference.size() - from.size()) + to;
}

bool isNameStart(unsigned char c) {
  return std::isalpha(c) || c == '_' || c >= 0x80;
}
bool isNamePart(unsigned char c) {
  return isNameStart(c) || std::isdigit(c) || c == '-' || c == '.';
}
}  // namespace

bool isFreeId(const DesignDocument& document, const Id& id) {
  if (id.empty() || !isNameStart(static_cast<unsigned char>(id[0])) || document.find(id)) return false;
  return std::all_of(id.begin(), id.end(), [](char c) { return isNamePart(static_cast<unsigned char>(c)); });
}

void ChangeId::execute(Modeling& modeling) {
  Element* element = modeling.find(m_id);
  if (!element || !isFreeId(modeling.document(), m_newId)) return;
  Edits& edits = modeling.edits();
  const std::function<void(Element&)> visit = [&](Element& e) {
    for (std::string_view name : kReferences) {
      const std::string* value = e.attribute(name);
      const auto next = value ? redirected(*value, m_id, m_newId) : std::nullopt;
      if (next) edits.setAttribute(e, name, *next);
    }
    if (model::isReference(e.kind()))
      if (const auto next = redirected(e.text(), m_id, m_newId)) edits.setText(e, *next);
    for (const auto& child : e.children()) visit(*child);
  };
  edits.setAttribute(*element, "id", m_newId);
  visit(modeling.model().root());
}

}  // namespace joinery::designer
