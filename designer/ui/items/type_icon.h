// Icons of what can be drawn, painted from the very shapes of the diagram. GUI thread.
#pragma once

#include <QIcon>

#include "designer/core/element_types.h"

namespace joinery::designer {

QIcon typeIcon(const ElementType& type);

}  // namespace joinery::designer
