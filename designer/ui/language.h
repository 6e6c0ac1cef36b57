// The language of the user interface: Chinese where the system speaks it, else English; a choice is remembered.
#pragma once

#include <QString>
#include <vector>

namespace joinery::designer::language {

struct Entry {
  const char* code;  // "zh_CN", "en"
  const char* name;  // in the language itself
};

const std::vector<Entry>& all();
QString current();
// Installs the translation; every widget gets a LanguageChange event. `remember`: also at the next start.
void choose(const QString& code, bool remember = true);
// The remembered choice, else the system's.
void chooseFirst();

}  // namespace joinery::designer::language
