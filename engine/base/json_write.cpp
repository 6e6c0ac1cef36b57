#include "engine/base/json.h"

namespace joinery {
namespace {

constexpr char kHex[] = "0123456789abcdef";

void appendPretty(std::string& out, const Value& value, int depth) {
  const std::string inner(static_cast<std::size_t>(depth + 1) * 2, ' ');
  const std::string outer(static_cast<std::size_t>(depth) * 2, ' ');
  if (value.isList() && !value.items().empty()) {
    out += "[\n";
    bool first = true;
    for (const Value& item : value.items()) {
      if (!first) out += ",\n";
      first = false;
      out += inner;
      appendPretty(out, item, depth + 1);
    }
    out += "\n" + outer + "]";
  } else if (value.isObject() && !value.members().empty()) {
    out += "{\n";
    bool first = true;
    for (const auto& [name, member] : value.members()) {
      if (!first) out += ",\n";
      first = false;
      out += inner;
      appendJsonString(out, name);
      out += ": ";
      appendPretty(out, member, depth + 1);
    }
    out += "\n" + outer + "}";
  } else {
    appendJson(out, value);
  }
}

}  // namespace

void appendJsonString(std::string& out, std::string_view text) {
  out += '"';
  std::size_t plain = 0;
  auto flush = [&](std::size_t upTo) {
    out.append(text, plain, upTo - plain);
    plain = upTo + 1;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned char c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    flush(i);
    out += '\\';
    switch (c) {
      case '"':
        out += '"';
        break;
      case '\\':
        out += '\\';
        break;
      case '\n':
        out += 'n';
        break;
      case '\r':
        out += 'r';
        break;
      case '\t':
        out += 't';
        break;
      default:
        out += "u00";
        out += kHex[c >> 4];
        out += kHex[c & 15];
    }
  }
  out.append(text, plain, text.size() - plain);
  out += '"';
}

void appendJson(std::string& out, const Value& value) {
  switch (value.type()) {
    case Value::Type::Null:
      out += "null";
      break;
    case Value::Type::Boolean:
      out += value.boolean() ? "true" : "false";
      break;
    case Value::Type::Number:
      out += value.number().toString();
      break;
    case Value::Type::String:
      appendJsonString(out, value.string());
      break;
    case Value::Type::List: {
      out += '[';
      bool first = true;
      for (const Value& item : value.items()) {
        if (!first) out += ',';
        first = false;
        appendJson(out, item);
      }
      out += ']';
      break;
    }
    case Value::Type::Object: {
      out += '{';
      bool first = true;
      for (const auto& [name, member] : value.members()) {
        if (!first) out += ',';
        first = false;
        appendJsonString(out, name);
        out += ':';
        appendJson(out, member);
      }
      out += '}';
      break;
    }
  }
}

std::string toJson(const Value& value) {
  std::string out;
  appendJson(out, value);
  return out;
}

std::string toPrettyJson(const Value& value) {
  std::string out;
  appendPretty(out, value, 0);
  out += '\n';
  return out;
}

}  // namespace joinery
