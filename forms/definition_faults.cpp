#include "forms/definition_faults.h"

#include "forms/source_map.h"

namespace joinery::forms {

std::vector<Diagnostic> DefinitionFaults::locate(std::string_view text, const std::string& resource) const {
  std::vector<Diagnostic> out = m_diagnostics;
  if (out.empty()) return out;
  const SourceMap map(text);
  for (Diagnostic& d : out) {
    const SourceMap::Place at = map.place(d.element);
    d.resource = resource;
    d.line = at.line;
    d.column = at.column;
  }
  return out;
}

}  // namespace joinery::forms
