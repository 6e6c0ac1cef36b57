// Small readings of a tree that the writer and the queries share. Plain functions, no state.
#pragma once

#include "engine/base/value.h"
#include "engine/run/tree.h"

namespace joinery::store {

// The variables of one scope as an object; empty for an unknown scope.
Value scopeVariables(const run::Tree& tree, run::Key scope);
// Those visible from a scope: inner ones before outer ones, up to and including the process scope.
Value visibleVariables(const run::Tree& tree, run::Key scope);
// The process scope around a scope; 0 if there is none.
run::Key processOf(const run::Tree& tree, run::Key scope);

}  // namespace joinery::store
