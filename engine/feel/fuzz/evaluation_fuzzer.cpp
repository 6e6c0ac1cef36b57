// No expression may crash, hang or pass its limits, and the same expression gives the same value each time.
//
// libFuzzer: `./run test fuzz`, or by hand as parser_fuzzer.cpp says, with `feel_evaluation_fuzzer`. The first byte
// chooses between an expression and unary tests.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engine/base/json.h"
#include "engine/feel/feel.h"

namespace {

using namespace joinery;

constexpr feel::Limits kLimits{
    .steps = 100'000, .depth = 2'000, .listSize = 10'000, .stringSize = 100'000, .valueSize = 20'000};

void require(bool holds) {
  if (!holds) __builtin_trap();
}

// What came out keeps to what it may hold.
std::size_t weigh(const Value& value, int depth) {
  require(depth <= 200);
  std::size_t out = 1;
  if (value.isString()) require(value.string().size() <= kLimits.stringSize + 3);
  if (value.isList())
    for (const Value& item : value.items()) out += weigh(item, depth + 1);
  if (value.isObject())
    for (const Value::Member& member : value.members()) out += weigh(member.second, depth + 1);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static const feel::ContextScope kScope(
      parseJson(R"({"a": 1, "b": "text", "c": [1, "x", null, 2.5], "d": {"e f": true, "g": [{"a": 1}, {"a": 2}]},)"
                R"( "?": 5, "day": "2026-11-23"})")
          .value());
  feel::CompileOptions options;
  options.names = {"e f"};
  options.unaryTests = data[0] % 2 == 1;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto expression = feel::Expression::compile(text, options);
  if (!expression) return 0;
  feel::EvaluateOptions evaluate;
  evaluate.limits = kLimits;
  const feel::Outcome out = expression->evaluate(kScope, evaluate);
  require(!out.error || out.value.isNull());  // a passed limit has no value
  require(weigh(out.value, 1) <= kLimits.valueSize);
  const feel::Outcome again = expression->evaluate(kScope, evaluate);
  require(again.value == out.value && again.warnings == out.warnings);
  return 0;
}
