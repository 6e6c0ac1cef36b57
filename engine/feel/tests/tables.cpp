#include "engine/feel/tests/tables.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "engine/base/json.h"
#include "engine/feel/builtins.h"
#include "engine/feel/feel.h"

namespace joinery::feel {
namespace {

std::string trim(const std::string& text) {
  const auto from = text.find_first_not_of(" \t\r");
  if (from == std::string::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\r") - from + 1);
}

bool eatWord(std::string& line, const std::string& word) {
  if (!line.starts_with(word + " ") && line != word) return false;
  line = trim(line.substr(word.size()));
  return true;
}

std::vector<std::string> splitNames(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find(';', from), text.size());
    out.push_back(trim(text.substr(from, end - from)));
    from = end + 1;
  }
  return out;
}

void readFile(const std::filesystem::path& path, std::vector<TableCase>& out) {
  std::ifstream in(path);
  TableCase settings;
  settings.scope = Value::object({});
  std::string line, more;
  for (int number = 1; std::getline(in, more); ++number) {
    line += trim(more);
    if (line.ends_with("\\")) {
      line.back() = '\n';
      continue;
    }
    std::string text = std::move(line);
    line.clear();
    if (text.empty() || text.starts_with("#")) continue;
    const std::string place = path.filename().string() + ":" + std::to_string(number);
    if (eatWord(text, "scope")) {
      settings.scope = parseJson(text).value();
    } else if (eatWord(text, "names")) {
      settings.names = splitNames(text);
    } else if (eatWord(text, "unary-tests")) {
      settings.unaryTests = text == "on";
    } else if (eatWord(text, "builtin")) {
      settings.builtin = text;
    } else {
      TableCase c = settings;
      if (!c.builtin.empty()) {
        c.aspect = text.substr(0, text.find(' '));
        text = trim(text.substr(c.aspect.size()));
      }
      const std::size_t arrow = text.rfind(" => ");
      c.place = place;
      c.expression = trim(text.substr(0, arrow));
      c.expected = arrow == std::string::npos ? "(no expectation)" : trim(text.substr(arrow + 4));
      if (const std::size_t warning = c.expected.find(" ~ "); warning != std::string::npos) {
        c.warning = trim(c.expected.substr(warning + 3));
        c.expected = trim(c.expected.substr(0, warning));
      }
      out.push_back(std::move(c));
    }
  }
}

}  // namespace

std::set<std::string> builtinsOfTheTable() {
  const auto names = builtinNames();
  return {names.begin(), names.end()};
}

std::vector<TableCase> readTables(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".feel") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<TableCase> out;
  for (const auto& file : files) readFile(file, out);
  return out;
}

std::string failureOf(const TableCase& c) {
  CompileOptions options;
  options.names = c.names;
  options.unaryTests = c.unaryTests;
  const auto expression = Expression::compile(c.expression, options);
  if (!expression) {
    const std::string came = "error " + expression.error().code;
    return came == c.expected ? "" : came + ": " + expression.error().message + "; expected " + c.expected;
  }
  EvaluateOptions at;
  at.now = parseInstant("2026-11-23T02:03:04.567Z").value();
  const Outcome out = expression->evaluate(ContextScope(c.scope), at);
  if (out.error) {
    const std::string came = "error " + out.error->code;
    return came == c.expected ? "" : came + "; expected " + c.expected;
  }
  const auto expected = parseJson(c.expected);
  std::string warnings;
  for (const std::string& w : out.warnings) warnings += " [" + w + "]";
  if (!expected) return "the expectation is no JSON: " + c.expected;
  if (!(*expected == out.value)) return toJson(out.value) + warnings + "; expected " + c.expected;
  if (!c.warning.empty() && warnings.find(c.warning) == std::string::npos)
    return "expected a warning with \"" + c.warning + "\", got" + warnings;
  return {};
}

}  // namespace joinery::feel
