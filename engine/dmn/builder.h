// From XML documents to a Graph: models, imports, types, elements, requirements, logic. Private to engine/dmn; one use,
// one thread.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "engine/dmn/expressions.h"
#include "engine/dmn/graph.h"
#include "engine/dmn/types.h"
#include "engine/dmn/xml.h"

namespace joinery::dmn {

class Builder {
 public:
  explicit Builder(const CompileOptions& options) : m_options(options), m_graph(std::make_shared<Graph>()) {}
  // Adds to `diagnostics`; nullptr if one of them is an error.
  std::shared_ptr<const Graph> build(const std::vector<Source>& sources, std::vector<Diagnostic>& diagnostics);

 private:
  struct Loaded {  // one document while it is built
    std::unique_ptr<model::Document> document;
    std::unique_ptr<Report> report;
    std::unique_ptr<TypeTable> types;
    feel::NameTable names;  // of several words, in scope anywhere in the model
    std::map<std::string, Drg*, std::less<>> byId;
  };

  void load(const Source& source, std::vector<Diagnostic>& diagnostics);
  void readImports(std::size_t model);
  void readNames(std::size_t model);
  void makeTypes(std::size_t model);
  void readElements(std::size_t model);
  void readRequirements(std::size_t model);
  void readService(Drg& service, const Element& element);
  void refuseCycles();
  void compileLogic(Drg& drg);
  void checkTables(const Drg& drg, const ExpressionReader& reader);
  feel::AstPtr knowledge(Drg& drg, ExpressionReader& reader);

  Drg* resolve(std::size_t model, const Element& reference);
  std::string nameIn(std::size_t model, const Drg& target) const;  // how the model's expressions call it
  void require(Drg& drg, const Element& requirement, const char* child);

  CompileOptions m_options;
  std::shared_ptr<Graph> m_graph;
  std::vector<Loaded> m_loaded;                 // by model
  std::vector<const Element*> m_elementsOfDrg;  // by Drg::index
};

}  // namespace joinery::dmn
