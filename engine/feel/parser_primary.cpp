// Literals, names, brackets, calls, and the textual forms (if, for, some, every, function).
#include <algorithm>
#include <array>

#include "engine/feel/conversion.h"
#include "engine/feel/parsing.h"

namespace joinery::feel {

AstPtr Parser::parsePostfix(AstPtr left) {
  while (left) {
    if (isSymbol(".")) {
      const std::uint32_t offset = token().offset;
      ++m_at;
      std::string name = parseKnownName();
      if (name.empty()) return nullptr;
      AstPtr path = makeAst(AstKind::Path, offset, std::move(name));
      path->add(std::move(left));
      left = checked(std::move(path));
    } else if (isSymbol("[") && !bracketClosesInterval()) {
      AstPtr filter = makeAst(AstKind::Filter, token().offset);
      ++m_at;
      filter->add(std::move(left));
      AstPtr condition = parseExpression();
      if (!condition || !expect("]", "after the filter")) return nullptr;
      filter->add(std::move(condition));
      left = checked(std::move(filter));
    } else if (isSymbol("(")) {
      left = parseArguments(std::move(left));
    } else {
      return left;
    }
  }
  return nullptr;
}

// In "[1..5[" the last bracket ends the interval; a filter's bracket is followed by an expression.
bool Parser::bracketClosesInterval() const {
  const Token& next = ahead(1);
  if (next.kind == Token::Kind::End) return true;
  if (next.kind == Token::Kind::Symbol) {
    static constexpr std::array<std::string_view, 11> kStarts = {"(",  "[", "{",  "-", "@", "<",
                                                                 "<=", ">", ">=", "=", "!="};
    if (std::find(kStarts.begin(), kStarts.end(), next.text) == kStarts.end()) return true;
    return next.text == "=" || next.text == "!=" || next.text[0] == '<' || next.text[0] == '>';
  }
  static constexpr std::array<std::string_view, 9> kGoOn = {"and",     "or", "then",      "else",    "return",
                                                            "between", "in", "satisfies", "instance"};
  return next.kind == Token::Kind::Name && std::find(kGoOn.begin(), kGoOn.end(), next.text) != kGoOn.end();
}

AstPtr Parser::parsePrimary() {
  switch (token().kind) {
    case Token::Kind::Number:
      return parseNumber(false);
    case Token::Kind::String: {
      AstPtr out = makeAst(AstKind::Literal, token().offset);
      out->literal = Datum(token().text);
      ++m_at;
      return out;
    }
    case Token::Kind::Name:
      return parseWord();
    case Token::Kind::End:
      return fail("expected an expression, got the end");
    case Token::Kind::Symbol:
      break;
  }
  const std::string& symbol = token().text;
  if (symbol == "(") return parseParenthesis();
  if (symbol == "[" || symbol == "]") return parseBracket();
  if (symbol == "{") return parseContext();
  if (symbol == "@") return parseAtLiteral();
  if (symbol == "=" || symbol == "!=" || symbol[0] == '<' || symbol[0] == '>') return parseUnaryRange();
  return fail("expected an expression, got " + tokenForMessage());
}

AstPtr Parser::parseNumber(bool negative) {
  AstPtr out = makeAst(AstKind::Literal, token().offset);
  const auto number = Decimal::parse(token().text);
  if (!number) return fail("this number is too large");
  out->literal = Datum(negative ? -*number : *number);
  ++m_at;
  return out;
}

AstPtr Parser::parseAtLiteral() {
  AstPtr out = makeAst(AstKind::Literal, token().offset);
  if (ahead(1).kind != Token::Kind::String) return fail("expected a string right after \"@\"");
  out->literal = temporalFromText(ahead(1).text);  // null where the text names no date, time or duration
  m_at += 2;
  return out;
}

AstPtr Parser::parseWord() {
  const std::uint32_t offset = token().offset;
  const bool severalWords =
      (m_options.names && m_options.names->match(m_tokens, m_at).name) || m_ownNames.match(m_tokens, m_at).name;
  if (!severalWords) {
    if (isWord("if")) return parseIf();
    if (isWord("for")) return parseIteration(AstKind::For, "return");
    if (isWord("some")) return parseIteration(AstKind::Some, "satisfies");
    if (isWord("every")) return parseIteration(AstKind::Every, "satisfies");
    if (isWord("function")) return parseFunction();
    if (isWord("true") || isWord("false") || isWord("null")) {
      AstPtr out = makeAst(AstKind::Literal, offset);
      if (!isWord("null")) out->literal = Datum(isWord("true"));
      ++m_at;
      return out;
    }
    if (isReserved(token().text)) return fail("expected an expression, got " + tokenForMessage());
  }
  std::string name = parseKnownName();
  if (name.empty()) return nullptr;
  return makeAst(AstKind::Name, offset, std::move(name));
}

AstPtr Parser::parseParenthesis() {
  const std::uint32_t offset = token().offset;
  ++m_at;
  AstPtr inner = parseExpression();
  if (!inner) return nullptr;
  if (isSymbol("..")) return parseIntervalEnd(std::move(inner), false, offset);
  if (!expect(")", "to close the parenthesis")) return nullptr;
  return inner;
}

// A list, or an interval that begins with "[" or "]".
AstPtr Parser::parseBracket() {
  const std::uint32_t offset = token().offset;
  const bool closed = isSymbol("[");
  ++m_at;
  AstPtr list = makeAst(AstKind::List, offset);
  if (closed && eat("]")) return list;
  AstPtr first = parseExpression();
  if (!first) return nullptr;
  if (isSymbol("..")) return parseIntervalEnd(std::move(first), closed, offset);
  if (!closed) return fail("expected \"..\" within the interval, got " + tokenForMessage());
  list->add(std::move(first));
  while (eat(",")) {
    AstPtr item = parseExpression();
    if (!item) return nullptr;
    list->add(std::move(item));
  }
  if (!expect("]", "to close the list")) return nullptr;
  return checked(std::move(list));
}

AstPtr Parser::parseIntervalEnd(AstPtr low, bool lowIncluded, std::uint32_t offset) {
  ++m_at;  // ".."
  AstPtr high = parseExpression();
  if (!high) return nullptr;
  AstPtr out = makeAst(AstKind::Interval, offset);
  out->lowIncluded = lowIncluded;
  out->highIncluded = isSymbol("]");
  if (!eat("]") && !eat(")") && !eat("["))
    return fail("expected \"]\", \")\" or \"[\" to close the interval, got " + tokenForMessage());
  out->add(std::move(low));
  out->add(std::move(high));
  return checked(std::move(out));
}

AstPtr Parser::parseUnaryRange() {
  constexpr int kSum = 4;  // binds tighter than comparisons: "< a + 1"
  AstPtr out = makeAst(AstKind::UnaryRange, token().offset, token().text);
  if (m_nesting >= kMaxNesting) return fail("comparisons nest too deep", "feel-too-deep");
  ++m_at;
  ++m_nesting;
  AstPtr end = parseBinary(kSum);
  --m_nesting;
  if (!end) return nullptr;
  out->add(std::move(end));
  return checked(std::move(out));
}

AstPtr Parser::parseContext() {
  AstPtr out = makeAst(AstKind::Context, token().offset);
  ++m_at;
  if (eat("}")) return out;
  do {
    std::string key;
    if (token().kind == Token::Kind::String) {
      key = token().text;
      ++m_at;
    } else {
      key = parseNewName();
      if (key.empty()) return nullptr;
    }
    m_ownNames.add(key);
    if (!expect(":", "after the member's name")) return nullptr;
    AstPtr value = parseExpression();
    if (!value) return nullptr;
    out->names.push_back(std::move(key));
    out->add(std::move(value));
  } while (eat(","));
  if (!expect("}", "to close the context")) return nullptr;
  return checked(std::move(out));
}

AstPtr Parser::parseIf() {
  AstPtr out = makeAst(AstKind::If, token().offset);
  ++m_at;
  AstPtr condition = parseExpression();
  if (!condition || !expectWord("then", "after the condition")) return nullptr;
  out->add(std::move(condition));
  AstPtr yes = parseExpression();
  if (!yes || !expectWord("else", "after the \"then\" part")) return nullptr;
  out->add(std::move(yes));
  AstPtr no = parseExpression();
  if (!no) return nullptr;
  out->add(std::move(no));
  return checked(std::move(out));
}

// `before` is the word before the body.
AstPtr Parser::parseIteration(AstKind kind, std::string_view before) {
  AstPtr out = makeAst(kind, token().offset);
  ++m_at;
  do {
    std::string name = parseNewName();
    if (name.empty() || !expectWord("in", "after the variable")) return nullptr;
    if (!parseDomain(*out)) return nullptr;
    m_ownNames.add(name);
    out->names.push_back(std::move(name));
  } while (eat(","));
  if (!expectWord(before, "before the body")) return nullptr;
  AstPtr body = parseExpression();
  if (!body) return nullptr;
  out->add(std::move(body));
  return checked(std::move(out));
}

bool Parser::parseDomain(Ast& into) {
  AstPtr low = parseExpression();
  if (!low) return false;
  if (!isSymbol("..")) {
    into.add(std::move(low));
    return true;
  }
  AstPtr range = makeAst(AstKind::Domain, token().offset);
  ++m_at;
  range->add(std::move(low));
  AstPtr high = parseExpression();
  if (!high) return false;
  range->add(std::move(high));
  into.add(std::move(range));
  return true;
}

AstPtr Parser::parseFunction() {
  AstPtr out = makeAst(AstKind::Function, token().offset);
  ++m_at;
  if (!expect("(", "after \"function\"")) return nullptr;
  while (!isSymbol(")")) {
    std::string name = parseNewName();
    if (name.empty()) return nullptr;
    m_ownNames.add(name);
    out->names.push_back(std::move(name));
    out->types.emplace_back();
    if (eat(":")) {
      auto type = parseTypeName();
      if (!type) return nullptr;
      out->types.back() = std::move(*type);
    }
    if (!eat(",")) break;
  }
  if (!expect(")", "after the parameters")) return nullptr;
  if (isWord("external"))
    return fail("external functions (Java, PMML) are not run here; write the function in FEEL", "feel-java-function");
  AstPtr body = parseExpression();
  if (!body) return nullptr;
  out->add(std::move(body));
  return checked(std::move(out));
}

AstPtr Parser::parseArguments(AstPtr callee) {
  AstPtr out = makeAst(AstKind::Call, callee->offset);
  out->add(std::move(callee));
  ++m_at;  // "("
  if (eat(")")) return out;
  const bool named = newNameFollowedBy(":");
  do {
    if (named) {
      std::string name = parseNewName();
      if (name.empty() || !expect(":", "after the argument's name")) return nullptr;
      out->names.push_back(std::move(name));
    }
    AstPtr argument = parseExpression();
    if (!argument) return nullptr;
    out->add(std::move(argument));
  } while (eat(","));
  if (!expect(")", "after the arguments")) return nullptr;
  return checked(std::move(out));
}

}  // namespace joinery::feel
