// What is wrong with a document that is being edited, by the same judges that the server asks at deployment: the rules
// of engine/check, the compiler of engine/run, and the forms of the item.
#pragma once

#include <functional>
#include <memory>

#include "designer/core/design_document.h"
#include "forms/form.h"

namespace joinery::designer {

// Reads the text anew, as the server would, so that places are those of the file as it would be saved. Any thread.
std::vector<Diagnostic> checkText(std::string text, const std::string& resource);

// The form of that id in the item's folder; nullptr if there is none.
using FormLookup = std::function<std::shared_ptr<const forms::Form>(const std::string& id)>;

// Do tasks name forms that exist, and fields and sections that these have? GUI thread.
std::vector<Diagnostic> checkForms(const DesignDocument& document, const FormLookup& forms);

}  // namespace joinery::designer
