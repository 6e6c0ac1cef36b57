#include "forms/template_text.h"

#include <algorithm>

#include "engine/base/json.h"
#include "forms/field_context.h"

namespace joinery::forms {

Result<std::vector<TemplatePart>> splitTemplate(std::string_view text) {
  std::vector<TemplatePart> parts;
  if (text.starts_with('=')) {
    parts.push_back({std::string(text.substr(1)), true});
    return parts;
  }
  while (!text.empty()) {
    const std::size_t open = text.find("{{");
    if (open > 0) parts.push_back({std::string(text.substr(0, open)), false});
    if (open == text.npos) break;
    const std::size_t close = text.find("}}", open);
    if (close == text.npos) return makeError(ErrorKind::Refused, "template-unclosed", "expected \"}}\" after \"{{\"");
    const std::string_view inner = text.substr(open + 2, close - open - 2);
    if (inner.starts_with('#') || inner.starts_with('/'))
      return makeError(ErrorKind::Refused, "template-block",
                       "expected an expression between braces, got the block \"" + std::string(inner) +
                           "\"; use two components with conditions");
    parts.push_back({std::string(inner), true});
    text.remove_prefix(close + 2);
  }
  return parts;
}

std::string templateExpressionPlace(std::string_view place, std::size_t index) {
  return std::string(place) + "#" + std::to_string(index);
}

Value presentTemplate(const FieldContext& field, std::string_view place) {
  const Value* text = field.component().constant(place);
  if (!text || !text->isString()) return {};
  const auto parts = splitTemplate(text->string());
  if (!parts) return {};
  if (std::none_of(parts->begin(), parts->end(), [](const TemplatePart& p) { return p.isExpression; })) return {};
  std::string out;
  for (std::size_t i = 0; i < parts->size(); ++i) {
    const TemplatePart& part = (*parts)[i];
    if (!part.isExpression) {
      out += part.text;
      continue;
    }
    const Value value = field.setting(templateExpressionPlace(place, i));
    if (!value.isNull()) out += value.isString() ? value.string() : toJson(value);
  }
  return out;
}

}  // namespace joinery::forms
