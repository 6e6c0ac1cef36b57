// Checks of Chinese public identifiers: one file each, one table (checks.cpp).
//
//   const Check* check = findCheck("cn-resident-id");
//   if (auto fault = check->run("11010519491231002X", today)) show(fault->code);
//
// A form names a check in properties["joinery:check"]. A check is a pure function of the text and of today's date; any
// thread. It refuses surrounding spaces and lower-case letters other than the resident number's final x: what is stored
// is what was checked.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/base/time.h"

namespace joinery::forms {

struct CheckFault {
  std::string_view code;  // a row of messages.cpp: "cn-resident-id-birth-date"
  bool isWarning = false;
};

struct Check {
  std::string_view name;  // "cn-resident-id"
  std::string_view labelZh;
  std::string_view labelEn;
  std::optional<CheckFault> (*run)(std::string_view text, CivilDate today);
};

const std::vector<Check>& checks();
const Check* findCheck(std::string_view name);  // nullptr if there is none

// One entry per file in this folder.
std::optional<CheckFault> checkResidentId(std::string_view text, CivilDate today);        // GB 11643-1999
std::optional<CheckFault> checkUscc(std::string_view text, CivilDate today);              // GB 32100-2015
std::optional<CheckFault> checkOrganisationCode(std::string_view text, CivilDate today);  // GB 11714-1997
std::optional<CheckFault> checkMobile(std::string_view text, CivilDate today);
std::optional<CheckFault> checkPhone(std::string_view text, CivilDate today);
std::optional<CheckFault> checkPostcode(std::string_view text, CivilDate today);
std::optional<CheckFault> checkAreaCode(std::string_view text, CivilDate today);     // GB/T 2260
std::optional<CheckFault> checkProjectCode(std::string_view text, CivilDate today);  // GB/T 40058-2021
std::optional<CheckFault> checkBankCard(std::string_view text, CivilDate today);     // ISO/IEC 7812-1, Luhn

// Shared by several checks.
bool areDigits(std::string_view text);
int numberOf(std::string_view digits);                      // precondition: areDigits, at most 9 of them
bool isProvince(std::string_view twoDigits);                // first two digits of GB/T 2260, 81 to 83 included
bool isRealDate(int year, int month, int day);              // Gregorian calendar
bool hasOrganisationCheckCharacter(std::string_view nine);  // GB 11714: eight characters and their check character

}  // namespace joinery::forms
