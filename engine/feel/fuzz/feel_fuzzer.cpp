// No text may crash FEEL, make it hang or let it pass its limits.
//
// libFuzzer: configure with clang++ and -DJOINERY_FUZZ=ON, then `feel_fuzzer engine/feel/fuzz/corpus`. The first byte
// chooses between an expression and unary tests.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engine/feel/feel.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace joinery;
  if (size == 0) return 0;
  static const Value kScope = Value::object({{"a", 1},
                                             {"b", "text"},
                                             {"c", Value::list({Value(1), Value("x"), Value()})},
                                             {"d", Value::object({{"e f", true}})},
                                             {"?", 5}});
  feel::CompileOptions options;
  options.names = {"e f"};
  options.unaryTests = data[0] % 2 == 1;
  const auto expression =
      feel::Expression::compile(std::string_view(reinterpret_cast<const char*>(data) + 1, size - 1), options);
  if (!expression) return 0;
  feel::EvaluateOptions evaluate;
  evaluate.limits.steps = 100'000;
  evaluate.limits.listSize = 10'000;
  evaluate.limits.stringSize = 100'000;
  const feel::Outcome out = expression->evaluate(feel::ContextScope(kScope), evaluate);
  if (out.error && !out.value.isNull()) __builtin_trap();  // a passed limit has no value
  return 0;
}
