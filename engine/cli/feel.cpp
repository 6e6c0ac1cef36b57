// joinery feel: one expression, or a prompt.
#include "engine/feel/feel.h"

#include <fstream>
#include <iostream>
#include <sstream>

#include "engine/base/json.h"
#include "engine/cli/commands.h"
#include "engine/cli/prompt.h"

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
  feel::addNames(*value, settings.compile.names);
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

// Each line is an expression. From a file the last one's code counts; at a terminal a mistake is no failure.
int prompt(Settings& settings) {
  Prompt prompt("feel> ", "feel");
  int last = 0;
  while (const auto line = prompt.next()) last = run(*line, settings);
  return prompt.isTerminal() ? 0 : last;
}

}  // namespace

int feel(const Arguments& arguments) {
  Settings settings;
  settings.evaluate.limits.milliseconds = 10'000;
  if (!readSettings(arguments, settings)) return 2;
  return settings.hasExpression ? run(settings.expression, settings) : prompt(settings);
}

}  // namespace joinery::cli
