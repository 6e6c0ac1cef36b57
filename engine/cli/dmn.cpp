// joinery dmn check | evaluate
#include "engine/dmn/dmn.h"

#include <fstream>
#include <iostream>
#include <sstream>

#include "engine/base/json.h"
#include "engine/cli/commands.h"

namespace joinery::cli {
namespace {

bool readFile(const std::string& path, std::string& into) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::cerr << "cannot read " << path << "\n";
    return false;
  }
  std::ostringstream bytes;
  bytes << file.rdbuf();
  into = bytes.str();
  return true;
}

void print(const Diagnostic& d) {
  static constexpr const char* kNames[] = {"error", "warning", "info"};
  std::cerr << d.resource << ":" << d.line << ":" << d.column << ": " << kNames[static_cast<int>(d.severity)] << ": "
            << d.message << " [" << d.code << "]" << (d.element.empty() ? "" : " (" + d.element + ")") << "\n";
}

// Complains on standard error; without a model the input was refused.
dmn::Compiled load(const std::vector<std::string>& paths, const dmn::CompileOptions& options = {}) {
  std::vector<dmn::Source> sources;
  for (const std::string& path : paths) {
    sources.push_back({path, {}});
    if (!readFile(path, sources.back().text)) return {};
  }
  dmn::Compiled out = dmn::compile(sources, options);
  for (const Diagnostic& d : out.diagnostics) print(d);
  return out;
}

Value traceOf(const dmn::DecisionTrace& trace) {
  Value::List rules;
  for (const std::string& rule : trace.matchedRules) rules.emplace_back(rule);
  return Value::object({{"id", trace.id},
                        {"name", trace.name},
                        {"matchedRules", Value::list(std::move(rules))},
                        {"output", trace.output}});
}

}  // namespace

int dmnCheck(const Arguments& arguments) {
  if (arguments.empty()) {
    std::cerr << "usage: joinery dmn check FILE...\n";
    return 2;
  }
  return load(arguments, {.checkTables = true}).model ? 0 : 1;
}

int dmnEvaluate(const Arguments& arguments) {
  std::vector<std::string> files;
  std::string decision, variables = "{}";
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const bool hasNext = i + 1 < arguments.size();
    if (arguments[i] == "--decision" && hasNext)
      decision = arguments[++i];
    else if (arguments[i] == "--variables" && hasNext)
      variables = arguments[++i];
    else
      files.push_back(arguments[i]);
  }
  if (files.empty() || decision.empty()) {
    std::cerr << "usage: joinery dmn evaluate --decision NAME [--variables JSON|@FILE] FILE...\n";
    return 2;
  }
  if (variables.starts_with("@") && !readFile(variables.substr(1), variables)) return 2;
  const auto given = parseJson(variables);
  if (!given || !given->isObject()) {
    std::cerr << "the variables have to be a JSON object" << (given ? "" : ": " + given.error().message) << "\n";
    return 2;
  }
  const dmn::Compiled compiled = load(files);
  if (!compiled.model) return 1;
  feel::EvaluateOptions options;
  options.now = SystemClock().now();
  const auto out = compiled.model->evaluate(decision, {}, *given, options);
  if (!out || out->error) {
    const Error& error = out ? *out->error : out.error();
    std::cerr << error.message << " [" << error.code << "]\n";
    return 1;
  }
  for (const std::string& warning : out->warnings) std::cerr << "warning: " << warning << "\n";
  Value::List decisions;
  for (const dmn::DecisionTrace& trace : out->decisions) decisions.push_back(traceOf(trace));
  std::cout << toPrettyJson(Value::object({{"result", out->result}, {"decisions", Value::list(std::move(decisions))}}))
            << std::flush;
  return 0;
}

}  // namespace joinery::cli
