// Gives an element another name: one attribute, or the text of an annotation.
#pragma once

#include "designer/core/command.h"

namespace joinery::designer {

class Rename : public Command {
 public:
  Rename(Id id, std::string name) : m_id(std::move(id)), m_name(std::move(name)) {}
  QString label() const override;
  void execute(Modeling& modeling) override;

 private:
  Id m_id;
  std::string m_name;
};

// What Rename would replace: the name, the text of an annotation, the value of a group's category.
std::string nameOf(const model::Element& element);

}  // namespace joinery::designer
