// Findings in the language of the user: a text per rule, chosen by code; the English message where there is none.
#pragma once

#include <QString>

#include "engine/base/diagnostic.h"

namespace joinery::designer {

QString diagnosticText(const Diagnostic& diagnostic);

}  // namespace joinery::designer
