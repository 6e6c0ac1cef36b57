#include "forms/read_form.h"

#include <set>

namespace joinery::forms {
namespace {

using Shape = FieldTypeInfo::Shape;

// What encloses the components being read.
struct Enclosing {
  Path prefix;        // of the groups' paths, within the scope
  std::string scope;  // dotted path of the enclosing list's rows; empty at the root
  std::vector<std::string> sections;
  std::set<std::string>* bound = nullptr;  // paths taken in this scope
};

class FormReader {
 public:
  explicit FormReader(const Value& document) : m_document(document) {}

  FormContents read(std::string_view text, const std::string& resource) {
    checkRoot();
    FormContents out;
    out.root.json = m_document;
    std::set<std::string> bound;
    readComponents(out.root, {{}, {}, {}, &bound});
    out.fields = std::move(m_fields);
    out.diagnostics = m_faults.locate(text, resource);
    return out;
  }

 private:
  void checkRoot() {
    constexpr int kNewestSchema = 19;
    if (m_document.text("id").empty()) m_faults.add("", "form-without-id", "expected an \"id\" for the form");
    const Value* version = m_document.find("schemaVersion");
    if (version && (!version->isNumber() || version->number() > Decimal(kNewestSchema)))
      m_faults.add("/schemaVersion", "schema-version-newer",
                   "expected a schemaVersion of at most " + std::to_string(kNewestSchema), Severity::Warning);
    const std::string type = m_document.text("type", "default");
    if (type != "default") m_faults.add("/type", "form-type-unknown", "expected \"default\", got \"" + type + "\"");
  }

  void readComponents(Component& parent, const Enclosing& enclosing) {
    const Value* list = parent.json.find("components");
    if (!list || !list->isList()) {
      if (parent.type) m_faults.add(parent.pointer, "components-missing", "expected a list of \"components\"");
      return;
    }
    parent.children.reserve(list->items().size());
    for (std::size_t i = 0; i < list->items().size(); ++i)
      readComponent(parent, list->items()[i], parent.pointer + "/components/" + std::to_string(i), enclosing);
  }

  void readComponent(Component& parent, const Value& json, const std::string& pointer, const Enclosing& enclosing) {
    if (!json.isObject())
      return m_faults.add(pointer, "component-malformed",
                          "expected a component, got a " + std::string(typeName(json.type())));
    Component component;
    component.json = json;
    component.pointer = pointer;
    component.sections = enclosing.sections;
    component.type = findFieldType(json.text("type"));
    if (!component.type)
      return m_faults.add(pointer + "/type", "component-type-unknown",
                          "expected a known component type, got \"" + json.text("type") + "\"");
    bind(component, enclosing);
    readSettings(component, m_faults);
    if (!component.path.empty())
      m_fields.push_back(
          {component.fullPath, pointer, component.type->info.type, json.text("label"), component.sections});
    readChildren(component, enclosing);
    if (component.type->checkDefinition) component.type->checkDefinition(component, m_faults);
    parent.children.push_back(std::move(component));
  }

  void readChildren(Component& component, const Enclosing& enclosing) {
    if (component.shape() != Shape::Group && component.shape() != Shape::List) return;
    Enclosing inner = enclosing;
    if (const std::string name = sectionName(component.json); !name.empty()) inner.sections.push_back(name);
    std::set<std::string> boundInRow;
    if (component.shape() == Shape::List) {
      inner.prefix.clear();
      inner.scope = component.fullPath;
      inner.bound = &boundInRow;
    } else if (const std::string path = component.json.text("path"); !path.empty()) {
      const Path parts = checkedPath(component.pointer + "/path", path);
      inner.prefix.insert(inner.prefix.end(), parts.begin(), parts.end());
    }
    readComponents(component, inner);
    for (const std::string& path : boundInRow) component.rowNames.push_back(splitDotted(path).front());
  }

  // Finds the component's place in the data.
  void bind(Component& component, const Enclosing& enclosing) {
    if (component.shape() != Shape::Value && component.shape() != Shape::List) return;
    const char* member = component.shape() == Shape::Value ? "key" : "path";
    const std::string text = component.json.text(member);
    if (text.empty())
      return m_faults.add(component.pointer, std::string(member) + "-missing",
                          "expected a \"" + std::string(member) + "\" for a " + component.type->info.type);
    const Path own = checkedPath(component.pointer + "/" + member, text);
    component.path = enclosing.prefix;
    component.path.insert(component.path.end(), own.begin(), own.end());
    const std::string path = dotted(component.path);
    component.fullPath = enclosing.scope.empty() ? path : enclosing.scope + "." + path;
    claim(component, path, member, *enclosing.bound);
  }

  Path checkedPath(const std::string& pointer, const std::string& text) {
    Path path = splitDotted(text);
    for (const std::string& part : path)
      if (part.empty() || part.find_first_of(" \t\r\n[]\"'/~#") != part.npos) {
        m_faults.add(pointer, "key-malformed",
                     "expected names with dots between them and without spaces, brackets, quotes, \"/\", \"~\" and "
                     "\"#\", got \"" +
                         text + "\"");
        break;
      }
    return path;
  }

  // Two components may not hold the same value, nor one a part of another's.
  void claim(const Component& component, const std::string& path, const char* member, std::set<std::string>& bound) {
    bool isTaken = bound.contains(path);
    const auto next = bound.lower_bound(path + ".");
    isTaken = isTaken || (next != bound.end() && next->starts_with(path + "."));
    for (std::size_t dot = path.find('.'); dot != path.npos && !isTaken; dot = path.find('.', dot + 1))
      isTaken = bound.contains(path.substr(0, dot));
    if (isTaken)
      m_faults.add(component.pointer + "/" + member, "key-duplicate",
                   "expected a place of its own in the data, got \"" + path + "\", which another component uses");
    bound.insert(path);
  }

  const Value& m_document;
  DefinitionFaults m_faults;
  std::vector<FieldInfo> m_fields;
};

}  // namespace

std::string sectionName(const Value& component) {
  const Value* properties = component.find("properties");
  const std::string name = properties ? properties->text("joinery:section") : std::string();
  return name.empty() ? component.text("id") : name;
}

FormContents readForm(const Value& document, std::string_view text, const std::string& resource) {
  return FormReader(document).read(text, resource);
}

}  // namespace joinery::forms
