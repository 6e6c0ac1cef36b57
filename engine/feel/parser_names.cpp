// Names of several words, and types.
#include <algorithm>
#include <array>

#include "engine/feel/parsing.h"

namespace joinery::feel {

bool isReserved(std::string_view word) {
  static constexpr std::array<std::string_view, 16> kReserved = {
      "and", "between", "else", "every",  "false",     "for",  "function", "if",
      "in",  "null",    "or",   "return", "satisfies", "some", "then",     "true"};
  return std::find(kReserved.begin(), kReserved.end(), word) != kReserved.end();
}

std::string Parser::parseKnownName() {
  NameTable::Match best = m_ownNames.match(m_tokens, m_at);
  if (m_options.names) {
    const NameTable::Match outer = m_options.names->match(m_tokens, m_at);
    if (outer.tokens > best.tokens) best = outer;
  }
  if (best.name) {
    m_at += best.tokens;
    return *best.name;
  }
  if (token().kind != Token::Kind::Name) {
    fail("expected a name, got " + tokenForMessage());
    return {};
  }
  return m_tokens[m_at++].text;
}

// Words go together with one space where the text has any.
std::string Parser::parseNewName() {
  if (token().kind != Token::Kind::Name) {
    fail("expected a name, got " + tokenForMessage());
    return {};
  }
  std::string out = m_tokens[m_at++].text;
  while (mayStandInName(token()) && !isWord("in")) {
    if (token().spaceBefore) out += ' ';
    out += m_tokens[m_at++].text;
  }
  return out;
}

bool Parser::newNameFollowedBy(std::string_view symbol) const {
  if (token().kind != Token::Kind::Name) return false;
  std::size_t i = m_at + 1;
  while (mayStandInName(m_tokens[i])) ++i;
  return m_tokens[i].isSymbol(symbol);
}

std::optional<TypePtr> Parser::parseTypeName() {
  static const NameTable kSeveralWords = [] {
    NameTable out;
    for (const char* name : {"date and time", "days and time duration", "years and months duration"}) out.add(name);
    return out;
  }();
  if (m_nesting >= kMaxNesting) {
    fail("types nest too deep", "feel-too-deep");
    return std::nullopt;
  }
  const std::uint32_t offset = token().offset;
  if (token().kind != Token::Kind::Name) {
    fail("expected a type, got " + tokenForMessage());
    return std::nullopt;
  }
  if (ahead(1).isSymbol("<")) {
    const std::string generic = token().text;
    ++m_nesting;
    m_at += 2;
    auto out = parseGenericType(generic);
    --m_nesting;
    return out;
  }
  NameTable::Match match = kSeveralWords.match(m_tokens, m_at);
  if (!match.name && m_options.typeNames) match = m_options.typeNames->match(m_tokens, m_at);
  const std::string name = match.name ? *match.name : token().text;
  m_at += match.name ? match.tokens : 1;
  TypePtr type = m_options.findType ? m_options.findType(name) : nullptr;
  if (!type) type = builtinType(name);
  if (!type && !m_options.allowUnknownTypes) {
    failAt(offset, "no type \"" + name + "\" is known", "feel-unknown-type");
    return std::nullopt;
  }
  if (!type)  // take the rest of a name that nobody knows
    while (isSymbol(".") && ahead(1).kind == Token::Kind::Name) m_at += 2;
  return type;
}

std::optional<TypePtr> Parser::parseGenericType(std::string_view generic) {
  if (generic == "function") return parseFunctionType();
  if (generic == "context") return parseContextType();
  auto element = parseTypeName();
  if (!element || !expect(">", "after the type")) return std::nullopt;
  if (generic == "list") return listOf(std::move(*element));
  if (generic == "range") return rangeOf(std::move(*element));
  fail("only list, range, context and function take types in < >, not \"" + std::string(generic) + "\"");
  return std::nullopt;
}

std::optional<TypePtr> Parser::parseFunctionType() {
  std::vector<TypePtr> parameters;
  while (!isSymbol(">")) {
    auto parameter = parseTypeName();
    if (!parameter) return std::nullopt;
    parameters.push_back(std::move(*parameter));
    if (!eat(",")) break;
  }
  if (!expect(">", "after the parameter types") || !expect("->", "before the result type")) return std::nullopt;
  auto result = parseTypeName();
  if (!result) return std::nullopt;
  return functionOf(std::move(parameters), std::move(*result));
}

std::optional<TypePtr> Parser::parseContextType() {
  std::vector<std::pair<std::string, TypePtr>> members;
  while (!isSymbol(">")) {
    std::string name = parseNewName();
    if (name.empty() || !expect(":", "after the member's name")) return std::nullopt;
    auto type = parseTypeName();
    if (!type) return std::nullopt;
    members.emplace_back(std::move(name), std::move(*type));
    if (!eat(",")) break;
  }
  if (!expect(">", "after the members")) return std::nullopt;
  return contextOf(std::move(members));
}

Result<TypePtr> Parser::runType() {
  auto out = parseTypeName();
  if (!m_error && token().kind != Token::Kind::End) fail("expected the end of the type, got " + tokenForMessage());
  if (m_error) return *m_error;
  return std::move(*out);
}

Result<TypePtr> parseType(std::string_view text, const ParseOptions& options) {
  auto tokens = tokenize(text);
  if (!tokens) return tokens.error();
  return Parser(text, std::move(*tokens), options).runType();
}

}  // namespace joinery::feel
