// Item definitions of data elements, for the rules about data. Private to engine/check.
#pragma once

#include "engine/check/rule.h"

namespace joinery::check {

// The item definition of a data element; of a reference to a data object or store without one of its own, that of what
// it refers to. nullptr if there is none.
const Element* itemDefinition(const Subject& subject, const Element& item);
// The same definition, or two that name the same structure. One that is missing is the same as none other.
bool sameDefinition(const Element* a, const Element* b);
// Two data elements; where one of them has no definition, nothing contradicts.
bool sameItem(const Subject& subject, const Element& a, const Element& b);
// Whether any of the data elements has the item definition of the message; a message without one asks for nothing.
bool anyCarries(const Subject& subject, const Elements& items, const Element& message);

}  // namespace joinery::check
