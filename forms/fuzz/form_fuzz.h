// One round of fuzzing: a form and an answer out of any bytes. Used by libFuzzer (form_fuzz_main.cpp, built with clang)
// and by forms_test, which mutates the samples for a second in every run of the tests.
#pragma once

#include <string_view>

namespace joinery::forms {

// `input` is the form's text, and after the first NUL byte the answer's. Aborts if a promise of forms/form.h is broken.
// Whether there was a form without errors and an answer to judge.
bool tryForm(std::string_view input);

}  // namespace joinery::forms
