#include <cstdio>
#include <string>
#include <string_view>

#include "engine/cli/commands.h"

namespace {

using joinery::cli::Arguments;

struct CommandRow {
  std::string_view group, name, usage;  // an empty name: the group is the command
  int (*run)(const Arguments&);
};

constexpr CommandRow kCommands[] = {
    {"bpmn", "check", "[--specification] [--strict] FILE...   tell every finding about models",
     joinery::cli::bpmnCheck},
    {"bpmn", "roundtrip", "FILE [TO]   write what saving an untouched model gives", joinery::cli::bpmnRoundtrip},
    {"bpmn", "svg", "FILE [TO]   draw a model", joinery::cli::bpmnSvg},
    {"dmn", "check", "FILE...   tell every finding about decision models", joinery::cli::dmnCheck},
    {"dmn", "evaluate", "--decision NAME [--variables JSON|@FILE] FILE...   make a decision",
     joinery::cli::dmnEvaluate},
    {"feel", "", "[EXPRESSION] [--context JSON|@FILE] [--unary-tests]   evaluate FEEL; without an expression: a prompt",
     joinery::cli::feel},
};

int usage() {
  std::fputs("usage:\n", stderr);
  for (const CommandRow& row : kCommands) {
    std::fprintf(stderr, "  joinery %s %s %s\n", row.group.data(), row.name.data(), row.usage.data());
  }
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return usage();
  for (const CommandRow& row : kCommands) {
    if (row.name.empty() && row.group == argv[1]) return row.run(Arguments(argv + 2, argv + argc));
    if (argc < 3) continue;
    if (row.group == argv[1] && row.name == argv[2]) return row.run(Arguments(argv + 3, argv + argc));
  }
  return usage();
}
