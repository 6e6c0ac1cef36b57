// libFuzzer's entry: form_fuzz -max_total_time=60 CORPUS, with forms/tests/cases as a first corpus.
#include <cstdint>

#include "forms/fuzz/form_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {  // NOLINT: libFuzzer's name
  joinery::forms::tryForm({reinterpret_cast<const char*>(data), size});
  return 0;
}
