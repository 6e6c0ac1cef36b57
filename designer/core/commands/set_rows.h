// Replaces the rows of one extension element, such as the input mappings or the field access of a task. Rows that
// stay the same keep their place and their bytes.
#pragma once

#include "designer/core/command.h"

namespace joinery::designer {

class SetRows : public Command {
 public:
  using Row = std::vector<std::pair<std::string, std::string>>;  // attribute names and values, empty ones left out
  SetRows(Id id, std::string localName, std::vector<Row> rows)
      : m_id(std::move(id)), m_localName(std::move(localName)), m_rows(std::move(rows)) {}
  QString label() const override;
  void execute(Modeling& modeling) override;

 private:
  Id m_id;
  std::string m_localName;  // in the namespace of Joinery
  std::vector<Row> m_rows;
};

// The joinery:<localName> elements in the extensionElements of an element, in order.
std::vector<model::Element*> extensionRows(model::Element& element, const std::string& localName);

}  // namespace joinery::designer
