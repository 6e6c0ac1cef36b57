// joinery feel: one expression, or a prompt.
#include "engine/feel/feel.h"

#include <fstream>
#include <iostream>
#include <sstream>

#include <unistd.h>

#include "engine/base/json.h"
#include "engine/cli/commands.h"

namespace joinery::cli {
namespace {

constexpr const char* kUsage =
    "usage: joinery feel [EXPRESSION] [--context JSON|@FILE] [--unary-tests] [--time-zone NAME]\n"
    "  without an expression: a prompt (or a line per expression from standard input)\n";

struct Settings {
  std::string expression;
  bool hasExpression = false;
  Value context = Value::object({});
  feel::CompileOptions compile;
  feel::EvaluateOptions evaluate;
};

void addNames(const Value& value, std::vector<std::string>& names) {
  if (value.isList())
    for (const Value& item : value.items()) addNames(item, names);
  if (!value.isObject()) return;
  for (const Value::Member& m : value.members()) {
    names.push_back(m.first);
    addNames(m.second, names);
  }
}

bool readContext(const std::string& argument, Settings& settings) {
  std::string text = argument;
  if (argument.starts_with("@")) {
    std::ifstream file(argument.substr(1), std::ios::binary);
    if (!file) {
      std::cerr << "cannot read " << argument.substr(1) << "\n";
      return false;
    }
    std::ostringstream bytes;
    bytes << file.rdbuf();
    text = bytes.str();
  }
  const auto value = parseJson(text);
  if (!value || !value->isObject()) {
    std::cerr << "the context has to be a JSON object" << (value ? "" : ": " + value.error().message) << "\n";
    return false;
  }
  settings.context = *value;
  addNames(*value, settings.compile.names);
  return true;
}

bool readSettings(const Arguments& arguments, Settings& settings) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    const bool hasNext = i + 1 < arguments.size();
    if (argument == "--context" && hasNext) {
      if (!readContext(arguments[++i], settings)) return false;
    } else if (argument == "--time-zone" && hasNext) {
      settings.evaluate.timeZone = arguments[++i];
    } else if (argument == "--unary-tests") {
      settings.compile.unaryTests = true;
    } else if (!settings.hasExpression && (!argument.starts_with("--") || argument.size() == 1)) {
      settings.expression = argument;
      settings.hasExpression = true;
    } else {
      std::cerr << kUsage;
      return false;
    }
  }
  return true;
}

// The line of the text with a mark under the place.
void show(const std::string& text, const Error& error) {
  std::cerr << error.message << " [" << error.code << "]\n";
  if (error.details.empty() || error.details.front().line == 0) return;
  const Diagnostic& place = error.details.front();
  std::istringstream lines(text);
  std::string line;
  for (int i = 0; i < place.line; ++i) std::getline(lines, line);
  std::cerr << "  " << line << "\n  " << std::string(static_cast<std::size_t>(place.column - 1), ' ') << "^\n";
}

int run(const std::string& text, Settings& settings) {
  const auto expression = feel::Expression::compile(text, settings.compile);
  if (!expression) {
    show(text, expression.error());
    return 1;
  }
  settings.evaluate.now = SystemClock().now();
  const feel::Outcome out = expression->evaluate(feel::ContextScope(settings.context), settings.evaluate);
  for (const std::string& warning : out.warnings) std::cerr << "warning: " << warning << "\n";
  if (out.error) {
    show(text, *out.error);
    return 1;
  }
  std::cout << toPrettyJson(out.value) << std::flush;
  return 0;
}

// Each line is an expression; `:history` lists the lines, `!3` runs the third again.
int prompt(Settings& settings) {
  const bool talks = isatty(STDIN_FILENO) != 0;
  std::vector<std::string> history;
  std::string line;
  int last = 0;
  while (true) {
    if (talks) std::cout << "feel> " << std::flush;
    if (!std::getline(std::cin, line)) return talks ? 0 : last;
    if (line.empty()) continue;
    if (line == ":history") {
      for (std::size_t i = 0; i < history.size(); ++i) std::cout << i + 1 << "  " << history[i] << "\n";
      continue;
    }
    if (line.starts_with("!")) {
      const auto number = Decimal::parse(line.substr(1)).value_or(Decimal()).toInt64().value_or(0);
      if (number < 1 || static_cast<std::size_t>(number) > history.size()) {
        std::cerr << "there is no line " << line.substr(1) << "\n";
        continue;
      }
      line = history[static_cast<std::size_t>(number - 1)];
      if (talks) std::cout << line << "\n";
    }
    history.push_back(line);
    last = run(line, settings);
  }
}

}  // namespace

int feel(const Arguments& arguments) {
  Settings settings;
  settings.evaluate.limits.milliseconds = 10'000;
  if (!readSettings(arguments, settings)) return 2;
  return settings.hasExpression ? run(settings.expression, settings) : prompt(settings);
}

}  // namespace joinery::cli
