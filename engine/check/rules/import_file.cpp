// A BPMN import names a file of the deployment whose target namespace is the one it says (8.2.3).
#include <algorithm>

#include "engine/check/rule.h"

namespace joinery::check {

void checkImportFile(Subject& subject) {
  if (subject.options().imports.empty()) return;
  const auto& files = subject.options().imports;
  for (const Element* import : subject.all(Kind::Import)) {
    if (import->attributeOr("importType", "") != model::kBpmn) continue;
    const std::string uri = import->attributeOr("namespace", "");
    const bool found = std::any_of(files.begin(), files.end(), [&](const model::Document* file) {
      return file->root().attributeOr("targetNamespace", "") == uri;
    });
    if (!found) subject.report(*import, "no imported file has the target namespace \"" + uri + "\"");
  }
}

}  // namespace joinery::check
