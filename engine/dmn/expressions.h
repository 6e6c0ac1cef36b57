// Boxed expressions (DMN 1.5, chapter 10.2) as FEEL's Ast, so that everything is compiled by one compiler. Private to
// engine/dmn; used while compiling, by one thread.
//
// To add a kind of boxed expression, write its function in expressions.cpp and add its line to the table there.
#pragma once

#include "engine/dmn/types.h"
#include "engine/dmn/xml.h"
#include "engine/feel/ast.h"
#include "engine/feel/parser.h"

namespace joinery::dmn {

struct TableAst;

class ExpressionReader {
 public:
  ExpressionReader(TypeTable& types, const feel::NameTable& names, Report& report);

  // The expression among the children of `parent`; nullptr if there is none, or after an error.
  feel::AstPtr readWithin(const Element& parent);
  feel::AstPtr read(const Element& expression);
  bool isExpression(const Element& element) const;
  // The text of `at` as FEEL; nullptr if it is blank, or after an error.
  feel::AstPtr parseText(const Element& at, bool unaryTests = false);
  // Wraps the expression so that its value is made to fit the type; `what` is for the warning.
  feel::AstPtr coerced(feel::AstPtr expression, const feel::TypePtr& type, std::string what);
  feel::AstPtr readFunction(const Element& definition);  // functionDefinition or encapsulatedLogic

  TypeTable& types;
  Report& report;
  struct ReadTable {
    std::shared_ptr<const TableAst> table;
    const Element* element;
  };
  std::vector<ReadTable> tables;  // every decision table that was read

 private:
  const feel::NameTable& m_names;
};

feel::AstPtr readDecisionTable(ExpressionReader& reader, const Element& table);  // decision_table.cpp

}  // namespace joinery::dmn
