// What moves with a set of shapes; tools ask it to show a move before it is made.
#pragma once

#include "designer/core/design_document.h"

namespace joinery::designer {

// The given ids with their boundary events, contents and lanes.
IdSet withCompanions(const DesignDocument& document, const IdSet& ids);

}  // namespace joinery::designer
