#include "engine/feel/conversion.h"

#include <algorithm>
#include <array>

#include "engine/feel/compiler.h"
#include "engine/feel/parser.h"

namespace joinery::feel {

Datum durationFromText(std::string_view text) {
  if (const auto months = parseYearMonthDuration(text)) return *months;
  return Datum::optional(parseDayTimeDuration(text));
}

Datum temporalFromText(std::string_view text) {
  if (const auto date = parseDate(text)) return *date;
  if (const auto time = parseTime(text)) return *time;
  if (const auto dateTime = parseDateTime(text)) return *dateTime;
  return durationFromText(text);
}

namespace {

// An end of a textual range is a literal or one of the functions that spell a date, time or duration.
bool isLiteral(const Ast& ast) {
  static constexpr std::array<std::string_view, 4> kSpelling = {"date", "time", "date and time", "duration"};
  if (ast.kind == AstKind::Literal) return true;
  if (ast.kind == AstKind::Negate) return isLiteral(*ast.children[0]);
  if (ast.kind != AstKind::Call || ast.children[0]->kind != AstKind::Name) return false;
  if (std::find(kSpelling.begin(), kSpelling.end(), ast.children[0]->text) == kSpelling.end()) return false;
  return std::all_of(ast.children.begin() + 1, ast.children.end(), [](const AstPtr& a) { return isLiteral(*a); });
}

}  // namespace

Datum rangeFromText(std::string_view text) {
  static const NameTable kNames = [] {
    NameTable out;
    out.add("date and time");
    return out;
  }();
  ParseOptions options;
  options.names = &kNames;
  const auto ast = parse(text, options);
  if (!ast) return {};
  if ((*ast)->kind != AstKind::Interval && (*ast)->kind != AstKind::UnaryRange) return {};
  const auto& ends = (*ast)->children;
  if (!std::all_of(ends.begin(), ends.end(), [](const AstPtr& end) { return isLiteral(*end); })) return {};
  const auto program = compileProgram(**ast, CompileEnvironment(), text);
  if (!program) return {};
  const Datum* known = (*program)->root().constant();
  return known ? *known : Datum();
}

}  // namespace joinery::feel
