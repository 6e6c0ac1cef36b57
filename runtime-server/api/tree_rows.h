// Rows made from a tree in memory, equal to what the queries would give after the commit: so that a write is answered
// without reading the database. Writer thread, inside Submission::check and render.
#pragma once

#include "engine/engine.h"

namespace joinery::server {

// Precondition: `key` is a process scope of the tree. `at` stands for the end of an instance that has just ended.
InstanceRow instanceRowOf(const run::Tree& tree, run::Key key, const Engine& engine, Instant at);
Value variablesOf(const run::Tree& tree, run::Key scope);

// Precondition: `key` is an open task of the tree.
TaskRow taskRowOf(const run::Tree& tree, run::Key key, const Engine& engine);
// What a form at that scope shows: inner variables before outer ones, up to the process.
Value visibleVariables(const run::Tree& tree, run::Key scope);
// The process scope that `scope` lies in.
run::Key processScopeOf(const run::Tree& tree, run::Key scope);

}  // namespace joinery::server
