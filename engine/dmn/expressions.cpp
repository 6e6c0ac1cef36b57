#include "engine/dmn/expressions.h"

#include <array>

#include "engine/dmn/dmn.h"

namespace joinery::dmn {
namespace {

using feel::Ast;
using feel::AstKind;
using feel::AstPtr;
using feel::makeAst;

constexpr const char* kResult = "\n result";  // no name of a context entry can be this

AstPtr null() {
  return makeAst(AstKind::Literal);
}

AstPtr orNull(AstPtr ast) {
  return ast ? std::move(ast) : null();
}

AstPtr readLiteral(ExpressionReader& reader, const Element& element) {
  if (const Element* imported = childNamed(element, "importedValues")) {
    reader.report.error(*imported, "unsupported-imported-values",
                        "imported values are not run here; write them in FEEL");
    return nullptr;
  }
  return reader.parseText(element);
}

AstPtr readContext(ExpressionReader& reader, const Element& element) {
  AstPtr out = makeAst(AstKind::Context);
  bool hasResult = false;
  for (const Element* entry : childrenNamed(element, "contextEntry")) {
    const Element* variable = childNamed(*entry, "variable");
    AstPtr value = orNull(reader.readWithin(*entry));
    if (!variable) {
      hasResult = true;
      out->names.push_back(kResult);
      out->add(std::move(value));
      continue;
    }
    const std::string name = nameOf(*variable);
    const auto type = reader.types.resolve(typeRefOf(*variable), *variable);
    // A function keeps its own shape, so that it may call itself by the entry's name.
    if (value->kind != AstKind::Function) value = reader.coerced(std::move(value), type, "\"" + name + "\"");
    out->names.push_back(name);
    out->add(std::move(value));
  }
  if (!hasResult) return out;
  AstPtr path = makeAst(AstKind::Path, 0, kResult);
  path->add(std::move(out));
  return path;
}

AstPtr readList(ExpressionReader& reader, const Element& element) {
  AstPtr out = makeAst(AstKind::List);
  for (const auto& child : element.children())
    if (reader.isExpression(*child)) out->add(orNull(reader.read(*child)));
  return out;
}

AstPtr readRelation(ExpressionReader& reader, const Element& element) {
  const auto columns = childrenNamed(element, "column");
  AstPtr out = makeAst(AstKind::List);
  for (const Element* row : childrenNamed(element, "row")) {
    AstPtr context = makeAst(AstKind::Context);
    std::size_t column = 0;
    for (const auto& cell : row->children()) {
      if (!reader.isExpression(*cell) || column == columns.size()) continue;
      const Element& head = *columns[column++];
      const auto type = reader.types.resolve(typeRefOf(head), head);
      context->names.push_back(nameOf(head));
      context->add(reader.coerced(orNull(reader.read(*cell)), type, "column \"" + nameOf(head) + "\""));
    }
    out->add(std::move(context));
  }
  return out;
}

AstPtr readInvocation(ExpressionReader& reader, const Element& element) {
  AstPtr callee = reader.readWithin(element);
  if (!callee) return nullptr;
  AstPtr out = makeAst(AstKind::Call);
  out->add(std::move(callee));
  for (const Element* binding : childrenNamed(element, "binding")) {
    const Element* parameter = childNamed(*binding, "parameter");
    if (!parameter) {
      reader.report.error(*binding, "binding-without-parameter", "a binding has to name a parameter");
      continue;
    }
    out->names.push_back(nameOf(*parameter));
    out->add(reader.coerced(orNull(reader.readWithin(*binding)),
                            reader.types.resolve(typeRefOf(*parameter), *parameter),
                            "argument \"" + nameOf(*parameter) + "\""));
  }
  return out;
}

AstPtr readFunctionDefinition(ExpressionReader& reader, const Element& element) {
  return reader.readFunction(element);
}

// <if>, <then> ...: children that hold one expression each.
AstPtr part(ExpressionReader& reader, const Element& element, const char* name) {
  const Element* child = childNamed(element, name);
  if (!child) {
    reader.report.error(element, "missing-part", "<" + element.localName() + "> needs <" + name + ">");
    return null();
  }
  return orNull(reader.readWithin(*child));
}

AstPtr readConditional(ExpressionReader& reader, const Element& element) {
  AstPtr out = makeAst(AstKind::If, 0, "boxed");
  for (const char* name : {"if", "then", "else"}) out->add(part(reader, element, name));
  return out;
}

AstPtr readFilter(ExpressionReader& reader, const Element& element) {
  AstPtr out = makeAst(AstKind::Filter);
  out->add(part(reader, element, "in"));
  out->add(part(reader, element, "match"));
  return out;
}

AstPtr iteration(ExpressionReader& reader, const Element& element, AstKind kind, const char* body) {
  AstPtr out = makeAst(kind, 0, "boxed");
  out->names.push_back(normalized(element.attributeOr("iteratorVariable", "")));
  out->add(part(reader, element, "in"));
  out->add(part(reader, element, body));
  return out;
}

AstPtr readFor(ExpressionReader& reader, const Element& element) {
  return iteration(reader, element, AstKind::For, "return");
}
AstPtr readEvery(ExpressionReader& reader, const Element& element) {
  return iteration(reader, element, AstKind::Every, "satisfies");
}
AstPtr readSome(ExpressionReader& reader, const Element& element) {
  return iteration(reader, element, AstKind::Some, "satisfies");
}

struct Row {
  std::string_view element;
  AstPtr (*read)(ExpressionReader& reader, const Element& element);
};

constexpr std::array kRows = {Row{"literalExpression", readLiteral},
                              Row{"context", readContext},
                              Row{"list", readList},
                              Row{"relation", readRelation},
                              Row{"invocation", readInvocation},
                              Row{"functionDefinition", readFunctionDefinition},
                              Row{"decisionTable", readDecisionTable},
                              Row{"conditional", readConditional},
                              Row{"filter", readFilter},
                              Row{"for", readFor},
                              Row{"every", readEvery},
                              Row{"some", readSome}};

const Row* rowOf(const Element& element) {
  if (!isDmnNamespace(element.namespaceUri())) return nullptr;
  for (const Row& row : kRows)
    if (row.element == element.localName()) return &row;
  return nullptr;
}

}  // namespace

ExpressionReader::ExpressionReader(TypeTable& typeTable, const feel::NameTable& names, Report& reportTo)
    : types(typeTable), report(reportTo), m_names(names) {}

bool ExpressionReader::isExpression(const Element& element) const {
  return rowOf(element) != nullptr;
}

AstPtr ExpressionReader::read(const Element& expression) {
  const Row* row = rowOf(expression);
  if (!row) return nullptr;
  AstPtr out = row->read(*this, expression);
  if (!out || out->kind == AstKind::Function || expression.localName() == "decisionTable") return out;
  const auto type = types.resolve(expression.attributeOr("typeRef", ""), expression);
  return coerced(std::move(out), type, "the " + expression.localName());
}

AstPtr ExpressionReader::readWithin(const Element& parent) {
  for (const auto& child : parent.children())
    if (isExpression(*child)) return read(*child);
  return nullptr;
}

AstPtr ExpressionReader::parseText(const Element& at, bool unaryTests) {
  const std::string text = textOf(at);
  if (isBlank(text)) return nullptr;
  const std::string language = at.attributeOr("expressionLanguage", "");
  if (!language.empty() && language.find("FEEL") == std::string::npos && language.find("feel") == std::string::npos) {
    report.error(at, "unsupported-language", "expressions are FEEL here, not \"" + language + "\"");
    return nullptr;
  }
  feel::ParseOptions options;
  options.names = &m_names;
  options.typeNames = &types.names();
  options.findType = [this](std::string_view name) { return types.find(name); };
  options.unaryTests = unaryTests;
  options.allowUnknownTypes = true;
  auto ast = feel::parse(text, options);
  if (ast) return std::move(*ast);
  report.feel(at, ast.error());
  return nullptr;
}

AstPtr ExpressionReader::coerced(AstPtr expression, const feel::TypePtr& type, std::string what) {
  if (!expression || !type || type->kind == feel::Type::Kind::Any) return expression;
  AstPtr out = makeAst(AstKind::Coerce, 0, std::move(what));
  out->types.push_back(type);
  out->add(std::move(expression));
  return out;
}

AstPtr ExpressionReader::readFunction(const Element& definition) {
  const std::string kind = definition.attributeOr("kind", "FEEL");
  if (kind != "FEEL" && kind != "F") {
    report.error(definition, "feel-java-function",
                 "functions in " + kind + " are not run here; write the function in FEEL");
    return nullptr;
  }
  AstPtr out = makeAst(AstKind::Function);
  for (const Element* parameter : childrenNamed(definition, "formalParameter")) {
    out->names.push_back(nameOf(*parameter));
    out->types.push_back(types.resolve(typeRefOf(*parameter), *parameter));
  }
  out->add(orNull(readWithin(definition)));
  return out;
}

}  // namespace joinery::dmn
