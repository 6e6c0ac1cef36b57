// Sets or removes one attribute of an element or of one of its children, found by kinds.
#pragma once

#include "designer/core/command.h"

namespace joinery::designer {

// An element of the document, also one without an id: the nearest element with one, and the kinds of the way down.
// Kinds on the way that are missing are created when something is written there.
struct ElementPath {
  Id id;
  std::vector<model::Kind> kinds;
};

class SetAttribute : public Command {
 public:
  // An empty `value` removes the attribute.
  SetAttribute(ElementPath path, std::string name, std::string value, std::string namespaceUri = {})
      : m_path(std::move(path)),
        m_name(std::move(name)),
        m_value(std::move(value)),
        m_namespaceUri(std::move(namespaceUri)) {}
  QString label() const override;
  void execute(Modeling& modeling) override;

 private:
  ElementPath m_path;
  std::string m_name, m_value, m_namespaceUri;
};

model::Element* elementAt(DesignDocument& document, const ElementPath& path);  // nullptr if it is not there
model::Element* ensureElementAt(Modeling& modeling, const ElementPath& path);  // creates what is missing

}  // namespace joinery::designer
