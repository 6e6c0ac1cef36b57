#include "engine/run/compile/collaboration.h"
#include "engine/run/compile/compiler.h"
#include "engine/run/events/compensation.h"
#include "engine/run/events/link.h"

namespace joinery::run {

namespace {

using model::Element;
using model::Kind;

// Processes to be deployed: the executable ones; a file with a single process that does not say means to run it.
std::vector<const Element*> executableProcesses(const model::Document& document) {
  std::vector<const Element*> all = document.root().childrenOf(Kind::Process);
  std::vector<const Element*> executable, silent;
  for (const Element* process : all) {
    const std::string* flag = process->attribute("isExecutable");
    if (!flag) silent.push_back(process);
    if (flag && (trimmed(*flag) == "true" || trimmed(*flag) == "1")) executable.push_back(process);
  }
  if (executable.empty() && all.size() == 1) return silent;
  return executable;
}

std::shared_ptr<Definition> compileProcess(const model::Document& document, const CompileOptions& options,
                                           const Element& process, std::vector<Diagnostic>& diagnostics) {
  auto definition = std::make_shared<Definition>();
  definition->info.key = process.id();
  definition->info.name = process.name();
  definition->element = process.index();
  Compiler compiler(document, options, *definition, diagnostics);
  if (process.id().empty()) {
    compiler.refuse(process, "process-without-id", "a process needs an id, its key for whoever starts it");
  }
  collect(compiler, process);
  connect(compiler);
  compileNodes(compiler);
  connectLinks(compiler);
  connectCompensation(compiler);
  connectMessageFlows(compiler);
  compileCorrelations(compiler);
  computeReach(*definition);
  return definition;
}

}  // namespace

CompileResult compile(const model::Document& document, const CompileOptions& options) {
  CompileResult result;
  for (const Element* process : executableProcesses(document)) {
    result.definitions.push_back(compileProcess(document, options, *process, result.diagnostics));
  }
  if (hasErrors(result.diagnostics)) result.definitions.clear();
  return result;
}

}  // namespace joinery::run
