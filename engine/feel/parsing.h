// The parser's insides, shared by its three files: operators (parser.cpp), what stands between them
// (parser_primary.cpp) and types and names (parser_names.cpp). Not for others: use parser.h.
//
// Every parse function returns nullptr (or nullopt) once m_error is set.
#pragma once

#include <optional>

#include "engine/feel/parser.h"

namespace joinery::feel {

class Parser {
 public:
  Parser(std::string_view text, std::vector<Token> tokens, const ParseOptions& options);

  Result<AstPtr> run();
  Result<TypePtr> runType();

 private:
  // parser.cpp: from the loosest binding to the tightest.
  AstPtr parseExpression();
  AstPtr parseUnaryTests();
  AstPtr parseBinary(int minimum);
  AstPtr parseBinaryAfter(AstPtr left, int minimum);
  AstPtr parseBetween(AstPtr left);
  AstPtr parseIn(AstPtr left);
  bool parseTests(Ast& into, std::string_view close);
  AstPtr parseTest();
  AstPtr parseUnary();
  AstPtr parseInstanceOf(AstPtr left);
  bool negatesWholeText() const;

  // parser_primary.cpp
  AstPtr parsePostfix(AstPtr left);
  AstPtr parsePrimary();
  AstPtr parseWord();
  AstPtr parseParenthesis();
  AstPtr parseBracket();
  AstPtr parseIntervalEnd(AstPtr low, bool lowIncluded, std::uint32_t offset);
  AstPtr parseUnaryRange();
  AstPtr parseContext();
  AstPtr parseNumber(bool negative);
  AstPtr parseAtLiteral();
  AstPtr parseIf();
  AstPtr parseIteration(AstKind kind, std::string_view before);
  bool parseDomain(Ast& into);
  AstPtr parseFunction();
  AstPtr parseArguments(AstPtr callee);
  bool bracketClosesInterval() const;

  // parser_names.cpp
  std::string parseKnownName();  // the longest name in scope that starts here, else one word
  std::string parseNewName();    // a name that is being declared: every word up to the next bracket, ...
  bool newNameFollowedBy(std::string_view symbol) const;
  std::optional<TypePtr> parseTypeName();
  std::optional<TypePtr> parseGenericType(std::string_view generic);
  std::optional<TypePtr> parseFunctionType();
  std::optional<TypePtr> parseContextType();

  const Token& token() const { return m_tokens[m_at]; }
  const Token& ahead(std::size_t n) const { return m_tokens[std::min(m_at + n, m_tokens.size() - 1)]; }
  bool isSymbol(std::string_view symbol) const { return token().isSymbol(symbol); }
  bool isWord(std::string_view word) const { return token().isWord(word); }
  bool eat(std::string_view symbol);
  bool eatWord(std::string_view word);
  bool expect(std::string_view symbol, std::string_view where);
  bool expectWord(std::string_view word, std::string_view where);
  std::nullptr_t fail(std::string message, std::string code = "feel-syntax");
  std::nullptr_t failAt(std::size_t offset, std::string message, std::string code = "feel-syntax");
  AstPtr checked(AstPtr node);  // refuses trees that are too deep
  std::string tokenForMessage() const;

  std::string_view m_text;
  std::vector<Token> m_tokens;
  const ParseOptions& m_options;
  NameTable m_ownNames;  // declared by the text itself
  std::size_t m_at = 0;
  int m_nesting = 0;
  std::optional<Error> m_error;
};

bool isReserved(std::string_view word);  // may not stand alone as a name

}  // namespace joinery::feel
