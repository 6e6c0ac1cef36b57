// What is wrong with a document that is being edited, by the same judges that the server asks. GUI thread.
#pragma once

#include <functional>
#include <memory>

#include "designer/core/design_document.h"
#include "forms/form.h"

namespace joinery::designer {

// The form of that id in the item's folder; nullptr if there is none. Without a function forms are not looked at.
using FormLookup = std::function<std::shared_ptr<const forms::Form>(const std::string& id)>;

std::vector<Diagnostic> checkDocument(const DesignDocument& document, const FormLookup& forms);

}  // namespace joinery::designer
