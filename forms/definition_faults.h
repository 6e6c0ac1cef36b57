// Faults of a form as written, collected by component. Internal to forms/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/diagnostic.h"

namespace joinery::forms {

class DefinitionFaults {
 public:
  // `pointer` is the place in the form document; line and column are filled in at the end by locate().
  void add(std::string pointer, std::string code, std::string message, Severity severity = Severity::Error) {
    m_diagnostics.push_back({severity, std::move(code), std::move(message), {}, std::move(pointer), 0, 0});
  }
  // Every diagnostic with its place in `text` and the file's name.
  std::vector<Diagnostic> locate(std::string_view text, const std::string& resource) const;

 private:
  std::vector<Diagnostic> m_diagnostics;
};

}  // namespace joinery::forms
