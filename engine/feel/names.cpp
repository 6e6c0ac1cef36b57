#include "engine/feel/names.h"

#include <algorithm>

namespace joinery::feel {

bool mayStandInName(const Token& token) {
  static constexpr std::string_view kSymbols = "./-'+*";
  if (token.kind == Token::Kind::Name || token.kind == Token::Kind::Number) return true;
  if (token.kind != Token::Kind::Symbol) return false;
  return token.text == "**" || (token.text.size() == 1 && kSymbols.find(token.text[0]) != std::string_view::npos);
}

void NameTable::add(std::string_view name) {
  const auto tokens = tokenize(name);
  if (!tokens || tokens->size() < 3 || tokens->front().kind != Token::Kind::Name) return;
  Entry entry;
  entry.name = name;
  for (std::size_t i = 0; i + 1 < tokens->size(); ++i) {
    if (!mayStandInName((*tokens)[i])) return;
    entry.words.push_back((*tokens)[i].text);
  }
  auto& entries = m_byFirstWord[entry.words.front()];
  for (const Entry& known : entries)
    if (known.words == entry.words) return;
  const auto shorter =
      std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.words.size() < entry.words.size(); });
  entries.insert(shorter, std::move(entry));
}

NameTable::Match NameTable::match(const std::vector<Token>& tokens, std::size_t at) const {
  if (m_byFirstWord.empty() || tokens[at].kind != Token::Kind::Name) return {};
  const auto found = m_byFirstWord.find(tokens[at].text);
  if (found == m_byFirstWord.end()) return {};
  for (const Entry& entry : found->second) {
    if (at + entry.words.size() >= tokens.size()) continue;
    const bool fits =
        std::equal(entry.words.begin(), entry.words.end(), tokens.begin() + static_cast<std::ptrdiff_t>(at),
                   [](const auto& word, const Token& t) { return t.kind != Token::Kind::String && t.text == word; });
    if (fits) return {&entry.name, entry.words.size()};
  }
  return {};
}

}  // namespace joinery::feel
