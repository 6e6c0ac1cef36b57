#include "designer/ui/properties/builders.h"

#include "designer/core/commands/set_child_text.h"
#include "designer/core/commands/set_reference.h"

namespace joinery::designer {

using model::Element;
using model::Kind;

const Element* below(const Element& element, const std::vector<Kind>& path) {
  const Element* found = &element;
  for (Kind kind : path)
    if (found) found = found->child(kind);
  return found;
}

Property attributeProperty(const char* key, const char* label, Property::Editor editor, std::vector<Kind> path,
                           std::string name, std::string_view namespaceUri, const char* placeholder) {
  const std::string uri(namespaceUri);
  Property property{key, label, editor, placeholder, {}, {}, {}, {}, {}, {}, {}};
  property.read = [=](DesignDocument&, const Element& element) {
    const Element* found = below(element, path);
    return found ? QString::fromStdString(found->attributeOr(name, "", uri)) : QString();
  };
  property.write = [=](const Id& id, const QString& value) -> std::unique_ptr<Command> {
    return std::make_unique<SetAttribute>(ElementPath{id, path}, name, value.toStdString(), uri);
  };
  return property;
}

Property textProperty(const char* key, const char* label, Property::Editor editor, std::vector<Kind> path,
                      const char* placeholder) {
  Property property{key, label, editor, placeholder, {}, {}, {}, {}, {}, {}, {}};
  property.read = [=](DesignDocument&, const Element& element) {
    const Element* found = below(element, path);
    return found ? QString::fromStdString(found->text()).trimmed() : QString();
  };
  property.write = [=](const Id& id, const QString& value) -> std::unique_ptr<Command> {
    return std::make_unique<SetChildText>(ElementPath{id, path}, value.toStdString());
  };
  return property;
}

Property flagProperty(const char* key, const char* label, std::vector<Kind> path, std::string name, bool fallback) {
  Property property{key, label, Property::Editor::Flag, "", {}, {}, {}, {}, {}, {}, {}};
  property.read = [=](DesignDocument&, const Element& element) {
    const Element* found = below(element, path);
    const std::string text = found ? found->attributeOr(name, "") : std::string();
    const bool value = text.empty() ? fallback : text == "true" || text == "1";
    return value ? QStringLiteral("true") : QStringLiteral("false");
  };
  property.write = [=](const Id& id, const QString& value) -> std::unique_ptr<Command> {
    const bool differs = (value == QLatin1String("true")) != fallback;
    return std::make_unique<SetAttribute>(ElementPath{id, path}, name, differs ? value.toStdString() : std::string());
  };
  return property;
}

Property referenceProperty(const char* key, const char* label, std::vector<Kind> path, std::string attribute,
                           Kind rootKind, const char* placeholder) {
  Property property{key, label, Property::Editor::EditableChoice, placeholder, {}, {}, {}, {}, {}, {}, {}};
  property.read = [=](DesignDocument& document, const Element& element) {
    const Element* found = below(element, path);
    if (!found) return QString();
    const std::string reference = found->attributeOr(attribute, "");
    const Element* root = document.find(localPart(reference));
    return QString::fromStdString(root ? (root->name().empty() ? root->id() : root->name()) : reference);
  };
  property.write = [=](const Id& id, const QString& value) -> std::unique_ptr<Command> {
    return std::make_unique<SetReference>(ElementPath{id, path}, attribute, rootKind, value.toStdString());
  };
  property.suggestions = [=](DesignDocument& document, const Element&) {
    QStringList names;
    for (const Element* root : document.model().root().childrenOf(rootKind))
      names << QString::fromStdString(root->name().empty() ? root->id() : root->name());
    return names;
  };
  return property;
}

Property rowsProperty(const char* key, const char* label, std::string rowElement, std::vector<PropertyColumn> columns) {
  Property property{key, label, Property::Editor::Rows, "", {}, {}, {}, {}, {}, {}, {}};
  property.rowElement = std::move(rowElement);
  property.columns = std::move(columns);
  return property;
}

}  // namespace joinery::designer
