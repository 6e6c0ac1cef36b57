// Rows that people fill in; the list's components are the columns. Rules over all rows: how many, which columns tell
// rows apart ("joinery:unique"), and what a column must add up to ("joinery:sum", "joinery:sumEquals").
#include "engine/base/json.h"
#include "forms/definition_faults.h"
#include "forms/field_context.h"

namespace joinery::forms {
namespace {

constexpr std::int64_t kMostRows = 2000;

std::vector<std::string> namesIn(std::string_view commaSeparated) {
  std::vector<std::string> names;
  std::string name;
  for (char c : std::string(commaSeparated) + ",") {
    if (c != ',' && c != ' ') name += c;
    if (c == ',' && !name.empty()) names.push_back(std::exchange(name, {}));
  }
  return names;
}

std::string property(const Component& component, std::string_view name) {
  const Value* properties = component.json.find("properties");
  return properties ? properties->text(name) : std::string();
}

const Component* columnNamed(const Component& within, std::string_view name) {
  for (const Component& child : within.children) {
    if (!child.path.empty() && dotted(child.path) == name && child.shape() == FieldTypeInfo::Shape::Value)
      return &child;
    if (child.shape() != FieldTypeInfo::Shape::Group) continue;
    if (const Component* found = columnNamed(child, name)) return found;
  }
  return nullptr;
}

void checkDefinition(const Component& component, DefinitionFaults& faults) {
  if (component.children.empty())
    faults.add(component.pointer, "list-without-columns", "expected \"components\", one for each column");
  const auto checkColumn = [&](const char* property, const std::string& name) {
    if (!columnNamed(component, name))
      faults.add(component.pointer + "/properties/" + property, "column-unknown",
                 "expected the key of a column, got \"" + name + "\"");
  };
  for (const std::string& name : namesIn(property(component, "joinery:unique"))) checkColumn("joinery:unique", name);
  const std::string sum = property(component, "joinery:sum");
  if (!sum.empty()) checkColumn("joinery:sum", sum);
  if (sum.empty() == (component.constant("/properties/joinery:sumEquals") != nullptr))
    faults.add(component.pointer + "/properties", "sum-incomplete",
               "expected \"joinery:sum\" and \"joinery:sumEquals\" together");
}

void checkType(const Value& value, const FieldContext& field) {
  if (!value.isList()) return field.fault("wrong-type", {"列表", "a list"});
  for (std::size_t i = 0; i < value.items().size(); ++i)
    if (!value.items()[i].isObject())
      field.faultAt(field.pointer() + "/" + std::to_string(i), "not-an-object", {typeName(value.items()[i].type())});
}

void checkCount(const Value& value, const FieldContext& field) {
  const Decimal count(static_cast<std::int64_t>(value.items().size()));
  const auto least = field.number("/properties/joinery:minRows");
  const Decimal most = field.number("/properties/joinery:maxRows").value_or(Decimal(kMostRows));
  if (least && count < *least) field.fault("too-few-rows", {least->toString(), count.toString()});
  if (count > most) field.fault("too-many-rows", {most.toString(), count.toString()});
}

void checkUnique(const Value& value, const FieldContext& field) {
  const std::vector<std::string> names = namesIn(property(field.component(), "joinery:unique"));
  if (names.empty()) return;
  std::map<std::string, std::size_t> firstRow;
  for (std::size_t i = 0; i < value.items().size(); ++i) {
    Value::List key;
    for (const std::string& name : names) {
      const Value* cell = memberAt(value.items()[i], splitDotted(name));
      key.push_back(cell ? *cell : Value());
    }
    const auto [first, isNew] = firstRow.emplace(toJson(Value::list(std::move(key))), i);
    if (!isNew)
      field.faultAt(pointerOf(field.pointer() + "/" + std::to_string(i), splitDotted(names.front())), "duplicate-row",
                    {std::to_string(first->second + 1)});
  }
}

void checkSum(const Value& value, const FieldContext& field) {
  const std::string name = property(field.component(), "joinery:sum");
  const Value expected = field.setting("/properties/joinery:sumEquals");
  if (name.empty() || !expected.isNumber()) return;
  Decimal sum(0);
  for (const Value& row : value.items())
    if (const Value* cell = memberAt(row, splitDotted(name)); cell && cell->isNumber()) sum = sum + cell->number();
  const Component* column = columnNamed(field.component(), name);
  const std::string label = column ? column->json.text("label", name) : name;
  if (sum != expected.number()) field.fault("wrong-sum", {label, expected.number().toString(), sum.toString()});
}

void checkRules(const Value& value, const FieldContext& field) {
  checkCount(value, field);
  checkUnique(value, field);
  checkSum(value, field);
}

}  // namespace

FieldType dynamiclistType() {
  using Editor = FieldProperty::Editor;
  FieldType type;
  type.info = {
      "dynamiclist",
      "可增减列表",
      "Dynamic list",
      FieldTypeInfo::Shape::List,
      Value::object({{"type", "dynamiclist"},
                     {"label", "可增减列表"},
                     {"components", Value::list({})},
                     {"isRepeating", true},
                     {"allowAddRemove", true},
                     {"defaultRepetitions", 1},
                     {"showOutline", true}}),
      Properties{{"/path", "数据路径", "Path", Editor::Text, {}},
                 {"/label", "标题", "Label", Editor::Text, {}},
                 {"/allowAddRemove", "可增减行", "Rows may change", Editor::Flag, {}},
                 {"/defaultRepetitions", "初始行数", "Rows at first", Editor::Number, {}},
                 {"/properties/joinery:section", "分区名", "Section", Editor::Text, {}},
                 {"/properties/joinery:minRows", "最少行数", "Fewest rows", Editor::Number, {}},
                 {"/properties/joinery:maxRows", "最多行数", "Most rows", Editor::Number, {}},
                 {"/properties/joinery:unique", "不得重复的列", "Columns that tell rows apart", Editor::Text, {}},
                 {"/properties/joinery:sum", "合计列", "Column to add up", Editor::Text, {}},
                 {"/properties/joinery:sumEquals", "合计应为", "Sum must be", Editor::Expression, {}}} +
          displayProperties()};
  type.checkDefinition = checkDefinition;
  type.checkType = checkType;
  type.checkRules = checkRules;
  return type;
}

}  // namespace joinery::forms
