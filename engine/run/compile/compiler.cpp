#include "engine/run/compile/compiler.h"

#include <algorithm>
#include <charconv>

namespace joinery::run {

namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  auto first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::vector<std::string> splitList(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    auto comma = text.find(',');
    auto part = trimmed(text.substr(0, comma));
    if (!part.empty()) parts.emplace_back(part);
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
  }
  return parts;
}

void Compiler::add(Severity severity, const model::Element& at, std::string code, std::string message) {
  Diagnostic d;
  d.severity = severity;
  d.code = std::move(code);
  d.message = std::move(message);
  d.resource = document.resource();
  // An element without an id is shown at the nearest one around it that has one.
  const model::Element* named = &at;
  while (named->id().empty() && named->parent()) named = named->parent();
  d.element = named->id();
  d.line = at.position().line;
  d.column = at.position().column;
  m_diagnostics.push_back(std::move(d));
}

Expression Compiler::feel(const model::Element& at, std::string_view text) {
  Expression e;
  text = trimmed(text);
  if (!text.empty() && text.front() == '=') text = trimmed(text.substr(1));
  e.text = text;
  if (text.empty()) return e;
  auto compiled = feel::Expression::compile(text, {});
  if (compiled) {
    e.feel = std::move(*compiled);
  } else {
    need(at, compiled.error().code, "the expression '" + e.text + "' is no FEEL: " + compiled.error().message);
  }
  return e;
}

Expression Compiler::value(const model::Element& at, std::string_view text) {
  text = trimmed(text);
  if (!text.empty() && text.front() == '=') return feel(at, text);
  Expression e;
  e.text = text;
  if (!text.empty()) e.constant = Value(text);
  return e;
}

bool Compiler::languageIsFeel(const model::Element& at, std::string_view attribute) {
  // For the whole file XPath is the schema's default, which tools write without being asked.
  std::string whole = document.root().attributeOr("expressionLanguage", "");
  if (whole == "http://www.w3.org/1999/XPath") whole.clear();
  std::string language = at.attributeOr(attribute, whole);
  if (language.empty() || lower(language).find("feel") != std::string::npos) return true;
  need(at, "expression-language", "expressions are FEEL here; '" + language + "' cannot be run");
  return false;
}

Expression Compiler::element(const model::Element* expression) {
  if (!expression || trimmed(expression->text()).empty()) return {};
  if (!languageIsFeel(*expression, "language")) return {};
  return feel(*expression, expression->text());
}

std::string Compiler::joinery(const model::Element& at, std::string_view name) {
  return at.attributeOr(name, "", model::kJoinery);
}

Expression Compiler::attribute(const model::Element& at, std::string_view name) {
  const std::string* text = at.attribute(name, model::kJoinery);
  return text ? value(at, *text) : Expression{};
}

std::vector<const model::Element*> Compiler::extensions(const model::Element& at, std::string_view localName) {
  std::vector<const model::Element*> found;
  for (const model::Element* holder : at.childrenOf(model::Kind::ExtensionElements)) {
    for (const auto& child : holder->children()) {
      if (child->namespaceUri() == model::kJoinery && child->localName() == localName) found.push_back(child.get());
    }
  }
  return found;
}

const model::Element* Compiler::reference(const model::Element& at, std::string_view attribute) const {
  const std::string* name = at.attribute(attribute);
  return name ? document.resolve(*name) : nullptr;
}

int Compiler::whole(const model::Element& at, std::string_view attribute, int fallback, int least) {
  const std::string* text = at.attribute(attribute);
  if (!text) return fallback;
  auto digits = trimmed(*text);
  int number = 0;
  auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (fault == std::errc() && end == digits.data() + digits.size() && number >= least) return number;
  refuse(at, "number-out-of-range",
         std::string(attribute) + " must be a whole number of at least " + std::to_string(least) + ", not '" + *text +
             "'");
  return fallback;
}

std::vector<Duration> Compiler::durations(const model::Element& at, std::string_view attribute) {
  std::vector<Duration> found;
  const std::string text = joinery(at, attribute);
  for (const std::string& part : splitList(text)) {
    auto duration = parseDuration(part);
    if (!duration || duration->negative) {
      refuse(at, "malformed-duration",
             "joinery:" + std::string(attribute) + " is a list of durations such as PT10S,PT1M, not '" + text + "'");
      return {};
    }
    found.push_back(*duration);
  }
  return found;
}

}  // namespace joinery::run
