// BPMN files: held against the rules with what they import, then compiled.
#include <algorithm>
#include <set>

#include "engine/check/check.h"
#include "engine/deploy/kinds.h"
#include "engine/model/document.h"

namespace joinery::deploy {

namespace {

using Documents = std::vector<std::unique_ptr<model::Document>>;

// "sub/a.bpmn" + "../b.bpmn" -> "b.bpmn". What leads out of the deployment keeps its "..".
std::string resolvePath(const std::string& from, const std::string& location) {
  std::vector<std::string> parts;
  const std::size_t slash = from.rfind('/');
  const std::string whole = (slash == std::string::npos ? "" : from.substr(0, slash + 1)) + location;
  for (std::size_t begin = 0; begin <= whole.size();) {
    const std::size_t end = std::min(whole.find('/', begin), whole.size());
    const std::string part = whole.substr(begin, end - begin);
    begin = end + 1;
    if (part.empty() || part == ".") continue;
    if (part == ".." && !parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else {
      parts.push_back(part);
    }
  }
  std::string path;
  for (const std::string& part : parts) path += (path.empty() ? "" : "/") + part;
  return path;
}

// The file that `importer` calls `location`: by its place beside the importer, or by exactly that name.
const DeployedFile* importedFile(const std::vector<DeployedFile>& files, const std::string& importer,
                                 const std::string& location) {
  for (const std::string& name : {resolvePath(importer, location), location}) {
    const auto found = std::find_if(files.begin(), files.end(), [&](const DeployedFile& f) { return f.name == name; });
    if (found != files.end()) return &*found;
  }
  return nullptr;
}

// What the document imports, and what that imports. Files that cannot be read are told of where they are deployed.
void collectImports(const model::Document& document, const std::vector<DeployedFile>& files,
                    std::set<std::string>& seen, Documents& imports) {
  for (const model::Element* import : document.root().childrenOf(model::Kind::Import)) {
    const std::string location = import->attributeOr("location", "");
    const DeployedFile* file = importedFile(files, document.resource(), location);
    if (!file || fileKind(file->name) == nullptr || !seen.insert(file->name).second) continue;
    Result<std::unique_ptr<model::Document>> imported = model::Document::parse(file->content, file->name);
    if (!imported) continue;
    collectImports(**imported, files, seen, imports);
    imports.push_back(std::move(*imported));
  }
}

bool contains(const std::vector<Diagnostic>& problems, const Diagnostic& wanted) {
  return std::any_of(problems.begin(), problems.end(), [&](const Diagnostic& problem) {
    return problem.code == wanted.code && problem.element == wanted.element && problem.line == wanted.line;
  });
}

}  // namespace

ReadFile readBpmn(const DeployedFile& file, const ReadContext& context) {
  ReadFile read;
  Result<std::unique_ptr<model::Document>> document = model::Document::parse(file.content, file.name);
  if (!document) {
    addError(document.error(), file.name, read.problems);
    return read;
  }
  std::set<std::string> seen{file.name};
  Documents owned;
  collectImports(**document, context.files, seen, owned);
  std::vector<const model::Document*> imports;
  for (const auto& import : owned) imports.push_back(import.get());
  const bool specificationOnly = context.options.specificationOnly;
  if (!context.stored) {
    read.problems = check::check(
        **document, {.specificationOnly = specificationOnly, .strict = context.options.strict, .imports = imports});
  }
  run::CompileResult compiled = run::compile(**document, {.specificationOnly = specificationOnly, .imports = imports});
  for (Diagnostic& problem : compiled.diagnostics) {
    if (!contains(read.problems, problem)) read.problems.push_back(std::move(problem));
  }
  for (std::shared_ptr<run::Definition>& definition : compiled.definitions) {
    const run::DefinitionInfo& info = run::info(*definition);
    read.definitions.push_back({"process", info.key, info.name, std::move(definition)});
  }
  return read;
}

}  // namespace joinery::deploy
