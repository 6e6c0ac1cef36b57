// Labels, descriptions and texts that depend on data. A text that starts with "=" is one FEEL expression; in any other,
// {{...}} holds FEEL expressions between plain text. Blocks ({{#if}}, {{#loop}}) are refused: a text with branches is
// two components with conditions.
//
//   splitTemplate("共 {{count(units)}} 栋")  ->  {"共 ", plain}, {"count(units)", expression}, {" 栋", plain}
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/value.h"

namespace joinery::forms {

class FieldContext;

struct TemplatePart {
  std::string text;
  bool isExpression = false;
};

// One plain part for a text without expressions. Errors: "template-unclosed", "template-block".
Result<std::vector<TemplatePart>> splitTemplate(std::string_view text);

// The component's members that may be templates, by their JSON pointers.
inline constexpr const char* kTemplatePlaces[] = {"/label", "/description", "/text"};
// Under which name the compiled expression of part `index` is kept in Component::expressions.
std::string templateExpressionPlace(std::string_view place, std::size_t index);

// The text with its expressions evaluated; null if it has none.
Value presentTemplate(const FieldContext& field, std::string_view place);

}  // namespace joinery::forms
