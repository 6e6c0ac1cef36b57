#include "engine/feel/type.h"

#include <algorithm>
#include <map>

#include "engine/feel/function.h"

namespace joinery::feel {
namespace {

TypePtr simple(std::string name, DatumKind kind) {
  auto out = std::make_shared<Type>();
  out->kind = Type::Kind::Simple;
  out->simple = kind;
  out->name = std::move(name);
  return out;
}

TypePtr named(std::string name, Type::Kind kind) {
  auto out = std::make_shared<Type>();
  out->kind = kind;
  out->name = std::move(name);
  return out;
}

TypePtr anyDuration() {
  auto out = std::make_shared<Type>();
  out->kind = Type::Kind::Simple;
  out->simple = DatumKind::DayTimeDuration;
  out->anyDuration = true;
  out->name = "duration";
  return out;
}

TypePtr anyFunction() {
  auto out = std::make_shared<Type>();
  out->kind = Type::Kind::Function;
  out->anyFunction = true;
  out->name = "function";
  return out;
}

const std::map<std::string_view, TypePtr>& builtinTypes() {
  static const std::map<std::string_view, TypePtr> kTypes = {
      {"Any", named("Any", Type::Kind::Any)},
      {"Null", named("Null", Type::Kind::Null)},
      {"boolean", simple("boolean", DatumKind::Boolean)},
      {"number", simple("number", DatumKind::Number)},
      {"string", simple("string", DatumKind::String)},
      {"date", simple("date", DatumKind::Date)},
      {"time", simple("time", DatumKind::Time)},
      {"date and time", simple("date and time", DatumKind::DateTime)},
      {"dateTime", simple("date and time", DatumKind::DateTime)},
      {"days and time duration", simple("days and time duration", DatumKind::DayTimeDuration)},
      {"dayTimeDuration", simple("days and time duration", DatumKind::DayTimeDuration)},
      {"years and months duration", simple("years and months duration", DatumKind::YearMonthDuration)},
      {"yearMonthDuration", simple("years and months duration", DatumKind::YearMonthDuration)},
      {"duration", anyDuration()},
      {"list", named("list", Type::Kind::List)},
      {"context", named("context", Type::Kind::Context)},
      {"range", named("range", Type::Kind::Range)},
      {"function", anyFunction()},
  };
  return kTypes;
}

bool conformsOrAny(const TypePtr& type, const TypePtr& to) {
  if (!to || to->kind == Type::Kind::Any) return true;
  if (!type) return false;
  return conforms(*type, *to);
}

bool isRangeOf(const Type& type, const Range& range) {
  if (!type.element) return true;
  const auto fits = [&](const Datum& end) { return end.isNull() || isInstance(*type.element, end); };
  if (range.low.isNull() && range.high.isNull()) return false;
  return fits(range.low) && fits(range.high);
}

bool isFunctionOf(const Type& type, const Function& function) {
  if (type.anyFunction) return true;
  Type actual;
  actual.kind = Type::Kind::Function;
  for (const Parameter& p : function.parameters()) actual.parameters.push_back(p.type);
  actual.result = function.resultType();
  return conforms(actual, type);
}

bool hasMembers(const Type& type, const Context& context) {
  return std::all_of(type.members.begin(), type.members.end(), [&](const auto& member) {
    const auto found = context.find(member.first);
    return found && (found->isNull() || !member.second || isInstance(*member.second, *found));
  });
}

std::optional<Datum> coerceList(const TypePtr& type, const Datum& datum) {
  List out;
  out.reserve(datum.items().size());
  for (const Datum& item : datum.items()) {
    auto fitting = coerce(type->element, item);
    if (!fitting) return std::nullopt;
    out.push_back(std::move(*fitting));
  }
  return Datum::list(std::move(out));
}

std::optional<Datum> coerceContext(const TypePtr& type, const Datum& datum) {
  std::vector<Member> out = datum.context().members();
  for (const auto& [name, memberType] : type->members) {
    const auto found = std::find_if(out.begin(), out.end(), [&, n = &name](const Member& m) { return m.first == *n; });
    if (found == out.end()) return std::nullopt;
    auto fitting = coerce(memberType, found->second);
    if (!fitting) return std::nullopt;
    found->second = std::move(*fitting);
  }
  return Datum::context(std::move(out));
}

std::optional<Datum> fit(const TypePtr& type, const Datum& datum) {
  if (type->kind == Type::Kind::List && datum.isList() && type->element) return coerceList(type, datum);
  if (type->kind == Type::Kind::Context && datum.isContext() && !type->members.empty())
    return coerceContext(type, datum);
  if (isInstance(*type, datum)) return datum;
  if (type->kind == Type::Kind::Simple && type->simple == DatumKind::DateTime && datum.is(DatumKind::Date)) {
    Zone utc;
    utc.kind = Zone::Kind::Offset;
    return Datum(DateTime{datum.date(), Time{0, utc}});
  }
  return std::nullopt;
}

}  // namespace

TypePtr builtinType(std::string_view name) {
  const auto found = builtinTypes().find(name);
  return found == builtinTypes().end() ? nullptr : found->second;
}

TypePtr listOf(TypePtr element) {
  auto out = std::make_shared<Type>();
  out->kind = Type::Kind::List;
  out->name = "list<" + (element ? element->name : "Any") + ">";
  out->element = std::move(element);
  return out;
}

TypePtr rangeOf(TypePtr element) {
  auto out = std::make_shared<Type>();
  out->kind = Type::Kind::Range;
  out->name = "range<" + (element ? element->name : "Any") + ">";
  out->element = std::move(element);
  return out;
}

TypePtr contextOf(std::vector<std::pair<std::string, TypePtr>> members) {
  auto out = std::make_shared<Type>();
  out->kind = Type::Kind::Context;
  out->name = "context";
  out->members = std::move(members);
  return out;
}

TypePtr functionOf(std::vector<TypePtr> parameters, TypePtr result) {
  auto out = std::make_shared<Type>();
  out->kind = Type::Kind::Function;
  out->name = "function";
  out->parameters = std::move(parameters);
  out->result = std::move(result);
  return out;
}

bool isInstance(const Type& type, const Datum& datum) {
  if (datum.isNull()) return type.kind == Type::Kind::Null;
  bool is = false;
  switch (type.kind) {
    case Type::Kind::Any:
      is = true;
      break;
    case Type::Kind::Null:
      break;
    case Type::Kind::Simple:
      is = datum.is(type.simple) || (type.anyDuration && datum.is(DatumKind::YearMonthDuration));
      break;
    case Type::Kind::List:
      is = datum.isList() && (!type.element || std::all_of(datum.items().begin(), datum.items().end(), [&](auto& item) {
             return type.element->kind == Type::Kind::Any || item.isNull() || isInstance(*type.element, item);
           }));
      break;
    case Type::Kind::Context:
      is = datum.isContext() && hasMembers(type, datum.context());
      break;
    case Type::Kind::Range:
      is = datum.is(DatumKind::Range) && isRangeOf(type, datum.range());
      break;
    case Type::Kind::Function:
      is = datum.is(DatumKind::Function) && isFunctionOf(type, datum.function());
      break;
  }
  return is && (!type.allows || type.allows(datum));
}

bool conforms(const Type& type, const Type& to) {
  if (to.kind == Type::Kind::Any || type.kind == Type::Kind::Null) return true;
  if (type.kind != to.kind) return false;
  switch (to.kind) {
    case Type::Kind::Simple:
      return type.simple == to.simple;
    case Type::Kind::List:
    case Type::Kind::Range:
      return conformsOrAny(type.element, to.element);
    case Type::Kind::Context:
      return std::all_of(to.members.begin(), to.members.end(), [&](const auto& wanted) {
        const auto same = [&](const auto& has) { return has.first == wanted.first; };
        const auto has = std::find_if(type.members.begin(), type.members.end(), same);
        return has != type.members.end() && conformsOrAny(has->second, wanted.second);
      });
    case Type::Kind::Function: {
      if (to.anyFunction) return true;
      if (type.parameters.size() != to.parameters.size()) return false;
      for (std::size_t i = 0; i < to.parameters.size(); ++i)  // parameters go the other way round
        if (!conformsOrAny(to.parameters[i], type.parameters[i])) return false;
      return conformsOrAny(type.result, to.result);
    }
    default:
      return true;
  }
}

std::optional<Datum> coerce(const TypePtr& type, const Datum& datum) {
  if (!type || type->kind == Type::Kind::Any || datum.isNull()) return datum;
  if (auto out = fit(type, datum); out && (!type->allows || type->allows(*out))) return out;
  if (type->kind == Type::Kind::List && !datum.isList()) return coerce(type, Datum::list({datum}));
  if (type->kind != Type::Kind::List && datum.isList() && datum.items().size() == 1)
    return coerce(type, datum.items()[0]);
  return std::nullopt;
}

}  // namespace joinery::feel
