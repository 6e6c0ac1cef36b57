// What a model imports, before anything is compiled.
#include <algorithm>

#include "engine/dmn/dmn.h"
#include "engine/dmn/xml.h"

namespace joinery::dmn {
namespace {

std::string uriOf(const Element& element) {
  return normalized(element.attributeOr("namespace", ""));
}

std::unique_ptr<model::Document> modelOf(const Source& source) {
  auto document = model::Document::parse(source.text, source.resource);
  if (!document || !isDmnNamespace((*document)->root().namespaceUri())) return nullptr;
  return std::move(*document);
}

}  // namespace

std::vector<Source> withImports(const Source& of, const std::vector<Source>& all) {
  std::vector<Source> out = {of};
  std::vector<std::unique_ptr<model::Document>> others;
  for (const Source& source : all) others.push_back(source.resource == of.resource ? nullptr : modelOf(source));
  for (std::size_t next = 0; next < out.size(); ++next) {
    const auto document = modelOf(out[next]);
    if (!document) continue;
    for (const Element* import : childrenNamed(document->root(), "import"))
      for (std::size_t i = 0; i < all.size(); ++i) {
        if (!others[i] || uriOf(others[i]->root()) != uriOf(*import)) continue;
        others[i].reset();
        out.push_back(all[i]);
      }
  }
  return out;
}

std::string modelKey(const Source& source) {
  const auto document = modelOf(source);
  if (!document) return {};
  const Element& root = document->root();
  const std::string own = root.id().empty() ? nameOf(root) : root.id();
  return own.empty() ? uriOf(root) : uriOf(root) + "#" + own;
}

bool isInModel(const DecisionInfo& decision, std::string_view model) {
  return model.empty() || decision.modelName == model || decision.modelId == model || decision.modelNamespace == model;
}

}  // namespace joinery::dmn
