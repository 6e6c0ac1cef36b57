#include <array>

#include "engine/feel/nodes/build.h"

namespace joinery::feel {
namespace {

struct Row {
  AstKind kind;
  Build build;
};

constexpr std::array kRows = {Row{AstKind::Literal, buildLiteral},
                              Row{AstKind::Name, buildName},
                              Row{AstKind::Path, buildPath},
                              Row{AstKind::Filter, buildFilter},
                              Row{AstKind::Call, buildCall},
                              Row{AstKind::Negate, buildNegate},
                              Row{AstKind::Arithmetic, buildArithmetic},
                              Row{AstKind::Comparison, buildComparison},
                              Row{AstKind::And, buildAnd},
                              Row{AstKind::Or, buildOr},
                              Row{AstKind::Between, buildBetween},
                              Row{AstKind::In, buildIn},
                              Row{AstKind::InstanceOf, buildInstanceOf},
                              Row{AstKind::If, buildIf},
                              Row{AstKind::For, buildFor},
                              Row{AstKind::Some, buildQuantified},
                              Row{AstKind::Every, buildQuantified},
                              Row{AstKind::Domain, nullptr},  // within For, Some and Every only
                              Row{AstKind::List, buildList},
                              Row{AstKind::Context, buildContext},
                              Row{AstKind::Function, buildFunction},
                              Row{AstKind::Interval, buildInterval},
                              Row{AstKind::UnaryRange, buildUnaryRange},
                              Row{AstKind::UnaryTests, buildUnaryTests},
                              Row{AstKind::Coerce, buildCoerce},
                              Row{AstKind::Custom, buildCustom}};

constexpr bool rowsAreInOrder() {
  for (std::size_t i = 0; i < kRows.size(); ++i)
    if (kRows[i].kind != static_cast<AstKind>(i)) return false;
  return kRows.size() == static_cast<std::size_t>(AstKind::Custom) + 1;
}
static_assert(rowsAreInOrder(), "one row per AstKind, in the order of the enumeration");

}  // namespace

Build buildOf(AstKind kind) {
  return kRows[static_cast<std::size_t>(kind)].build;
}

}  // namespace joinery::feel
