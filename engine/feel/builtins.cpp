#include "engine/feel/builtins.h"

#include <algorithm>
#include <unordered_map>

#include "engine/feel/properties.h"

namespace joinery::feel {
namespace {

struct Entry {
  const Builtin* builtin;
  std::vector<Signature> signatures;
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> out;
  while (true) {
    const std::size_t end = text.find(at);
    out.push_back(trimmed(text.substr(0, end)));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 1);
  }
}

Signature readSignature(std::string_view text) {
  Signature out;
  if (text.empty()) return out;
  for (std::string_view name : split(text, ',')) {
    const bool variadic = name.ends_with("...");
    const bool optional = name.ends_with("?");
    if (variadic) name.remove_suffix(3);
    const bool maybe = name.ends_with("~");
    if (optional || maybe) name.remove_suffix(1);
    out.variadic = variadic;
    out.names.emplace_back(name);
    if (!optional) out.required = out.names.size();
    if (!optional && !maybe) out.requiredNamed = out.names.size();
  }
  return out;
}

const std::unordered_map<std::string_view, Entry>& table() {
  static const auto kTable = [] {
    std::unordered_map<std::string_view, Entry> out;
    for (const auto family :
         {booleanBuiltins(), contextBuiltins(), conversionBuiltins(), listBuiltins(), numericBuiltins(),
          rangeBuiltins(), stringBuiltins(), patternBuiltins(), temporalBuiltins(), statisticsBuiltins()})
      for (const Builtin& builtin : family) {
        Entry entry{&builtin, {}};
        for (const std::string_view one : split(builtin.parameters, '|'))
          entry.signatures.push_back(readSignature(one));
        out.emplace(builtin.name, std::move(entry));
      }
    return out;
  }();
  return kTable;
}

class BuiltinValue final : public Function {
 public:
  explicit BuiltinValue(const Builtin& builtin) : m_builtin(builtin) {}
  std::string describe() const override { return "function " + std::string(m_builtin.name); }
  bool accepts(std::size_t count) const override {
    const auto& all = signaturesOf(m_builtin);
    return std::any_of(all.begin(), all.end(), [&](const Signature& s) { return s.accepts(count); });
  }
  std::vector<Parameter> parameters() const override {
    std::vector<Parameter> out;
    for (const std::string& name : signaturesOf(m_builtin).front().names) out.push_back({name, nullptr});
    return out;
  }
  Datum call(Evaluation& ev, std::span<const Datum> arguments) const override {
    return callBuiltin(m_builtin, ev, arguments);
  }
  std::optional<std::vector<Datum>> arrange(Evaluation& ev,
                                            std::vector<std::pair<std::string, Datum>> named) const override {
    for (const Signature& signature : signaturesOf(m_builtin)) {
      std::vector<Datum> out(signature.names.size());
      std::size_t placed = 0;
      for (const auto& [name, value] : named) {
        const auto at = std::find(signature.names.begin(), signature.names.end(), name);
        if (at == signature.names.end()) continue;
        out[static_cast<std::size_t>(at - signature.names.begin())] = value;
        ++placed;
      }
      if (placed == named.size()) return out;
    }
    ev.warn(describe() + " has no such parameters");
    return std::nullopt;
  }

 private:
  const Builtin& m_builtin;
};

}  // namespace

const Builtin* findBuiltin(std::string_view name) {
  const auto found = table().find(name);
  return found == table().end() ? nullptr : found->second.builtin;
}

const std::vector<Signature>& signaturesOf(const Builtin& builtin) {
  return table().at(builtin.name).signatures;
}

std::vector<std::string_view> builtinNames() {
  std::vector<std::string_view> out;
  for (const auto& [name, entry] : table()) out.push_back(name);
  std::sort(out.begin(), out.end());
  return out;
}

const NameTable& standardNames() {
  static const NameTable kNames = [] {
    NameTable out;
    for (const std::string_view name : builtinNames()) out.add(name);
    for (const char* name : kPropertiesOfSeveralWords) out.add(name);
    return out;
  }();
  return kNames;
}

Datum builtinAsValue(const Builtin& builtin) {
  return Datum(std::shared_ptr<const Function>(std::make_shared<BuiltinValue>(builtin)));
}

Datum callBuiltin(const Builtin& builtin, Evaluation& evaluation, std::span<const Datum> arguments) {
  const auto& all = signaturesOf(builtin);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!all[i].accepts(arguments.size())) continue;
    Call call(evaluation, builtin.name, arguments, i);
    return evaluation.checked(builtin.function(call));
  }
  return evaluation.warn(std::string(builtin.name) + " does not take " + std::to_string(arguments.size()) +
                         " arguments");
}

const Datum& Call::single(std::size_t i) const {
  const Datum& argument = m_arguments[i];
  return argument.isList() && argument.items().size() == 1 ? argument.items()[0] : argument;
}

Datum Call::mismatch(std::size_t i, std::string_view expected) {
  return warn("argument " + std::to_string(i + 1) + " has to be a " + std::string(expected) + ", got " +
              std::string(i < size() ? kindName(at(i).kind()) : "nothing"));
}

const std::string* Call::string(std::size_t i) {
  if (i < size() && single(i).isString()) {
    const std::string& text = single(i).string();
    return ev.step(text.size() / 16) ? &text : nullptr;
  }
  mismatch(i, "string");
  return nullptr;
}

std::optional<Decimal> Call::number(std::size_t i) {
  if (i < size() && single(i).isNumber()) return single(i).number();
  mismatch(i, "number");
  return std::nullopt;
}

std::optional<std::int64_t> Call::integer(std::size_t i) {
  const auto n = number(i);
  if (!n) return std::nullopt;
  const auto whole = n->truncate().toInt64();
  if (!whole) warn("argument " + std::to_string(i + 1) + " is too large");
  return whole;
}

std::optional<bool> Call::boolean(std::size_t i) {
  if (i < size() && single(i).isBoolean()) return single(i).boolean();
  mismatch(i, "boolean");
  return std::nullopt;
}

const Context* Call::context(std::size_t i) {
  if (i < size() && single(i).isContext()) return &single(i).context();
  mismatch(i, "context");
  return nullptr;
}

const Function* Call::function(std::size_t i) {
  if (i < size() && single(i).is(DatumKind::Function)) return &single(i).function();
  mismatch(i, "function");
  return nullptr;
}

const List* Call::view(std::size_t i) {
  if (i >= size() || at(i).isNull()) {
    mismatch(i, "list");
    return nullptr;
  }
  if (at(i).isList()) return ev.step(at(i).items().size()) ? &at(i).items() : nullptr;
  m_wrapped.push_back(Datum::list({at(i)}));
  return &m_wrapped.back().items();  // the list itself stays where it is when m_wrapped grows
}

std::optional<List> Call::list(std::size_t i) {
  if (i >= size() || at(i).isNull()) {
    mismatch(i, "list");
    return std::nullopt;
  }
  if (!at(i).isList()) return List{at(i)};
  return ev.step(at(i).items().size()) ? std::optional(at(i).items()) : std::nullopt;
}

}  // namespace joinery::feel
