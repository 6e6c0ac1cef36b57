#include "engine/dmn/builder.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

#include "engine/dmn/table_check.h"
#include "engine/feel/builtins.h"
#include "engine/feel/compiler.h"

namespace joinery::dmn {
namespace {

struct KindRow {
  std::string_view element;
  Drg::Kind kind;
};
constexpr std::array kKinds = {KindRow{"inputData", Drg::Kind::InputData}, KindRow{"decision", Drg::Kind::Decision},
                               KindRow{"businessKnowledgeModel", Drg::Kind::Knowledge},
                               KindRow{"decisionService", Drg::Kind::Service}};

const KindRow* kindOf(const Element& element) {
  if (!isDmnNamespace(element.namespaceUri())) return nullptr;
  for (const KindRow& row : kKinds)
    if (row.element == element.localName()) return &row;
  return nullptr;
}

void addNames(const Element& element, feel::NameTable& into) {
  for (const char* attribute : {"name", "iteratorVariable"}) {
    const std::string name = normalized(element.attributeOr(attribute, ""));
    if (!name.empty()) into.add(name);
  }
  for (const auto& child : element.children()) addNames(*child, into);
}

}  // namespace

std::shared_ptr<const Graph> Builder::build(const std::vector<Source>& sources, std::vector<Diagnostic>& diagnostics) {
  for (const Source& source : sources) load(source, diagnostics);
  const std::size_t models = m_loaded.size();
  for (std::size_t i = 0; i < models; ++i) readImports(i);
  for (std::size_t i = 0; i < models; ++i) readNames(i);
  for (std::size_t i = 0; i < models; ++i) makeTypes(i);
  for (std::size_t i = 0; i < models; ++i) readElements(i);
  for (std::size_t i = 0; i < models; ++i) readRequirements(i);
  refuseCycles();
  for (const auto& drg : m_graph->elements) compileLogic(*drg);
  return hasErrors(diagnostics) ? nullptr : m_graph;
}

void Builder::load(const Source& source, std::vector<Diagnostic>& diagnostics) {
  auto document = model::Document::parse(source.text, source.resource);
  if (!document) {
    for (Diagnostic d : document.error().details) {
      d.resource = source.resource;
      diagnostics.push_back(std::move(d));
    }
    if (document.error().details.empty())
      diagnostics.push_back({Severity::Error, document.error().code, document.error().message, source.resource, {}});
    return;
  }
  Loaded loaded;
  loaded.document = std::move(*document);
  loaded.report = std::make_unique<Report>(diagnostics, source.resource, source.text);
  const Element& root = loaded.document->root();
  if (root.localName() != "definitions" || !isDmnNamespace(root.namespaceUri())) {
    loaded.report->error(root, "not-dmn",
                         "expected <definitions> of DMN 1.1 to 1.5, got <" + root.localName() + "> of namespace \"" +
                             root.namespaceUri() + "\"");
    return;
  }
  m_graph->models.push_back(
      {source.resource, root.id(), nameOf(root), normalized(root.attributeOr("namespace", "")), {}});
  m_loaded.push_back(std::move(loaded));
}

void Builder::readImports(std::size_t model) {
  for (const Element* import : childrenNamed(m_loaded[model].document->root(), "import")) {
    const std::string uri = normalized(import->attributeOr("namespace", ""));
    const std::string type = import->attributeOr("importType", "");
    if (!type.empty() && !isDmnNamespace(type)) {
      m_loaded[model].report->error(*import, "unsupported-import",
                                    "only DMN models can be imported, not \"" + type + "\"");
      continue;
    }
    const auto& models = m_graph->models;
    const auto found = std::find_if(models.begin(), models.end(), [&](const ModelInfo& m) { return m.uri == uri; });
    if (found == models.end()) {
      m_loaded[model].report->error(*import, "unknown-import", "no model of namespace \"" + uri + "\" is at hand");
      continue;
    }
    m_graph->models[model].imports.emplace(nameOf(*import), static_cast<std::size_t>(found - models.begin()));
  }
}

void Builder::readNames(std::size_t model) {
  feel::NameTable& names = m_loaded[model].names;
  names = feel::standardNames();
  for (const Loaded& loaded : m_loaded) addNames(loaded.document->root(), names);
  for (const auto& [alias, imported] : m_graph->models[model].imports)
    for (const auto& child : m_loaded[imported].document->root().children())
      if (kindOf(*child) && !alias.empty()) names.add(alias + "." + nameOf(*child));
}

void Builder::makeTypes(std::size_t model) {
  const auto foreign = [this, model](std::string_view name) -> feel::TypePtr {
    for (const auto& [alias, imported] : m_graph->models[model].imports) {
      std::string_view rest = name;
      if (!alias.empty()) {
        if (!rest.starts_with(alias + ".")) continue;
        rest.remove_prefix(alias.size() + 1);
      }
      if (!m_loaded[imported].types) continue;
      if (feel::TypePtr found = m_loaded[imported].types->find(rest)) return found;
    }
    return nullptr;
  };
  Loaded& loaded = m_loaded[model];
  loaded.types = std::make_unique<TypeTable>(loaded.document->root(), loaded.names, *loaded.report, foreign);
}

void Builder::readElements(std::size_t model) {
  Loaded& loaded = m_loaded[model];
  for (const auto& child : loaded.document->root().children()) {
    const KindRow* row = kindOf(*child);
    if (!row) continue;
    auto drg = std::make_unique<Drg>();
    drg->kind = row->kind;
    drg->index = m_graph->elements.size();
    drg->id = child->id();
    drg->name = nameOf(*child);
    drg->model = model;
    if (const Element* variable = childNamed(*child, "variable"))
      drg->type = loaded.types->resolve(typeRefOf(*variable), *variable);
    if (!loaded.byId.emplace(drg->id, drg.get()).second && !drg->id.empty())
      loaded.report->error(*child, "duplicate-id", "the id \"" + drg->id + "\" is given twice");
    if (row->kind == Drg::Kind::Decision || row->kind == Drg::Kind::Service) {
      const ModelInfo& info = m_graph->models[model];
      const auto kind = row->kind == Drg::Kind::Decision ? DecisionInfo::Kind::Decision : DecisionInfo::Kind::Service;
      m_graph->decisions.push_back({kind, drg->id, drg->name, info.resource, info.name, info.uri, info.id});
    }
    if (m_graph->decisions.size() > m_graph->elementsOfDecisions.size())
      m_graph->elementsOfDecisions.push_back(drg.get());
    m_elementsOfDrg.push_back(child.get());
    m_graph->elements.push_back(std::move(drg));
  }
}

// href="#id", "namespace#id" or, by mistake of some tools, "id".
Drg* Builder::resolve(std::size_t model, const Element& reference) {
  const std::string href = normalized(reference.attributeOr("href", ""));
  const std::size_t hash = href.find('#');
  const std::string uri = hash == std::string::npos ? "" : href.substr(0, hash);
  const std::string id = hash == std::string::npos ? href : href.substr(hash + 1);
  for (std::size_t i = 0; i < m_loaded.size(); ++i) {
    const bool here = uri.empty() ? i == model : m_graph->models[i].uri == uri;
    if (!here) continue;
    const auto found = m_loaded[i].byId.find(id);
    if (found != m_loaded[i].byId.end()) return found->second;
  }
  m_loaded[model].report->error(reference, "dangling-reference", "nothing has the id \"" + href + "\"");
  return nullptr;
}

std::string Builder::nameIn(std::size_t model, const Drg& target) const {
  if (target.model == model) return target.name;
  for (const auto& [alias, imported] : m_graph->models[model].imports)
    if (imported == target.model) return alias.empty() ? target.name : alias + "." + target.name;
  return target.name;
}

void Builder::require(Drg& drg, const Element& requirement, const char* child) {
  const Element* reference = childNamed(requirement, child);
  if (!reference) return;
  if (const Drg* target = resolve(drg.model, *reference)) drg.scope.emplace(nameIn(drg.model, *target), target);
}

void Builder::readRequirements(std::size_t model) {
  for (const auto& drg : m_graph->elements) {
    if (drg->model != model) continue;
    const Element& element = *m_elementsOfDrg[drg->index];
    for (const Element* requirement : childrenNamed(element, "informationRequirement")) {
      require(*drg, *requirement, "requiredDecision");
      require(*drg, *requirement, "requiredInput");
    }
    for (const Element* requirement : childrenNamed(element, "knowledgeRequirement"))
      require(*drg, *requirement, "requiredKnowledge");
    if (drg->kind == Drg::Kind::Service) readService(*drg, element);
  }
}

void Builder::readService(Drg& service, const Element& element) {
  for (const char* child : {"inputData", "inputDecision"})
    for (const Element* reference : childrenNamed(element, child))
      if (const Drg* target = resolve(service.model, *reference)) service.parameters.push_back(target);
  for (const Element* reference : childrenNamed(element, "outputDecision"))
    if (const Drg* target = resolve(service.model, *reference)) service.outputs.push_back(target);
  if (service.outputs.empty())
    m_loaded[service.model].report->error(element, "service-without-output",
                                          "a decision service needs an output decision");
}

// Requirements may not lead back to where they came from. Services do not count: a decision may call the service
// that holds it, which FEEL's own limit on depth ends.
void Builder::refuseCycles() {
  enum class State { New, UnderWay, Done };
  std::vector<State> states(m_graph->elements.size(), State::New);
  const std::function<void(const Drg&, int)> visit = [&](const Drg& drg, int depth) {
    State& state = states[drg.index];
    if (state == State::Done) return;
    Report& report = *m_loaded[drg.model].report;
    if (state == State::UnderWay || depth > 500) {
      report.error(*m_elementsOfDrg[drg.index], "cyclic-requirement",
                   depth > 500 ? "requirements nest more than 500 levels deep"
                               : "\"" + drg.name + "\" requires itself, perhaps through others");
      return;
    }
    state = State::UnderWay;
    for (const auto& [name, target] : drg.scope)
      if (target != &drg || drg.kind != Drg::Kind::Knowledge) visit(*target, depth + 1);
    states[drg.index] = State::Done;
  };
  for (const auto& drg : m_graph->elements) visit(*drg, 0);
}

// A function that may call itself: `{name: function}.name`.
feel::AstPtr Builder::knowledge(Drg& drg, ExpressionReader& reader) {
  const Element& element = *m_elementsOfDrg[drg.index];
  const Element* logic = childNamed(element, "encapsulatedLogic");
  if (!logic) return nullptr;
  feel::AstPtr function = reader.readFunction(*logic);
  if (!function) return nullptr;
  const bool isFunctionType = drg.type && drg.type->kind == feel::Type::Kind::Function;
  const feel::TypePtr result = isFunctionType ? drg.type->result : drg.type;
  function->children[0] =
      reader.coerced(std::move(function->children[0]), result, "the result of \"" + drg.name + "\"");
  feel::AstPtr holder = feel::makeAst(feel::AstKind::Context);
  holder->names.push_back(drg.name);
  holder->add(std::move(function));
  feel::AstPtr out = feel::makeAst(feel::AstKind::Path, 0, drg.name);
  out->add(std::move(holder));
  return out;
}

void Builder::checkTables(const Drg& drg, const ExpressionReader& reader) {
  const auto typeOf = [&](const std::string& name) -> feel::TypePtr {
    const auto found = drg.scope.find(name);
    return found == drg.scope.end() ? nullptr : found->second->type;
  };
  for (const auto& [table, element] : reader.tables) checkTable(*table, *element, *m_loaded[drg.model].report, typeOf);
}

void Builder::compileLogic(Drg& drg) {
  if (drg.kind == Drg::Kind::InputData || drg.kind == Drg::Kind::Service) return;
  Loaded& loaded = m_loaded[drg.model];
  const Element& element = *m_elementsOfDrg[drg.index];
  ExpressionReader reader(*loaded.types, loaded.names, *loaded.report);
  const bool isKnowledge = drg.kind == Drg::Kind::Knowledge;
  const feel::AstPtr ast = isKnowledge ? knowledge(drg, reader)
                                       : reader.coerced(reader.readWithin(element), drg.type, "\"" + drg.name + "\"");
  if (m_options.checkTables) checkTables(drg, reader);
  if (!ast) return;
  std::set<std::string, std::less<>> known;
  for (const auto& [name, target] : drg.scope) known.insert(name);
  feel::CompileEnvironment environment;
  environment.known = &known;
  environment.allowUnknownFunctions = true;
  auto program = feel::compileProgram(*ast, environment);
  if (!program) return loaded.report->feel(element, program.error());
  drg.program = std::move(*program);
  for (const auto& name : drg.program->freeNames())
    if (!known.contains(name.name) && !feel::findBuiltin(name.name))
      loaded.report->warning(
          element, "unknown-name",
          "\"" + name.name + "\" is not among the requirements of \"" + drg.name + "\"; it will be null");
}

}  // namespace joinery::dmn
