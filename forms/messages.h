// The texts of form errors, in Chinese and English, by their code.
//
//   Findings findings;
//   findings.add("/project/name", "too-long", {"50", "63"});      // "最多 50 个字，现有 63 个" / "at most 50 ..., got
//   63"
//
// One row per code in messages.cpp; {0} and {1} are the arguments. One Findings belongs to one thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "forms/form.h"

namespace joinery::forms {

struct MessageTexts {
  std::string_view code;
  std::string_view zh;
  std::string_view en;
};

const std::vector<MessageTexts>& messageTexts();
// Precondition: the code has a row; a test holds every code in use against the table.
FieldError makeFieldError(std::string pointer, std::string_view code, const std::vector<std::string>& arguments = {});

class Findings {
 public:
  void add(std::string pointer, std::string_view code, const std::vector<std::string>& arguments = {}) {
    errors.push_back(makeFieldError(std::move(pointer), code, arguments));
  }
  void warn(std::string pointer, std::string_view code, const std::vector<std::string>& arguments = {}) {
    warnings.push_back(makeFieldError(std::move(pointer), code, arguments));
  }

  std::vector<FieldError> errors;
  std::vector<FieldError> warnings;
};

}  // namespace joinery::forms
