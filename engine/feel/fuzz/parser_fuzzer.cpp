// No text may crash the reading of FEEL or make it hang, and a refusal names a place within the text.
//
// libFuzzer: `./run test fuzz`, or by hand: configure with clang++ and -DJOINERY_FUZZ=ON, then
// `feel_parser_fuzzer engine/feel/fuzz/corpus -dict=engine/feel/fuzz/feel.dict`. The first byte chooses between an
// expression, unary tests and a type.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engine/feel/builtins.h"
#include "engine/feel/compiler.h"
#include "engine/feel/parser.h"

namespace {

using namespace joinery;

void require(bool holds) {
  if (!holds) __builtin_trap();
}

void checkPlace(const Error& error, std::string_view text) {
  const auto lines = std::count(text.begin(), text.end(), '\n') + 1;
  require(!error.code.empty() && !error.details.empty());
  for (const Diagnostic& place : error.details) {
    require(place.line >= 1 && place.line <= lines);
    require(place.column >= 1 && static_cast<std::size_t>(place.column) <= text.size() + 1);
  }
}

feel::NameTable names() {
  feel::NameTable out = feel::standardNames();
  for (const char* name : {"e f", "a-b", "first name", "名 字"}) out.add(name);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static const feel::NameTable kNames = names();
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  feel::ParseOptions options;
  options.names = &kNames;
  options.unaryTests = data[0] % 2 == 1;
  options.allowUnknownTypes = data[0] % 8 >= 6;
  if (data[0] == 't') {
    if (const auto type = feel::parseType(text, options); !type) checkPlace(type.error(), text);
    return 0;
  }
  const auto ast = feel::parse(text, options);
  if (!ast) {
    checkPlace(ast.error(), text);
    return 0;
  }
  require((*ast)->depth <= feel::kMaxNesting);
  const auto program = feel::compileProgram(**ast, {}, text);
  if (!program) checkPlace(program.error(), text);
  return 0;
}
