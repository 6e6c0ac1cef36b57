// An exact decimal number: limits, digits after the point, steps. With "serializeToString" it travels as text, for
// numbers longer than browsers hold.
#include "forms/definition_faults.h"
#include "forms/field_context.h"

namespace joinery::forms {
namespace {

bool travelsAsText(const Component& component) {
  const Value* flag = component.constant("/serializeToString");
  return flag && flag->isBoolean() && flag->boolean();
}

std::optional<Decimal> decimalOf(const Value& value, const Component& component) {
  if (!travelsAsText(component)) return value.isNumber() ? std::optional(value.number()) : std::nullopt;
  if (!value.isString()) return std::nullopt;
  bool exact = true;
  const auto number = Decimal::parse(value.string(), &exact);
  return exact ? number : std::nullopt;
}

bool isText(const Value* v) {
  return v && v->isString();
}

void checkDefinition(const Component& component, DefinitionFaults& faults) {
  const Value* digits = component.constant("/decimalDigits");
  const auto count = digits && digits->isNumber() ? digits->number().toInt64() : std::nullopt;
  if (digits && (!count || *count < 0 || *count > 33))
    faults.add(component.pointer + "/decimalDigits", "decimal-digits-malformed",
               "expected a whole number from 0 to 33");
  const Value* step = component.constant("/increment");
  const auto increment = !step              ? std::optional(Decimal(1))
                         : step->isNumber() ? std::optional(step->number())
                         : isText(step)     ? Decimal::parse(step->string())
                                            : std::nullopt;
  if (!increment || *increment <= Decimal(0))
    faults.add(component.pointer + "/increment", "increment-malformed", "expected a number above 0");
  const Value* least = component.constant("/validate/min");
  const Value* most = component.constant("/validate/max");
  if (least && most && least->isNumber() && most->isNumber() && least->number() > most->number())
    faults.add(component.pointer + "/validate/min", "limits-crossed",
               "expected a minimum of at most " + most->number().toString() + ", got " + least->number().toString());
}

void checkType(const Value& value, const FieldContext& field) {
  if (decimalOf(value, field.component())) return;
  if (travelsAsText(field.component()))
    field.fault("wrong-type", {"数字文本", "a number as text"});
  else
    field.fault("wrong-type", {"数字", "a number"});
}

void checkRules(const Value& value, const FieldContext& field) {
  const Decimal number = *decimalOf(value, field.component());
  const auto least = field.number("/validate/min"), most = field.number("/validate/max");
  if (least && number < *least) field.fault("too-small", {least->toString()});
  if (most && number > *most) field.fault("too-large", {most->toString()});
  const auto digits = field.number("/decimalDigits");
  if (const auto scale = digits ? digits->toInt64() : std::nullopt;
      scale && number.round(static_cast<int>(*scale), Decimal::Rounding::Down) != number)
    field.fault("too-many-decimals", {digits->toString()});
  const auto step = field.number("/increment");
  if (step && *step > Decimal(0) && !(number / *step).isInteger()) field.fault("not-a-step", {step->toString()});
}

}  // namespace

FieldType numberType() {
  using Editor = FieldProperty::Editor;
  FieldType type;
  type.info = {"number",
               "数字",
               "Number",
               FieldTypeInfo::Shape::Value,
               Value::object({{"type", "number"}, {"label", "数字"}}),
               inputProperties() + Properties{
                                       {"/validate/min", "最小值", "Minimum", Editor::Number, {}},
                                       {"/validate/max", "最大值", "Maximum", Editor::Number, {}},
                                       {"/decimalDigits", "小数位数", "Decimal digits", Editor::Number, {}},
                                       {"/increment", "步长", "Step", Editor::Number, {}},
                                       {"/serializeToString", "按文本传输", "Send as text", Editor::Flag, {}},
                                   }};
  type.checkDefinition = checkDefinition;
  type.checkType = checkType;
  type.checkRules = checkRules;
  return type;
}

}  // namespace joinery::forms
