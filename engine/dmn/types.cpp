#include "engine/dmn/types.h"

#include "engine/feel/compiler.h"
#include "engine/feel/conversion.h"
#include "engine/feel/json.h"
#include "engine/feel/parser.h"
#include "engine/feel/tests_node.h"

namespace joinery::dmn {
namespace {

using feel::Datum;
using feel::DatumKind;
using feel::Type;
using feel::TypePtr;

class TestedValue final : public feel::Globals {
 public:
  explicit TestedValue(const Datum& value) : m_value(value) {}
  std::optional<Datum> find(const std::string& name) const override {
    return name == "?" ? std::optional(m_value) : std::nullopt;
  }

 private:
  const Datum& m_value;
};

bool holds(const feel::Program& tests, const Datum& value) {
  static const feel::EvaluateOptions kOptions;
  feel::Evaluation evaluation(kOptions);
  return tests.run(evaluation, TestedValue(value)).isTrue();
}

Datum simpleFromText(DatumKind kind, const std::string& text) {
  switch (kind) {
    case DatumKind::Date:
      return Datum::optional(feel::parseDate(text));
    case DatumKind::Time:
      return Datum::optional(feel::parseTime(text));
    case DatumKind::DateTime:
      return Datum::optional(feel::parseDateTime(text));
    case DatumKind::DayTimeDuration:
      return Datum::optional(feel::parseDayTimeDuration(text));
    case DatumKind::YearMonthDuration:
      return Datum::optional(feel::parseYearMonthDuration(text));
    default:
      return {};
  }
}

}  // namespace

TypeTable::TypeTable(const Element& definitions, const feel::NameTable& names, Report& report, Foreign foreign)
    : m_expressionNames(names), m_report(report), m_foreign(std::move(foreign)) {
  for (const Element* item : childrenNamed(definitions, "itemDefinition")) {
    m_definitions.emplace(nameOf(*item), item);
    m_names.add(nameOf(*item));
  }
}

TypePtr TypeTable::find(std::string_view name) {
  if (const auto made = m_made.find(name); made != m_made.end()) return made->second;
  const auto definition = m_definitions.find(name);
  if (definition == m_definitions.end()) {
    if (TypePtr builtin = feel::builtinType(name)) return builtin;
    return m_foreign(name);
  }
  if (!m_underWay.insert(definition->first).second) return feel::builtinType("Any");  // a type within itself
  TypePtr out = make(*definition->second);
  m_underWay.erase(definition->first);
  m_made.emplace(definition->first, out);
  return out;
}

TypePtr TypeTable::resolve(const std::string& name, const Element& at) {
  if (name.empty()) return nullptr;
  if (TypePtr found = find(name)) return found;
  const std::size_t colon = name.find(':');  // a QName of DMN 1.1
  if (colon != std::string::npos)
    if (TypePtr found = find(name.substr(colon + 1))) return found;
  m_report.error(at, "unknown-type", "no type \"" + name + "\" is defined");
  return nullptr;
}

TypePtr TypeTable::make(const Element& definition) {
  const bool isCollection = definition.attributeOr("isCollection", "false") == "true";
  TypePtr base = makeBase(definition);
  auto out = base ? std::make_shared<Type>(*base) : std::make_shared<Type>(*feel::builtinType("Any"));
  out->name = nameOf(definition);
  restrict(*out, definition, "allowedValues");
  if (isCollection) {
    auto list = std::make_shared<Type>(*feel::listOf(out));
    list->name = nameOf(definition);
    out = list;
  }
  restrict(*out, definition, "typeConstraint");
  return out;
}

TypePtr TypeTable::makeBase(const Element& definition) {
  if (const Element* function = childNamed(definition, "functionItem")) return makeFunction(*function);
  const auto components = childrenNamed(definition, "itemComponent");
  if (components.empty()) return resolve(typeRefOf(definition), definition);
  std::vector<std::pair<std::string, TypePtr>> members;
  for (const Element* component : components) members.emplace_back(nameOf(*component), make(*component));
  return feel::contextOf(std::move(members));
}

TypePtr TypeTable::makeFunction(const Element& item) {
  std::vector<TypePtr> parameters;
  for (const Element* parameter : childrenNamed(item, "parameters"))
    parameters.push_back(resolve(typeRefOf(*parameter), *parameter));
  return feel::functionOf(std::move(parameters), resolve(item.attributeOr("outputTypeRef", ""), item));
}

// Adds the unary tests of the child element to what the type allows.
void TypeTable::restrict(Type& type, const Element& definition, const char* child) {
  const Element* allowed = childNamed(definition, child);
  if (!allowed || isBlank(textOf(*allowed))) return;
  feel::ParseOptions options;
  options.names = &m_expressionNames;
  options.unaryTests = true;
  const std::string text = textOf(*allowed);
  const auto ast = feel::parse(text, options);
  if (!ast) return m_report.feel(*allowed, ast.error());
  const auto program = feel::compileProgram(**ast, feel::CompileEnvironment(), text);
  if (!program) return m_report.feel(*allowed, program.error());
  if (const auto* constant = dynamic_cast<const feel::TestsNode*>(&(*program)->root()))
    if (const auto values = constant->constants())
      type.allowedValues.insert(type.allowedValues.end(), values->begin(), values->end());
  type.allows = [before = type.allows, tests = *program](const Datum& value) {
    return (!before || before(value)) && holds(*tests, value);
  };
}

Datum inputFromJson(const TypePtr& type, const Value& value) {
  if (!type) return feel::fromJson(value);
  if (value.isString() && type->kind == Type::Kind::Simple) {
    Datum out =
        type->anyDuration ? feel::durationFromText(value.string()) : simpleFromText(type->simple, value.string());
    return out.isNull() ? feel::fromJson(value) : out;
  }
  if (type->kind == Type::Kind::List) {
    if (!value.isList()) return inputFromJson(type->element, value);
    feel::List items;
    for (const Value& item : value.items()) items.push_back(inputFromJson(type->element, item));
    return Datum::list(std::move(items));
  }
  if (type->kind != Type::Kind::Context || !value.isObject() || type->members.empty()) return feel::fromJson(value);
  std::vector<feel::Member> members;
  for (const Value::Member& m : value.members()) {
    TypePtr memberType;
    for (const auto& [name, known] : type->members)
      if (name == m.first) memberType = known;
    members.emplace_back(m.first, inputFromJson(memberType, m.second));
  }
  return Datum::context(std::move(members));
}

}  // namespace joinery::dmn
