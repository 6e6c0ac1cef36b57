// The rows of the metamodel, in one place of their own; ask metamodel.h. Private to engine/model.
#pragma once

#include "engine/model/metamodel.h"

namespace joinery::model {

std::span<const AttributeRow> metamodelRows();

}  // namespace joinery::model
