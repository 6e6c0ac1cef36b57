#include "engine/feel/parser.h"

#include <algorithm>
#include <array>

#include "engine/feel/parsing.h"

namespace joinery::feel {
namespace {

// Binding strengths (DMN 1.5, 10.3.1.2, rules 2 to 9, from loose to tight).
constexpr int kOr = 1, kAnd = 2, kCompare = 3, kAdd = 4, kMultiply = 5, kPower = 6;

struct Operator {
  std::string_view text;
  bool word;
  int strength;
  AstKind kind;
};

const Operator* findOperator(const Token& token) {
  static constexpr std::array<Operator, 15> kOperators = {{{"or", true, kOr, AstKind::Or},
                                                           {"and", true, kAnd, AstKind::And},
                                                           {"=", false, kCompare, AstKind::Comparison},
                                                           {"!=", false, kCompare, AstKind::Comparison},
                                                           {"<", false, kCompare, AstKind::Comparison},
                                                           {"<=", false, kCompare, AstKind::Comparison},
                                                           {">", false, kCompare, AstKind::Comparison},
                                                           {">=", false, kCompare, AstKind::Comparison},
                                                           {"between", true, kCompare, AstKind::Between},
                                                           {"in", true, kCompare, AstKind::In},
                                                           {"+", false, kAdd, AstKind::Arithmetic},
                                                           {"-", false, kAdd, AstKind::Arithmetic},
                                                           {"*", false, kMultiply, AstKind::Arithmetic},
                                                           {"/", false, kMultiply, AstKind::Arithmetic},
                                                           {"**", false, kPower, AstKind::Arithmetic}}};
  if (token.kind != Token::Kind::Symbol && token.kind != Token::Kind::Name) return nullptr;
  for (const Operator& op : kOperators)
    if (op.word == (token.kind == Token::Kind::Name) && op.text == token.text) return &op;
  return nullptr;
}

}  // namespace

Parser::Parser(std::string_view text, std::vector<Token> tokens, const ParseOptions& options)
    : m_text(text), m_tokens(std::move(tokens)), m_options(options) {}

Result<AstPtr> Parser::run() {
  AstPtr out = m_options.unaryTests ? parseUnaryTests() : parseExpression();
  if (!m_error && token().kind != Token::Kind::End) {
    std::string message = "expected an operator or the end, got " + tokenForMessage();
    if (m_at > 0 && token().kind == Token::Kind::Name && m_tokens[m_at - 1].kind == Token::Kind::Name)
      message += "; no name \"" + m_tokens[m_at - 1].text + " " + token().text + "\" is known here";
    fail(std::move(message));
  }
  if (m_error) return *m_error;
  return out;
}

AstPtr Parser::parseExpression() {
  if (m_nesting >= kMaxNesting)
    return fail("expressions nest more than " + std::to_string(kMaxNesting) + " levels deep", "feel-too-deep");
  ++m_nesting;
  AstPtr out = parseBinary(kOr);
  --m_nesting;
  return out;
}

// Does `not(` ... `)` enclose the whole text, so that it negates tests instead of being a function's name?
bool Parser::negatesWholeText() const {
  if (!isWord("not") || !ahead(1).isSymbol("(")) return false;
  int open = 0;
  for (std::size_t i = m_at + 1; i < m_tokens.size(); ++i) {
    if (m_tokens[i].isSymbol("(")) ++open;
    if (m_tokens[i].isSymbol(")") && --open == 0) return m_tokens[i + 1].kind == Token::Kind::End;
  }
  return false;
}

AstPtr Parser::parseUnaryTests() {
  AstPtr out = makeAst(AstKind::UnaryTests, token().offset);
  if (token().kind == Token::Kind::End) return out;
  if (isSymbol("-") && ahead(1).kind == Token::Kind::End) {
    ++m_at;
    return out;
  }
  if (negatesWholeText()) {
    out->text = "not";
    m_at += 2;
    if (!parseTests(*out, ")")) return nullptr;
    return checked(std::move(out));
  }
  if (!parseTests(*out, "")) return nullptr;
  return checked(std::move(out));
}

// Tests separated by commas; `close`, if any, is eaten.
bool Parser::parseTests(Ast& into, std::string_view close) {
  do {
    AstPtr test = parseExpression();
    if (!test) return false;
    into.add(std::move(test));
  } while (eat(","));
  return close.empty() || expect(close, "after the tests");
}

AstPtr Parser::parseBinary(int minimum) {
  AstPtr left = parseUnary();
  if (!left) return nullptr;
  return parseBinaryAfter(std::move(left), minimum);
}

AstPtr Parser::parseBinaryAfter(AstPtr left, int minimum) {
  while (left) {
    const Operator* op = findOperator(token());
    if (!op || op->strength < minimum) return left;
    if (op->kind == AstKind::Between) {
      left = parseBetween(std::move(left));
      continue;
    }
    if (op->kind == AstKind::In) {
      left = parseIn(std::move(left));
      continue;
    }
    AstPtr node = makeAst(op->kind, token().offset, std::string(op->text));
    ++m_at;
    AstPtr right = parseBinary(op->strength + 1);
    if (!right) return nullptr;
    node->add(std::move(left));
    node->add(std::move(right));
    left = checked(std::move(node));
  }
  return nullptr;
}

AstPtr Parser::parseBetween(AstPtr left) {
  AstPtr out = makeAst(AstKind::Between, token().offset);
  ++m_at;
  out->add(std::move(left));
  AstPtr low = parseBinary(kAdd);
  if (!low || !expectWord("and", "between the two ends of \"between\"")) return nullptr;
  out->add(std::move(low));
  AstPtr high = parseBinary(kAdd);
  if (!high) return nullptr;
  out->add(std::move(high));
  return checked(std::move(out));
}

AstPtr Parser::parseTest() {
  return parseBinary(kAdd);
}

// `x in test` or `x in (test, test)`. A parenthesis may turn out to be an interval, "(1..5]", or an operand, "(a) + 1".
AstPtr Parser::parseIn(AstPtr left) {
  AstPtr out = makeAst(AstKind::In, token().offset);
  ++m_at;
  out->add(std::move(left));
  const std::uint32_t offset = token().offset;
  if (!eat("(")) {
    AstPtr test = parseTest();
    if (!test) return nullptr;
    out->add(std::move(test));
    return checked(std::move(out));
  }
  AstPtr first = parseExpression();
  if (!first) return nullptr;
  if (isSymbol("..")) {
    first = parseIntervalEnd(std::move(first), false, offset);
    if (first) first = parseBinaryAfter(parsePostfix(std::move(first)), kAdd);
  } else if (eat(",")) {
    out->add(std::move(first));
    if (!parseTests(*out, ")")) return nullptr;
    return checked(std::move(out));
  } else {
    if (!expect(")", "after the tests")) return nullptr;
    first = parseBinaryAfter(parsePostfix(std::move(first)), kAdd);
  }
  if (!first) return nullptr;
  out->add(std::move(first));
  return checked(std::move(out));
}

AstPtr Parser::parseUnary() {
  if (!isSymbol("-")) {
    AstPtr operand = parsePostfix(parsePrimary());
    return operand ? parseInstanceOf(std::move(operand)) : nullptr;
  }
  if (ahead(1).kind == Token::Kind::Number) {
    ++m_at;
    AstPtr operand = parsePostfix(parseNumber(true));
    return operand ? parseInstanceOf(std::move(operand)) : nullptr;
  }
  if (m_nesting >= kMaxNesting)
    return fail("expressions nest more than " + std::to_string(kMaxNesting) + " levels deep", "feel-too-deep");
  AstPtr out = makeAst(AstKind::Negate, token().offset);
  ++m_at;
  ++m_nesting;
  AstPtr operand = parseUnary();
  --m_nesting;
  if (!operand) return nullptr;
  out->add(std::move(operand));
  return checked(std::move(out));
}

AstPtr Parser::parseInstanceOf(AstPtr left) {
  while (isWord("instance") && ahead(1).isWord("of")) {
    AstPtr out = makeAst(AstKind::InstanceOf, token().offset);
    m_at += 2;
    out->add(std::move(left));
    const std::size_t start = token().offset;
    auto type = parseTypeName();
    if (!type) return nullptr;
    out->types.push_back(std::move(*type));
    out->text = m_text.substr(start, token().offset - start);
    left = checked(std::move(out));
  }
  return left;
}

bool Parser::eat(std::string_view symbol) {
  if (!isSymbol(symbol)) return false;
  ++m_at;
  return true;
}

bool Parser::eatWord(std::string_view word) {
  if (!isWord(word)) return false;
  ++m_at;
  return true;
}

bool Parser::expect(std::string_view symbol, std::string_view where) {
  if (eat(symbol)) return true;
  fail("expected \"" + std::string(symbol) + "\" " + std::string(where) + ", got " + tokenForMessage());
  return false;
}

bool Parser::expectWord(std::string_view word, std::string_view where) {
  if (eatWord(word)) return true;
  fail("expected \"" + std::string(word) + "\" " + std::string(where) + ", got " + tokenForMessage());
  return false;
}

std::string Parser::tokenForMessage() const {
  if (token().kind == Token::Kind::End) return "the end";
  return token().kind == Token::Kind::String ? "a string" : "\"" + token().text + "\"";
}

std::nullptr_t Parser::fail(std::string message, std::string code) {
  return failAt(token().offset, std::move(message), std::move(code));
}

std::nullptr_t Parser::failAt(std::size_t offset, std::string message, std::string code) {
  if (!m_error) m_error = errorAt(m_text, offset, std::move(code), std::move(message));
  return nullptr;
}

AstPtr Parser::checked(AstPtr node) {
  if (node && node->depth > kMaxNesting)
    return failAt(node->offset, "expressions nest more than " + std::to_string(kMaxNesting) + " levels deep",
                  "feel-too-deep");
  return node;
}

Result<AstPtr> parse(std::string_view text, const ParseOptions& options) {
  auto tokens = tokenize(text);
  if (!tokens) return tokens.error();
  return Parser(text, std::move(*tokens), options).run();
}

}  // namespace joinery::feel
