// Painting order: what contains lies under what it contains, boundary events lie on top. Private to engine/diagram.
#pragma once

#include "engine/diagram/diagram.h"

namespace joinery::diagram {

void sortForPainting(Diagram& diagram);

}  // namespace joinery::diagram
