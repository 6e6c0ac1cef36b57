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

// Beyond kMostFindings a last error says that there are more: an answer of a megabyte gets no answer of ten.
class Findings {
 public:
  static constexpr std::size_t kMostFindings = 1000;

  void add(std::string pointer, std::string_view code, const std::vector<std::string>& arguments = {}) {
    add(makeFieldError(std::move(pointer), code, arguments));
  }
  void add(FieldError error) {
    ++m_count;
    if (errors.size() == kMostFindings) errors.push_back(makeFieldError("", "too-many-errors"));
    if (errors.size() < kMostFindings) errors.push_back(std::move(error));
  }
  void warn(std::string pointer, std::string_view code, const std::vector<std::string>& arguments = {}) {
    if (warnings.size() < kMostFindings) warnings.push_back(makeFieldError(std::move(pointer), code, arguments));
  }

  std::size_t count() const { return m_count; }  // of errors, listed or not

  std::vector<FieldError> errors;
  std::vector<FieldError> warnings;

 private:
  std::size_t m_count = 0;
};

}  // namespace joinery::forms
