// The derived part of a tree: rebuilt after reading a snapshot, compared by tests. Internal to engine/run.
#pragma once

#include "engine/run/tree.h"

namespace joinery::run {

void rebuildIndex(Tree& tree);
bool sameIndex(const Tree& a, const Tree& b);

}  // namespace joinery::run
