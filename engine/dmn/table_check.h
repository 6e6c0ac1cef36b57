// What a decision table leaves open or says twice: gaps, overlaps, rules that never hit, outputs that are missing. Each
// finding comes with an example input. Private to engine/dmn; used while compiling, by one thread.
//
// Findings (none of them stops a model): "table-gap", "table-overlap" (hit policies UNIQUE and ANY),
// "table-unreachable-rule", "table-missing-output", "table-unused-output", "table-too-large" (not judged to the end).
// Cells that are more than constants are not judged: what depends on them is not reported.
#pragma once

#include <functional>

#include "engine/dmn/decision_table.h"
#include "engine/dmn/xml.h"

namespace joinery::dmn {

// `typeOf` answers for names of required inputs and decisions, whose type an input without one has; it may give
// nullptr.
void checkTable(const TableAst& table, const Element& element, Report& report,
                const std::function<feel::TypePtr(const std::string& name)>& typeOf);

}  // namespace joinery::dmn
