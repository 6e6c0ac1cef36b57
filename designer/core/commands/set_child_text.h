// Writes the text of a child element: a condition, a duration, a script, documentation. Empty text removes the
// child.
#pragma once

#include "designer/core/command.h"
#include "designer/core/commands/set_attribute.h"

namespace joinery::designer {

class SetChildText : public Command {
 public:
  SetChildText(ElementPath path, std::string text) : m_path(std::move(path)), m_text(std::move(text)) {}
  QString label() const override;
  void execute(Modeling& modeling) override;

 private:
  ElementPath m_path;
  std::string m_text;
};

}  // namespace joinery::designer
