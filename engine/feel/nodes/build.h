// One function per kind of Ast that makes its node. compiler.cpp calls them by the table in kinds.cpp; to add a kind,
// add its AstKind, its function here, and its line there. For the compiler only.
#pragma once

#include "engine/feel/compiler.h"

namespace joinery::feel {

using Build = NodePtr (*)(Compiler& compiler, const Ast& ast);
Build buildOf(AstKind kind);

NodePtr constantNode(Datum value);

// simple.cpp
NodePtr buildLiteral(Compiler& compiler, const Ast& ast);
NodePtr buildName(Compiler& compiler, const Ast& ast);
NodePtr buildIf(Compiler& compiler, const Ast& ast);
NodePtr buildInstanceOf(Compiler& compiler, const Ast& ast);
NodePtr buildCoerce(Compiler& compiler, const Ast& ast);
NodePtr buildCustom(Compiler& compiler, const Ast& ast);
// operators.cpp
NodePtr buildNegate(Compiler& compiler, const Ast& ast);
NodePtr buildArithmetic(Compiler& compiler, const Ast& ast);
NodePtr buildComparison(Compiler& compiler, const Ast& ast);
NodePtr buildAnd(Compiler& compiler, const Ast& ast);
NodePtr buildOr(Compiler& compiler, const Ast& ast);
// tests.cpp
NodePtr buildBetween(Compiler& compiler, const Ast& ast);
NodePtr buildIn(Compiler& compiler, const Ast& ast);
NodePtr buildInterval(Compiler& compiler, const Ast& ast);
NodePtr buildUnaryRange(Compiler& compiler, const Ast& ast);
NodePtr buildUnaryTests(Compiler& compiler, const Ast& ast);
// collections.cpp
NodePtr buildList(Compiler& compiler, const Ast& ast);
NodePtr buildContext(Compiler& compiler, const Ast& ast);
NodePtr buildPath(Compiler& compiler, const Ast& ast);
NodePtr buildFilter(Compiler& compiler, const Ast& ast);
// iteration.cpp
NodePtr buildFor(Compiler& compiler, const Ast& ast);
NodePtr buildQuantified(Compiler& compiler, const Ast& ast);
// calls.cpp
NodePtr buildCall(Compiler& compiler, const Ast& ast);
NodePtr buildFunction(Compiler& compiler, const Ast& ast);

}  // namespace joinery::feel
