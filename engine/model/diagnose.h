// Holds a document against the metamodel: unknown elements and attributes, values of the wrong type, ids given twice,
// references that name nothing or the wrong kind of thing.
//
//   for (const Diagnostic& d : diagnose(document, {&imported})) show(d);
//
// `imports` are the files that the document's <import> elements name, where they are at hand. References into the
// diagram interchange and out of it give warnings: a picture does not run. Any thread.
#pragma once

#include <vector>

#include "engine/model/document.h"

namespace joinery::model {

std::vector<Diagnostic> diagnose(const Document& document, const std::vector<const Document*>& imports = {});

// What a reference written at an element names, also in the imports.
struct Resolved {
  const Element* element = nullptr;
  bool elsewhere = false;  // names something in another namespace, whose file is not at hand
};
Resolved resolveReference(const Document& document, const Element& at, std::string_view reference,
                          const std::vector<const Document*>& imports = {});

std::string_view trimmed(std::string_view text);  // without white space around
// A diagnostic at an element, for checks.
Diagnostic diagnosticAt(const Document& document, const Element& element, Severity severity, std::string code,
                        std::string message);

}  // namespace joinery::model
