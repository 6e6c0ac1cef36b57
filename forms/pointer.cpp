#include "forms/pointer.h"

#include <algorithm>

namespace joinery::forms {
namespace {

std::string unescape(std::string_view part) {
  std::string out;
  for (std::size_t i = 0; i < part.size(); ++i) {
    const bool isEscape = part[i] == '~' && i + 1 < part.size() && (part[i + 1] == '0' || part[i + 1] == '1');
    out += !isEscape ? part[i] : part[i + 1] == '0' ? '~' : '/';
    if (isEscape) ++i;
  }
  return out;
}

const Value* itemAt(const Value& list, const std::string& index) {
  if (index.empty() || index.size() > 9 || index.find_first_not_of("0123456789") != index.npos) return nullptr;
  const std::size_t i = std::stoul(index);
  return i < list.items().size() ? &list.items()[i] : nullptr;
}

}  // namespace

const Value* valueAt(const Value& root, std::string_view pointer) {
  const Value* at = &root;
  while (at && !pointer.empty()) {
    pointer.remove_prefix(1);
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    const std::string part = unescape(pointer.substr(0, end));
    pointer.remove_prefix(end);
    at = at->isList() ? itemAt(*at, part) : at->find(part);
  }
  return at;
}

const Value* memberAt(const Value& root, const Path& path) {
  const Value* at = &root;
  for (const std::string& name : path)
    if (!(at = at->find(name))) return nullptr;
  return at;
}

Value putAt(const Value& root, const Path& path, Value value) {
  if (path.empty()) return value;
  const Value* inner = root.find(path.front());
  return root.with(path.front(), putAt(inner ? *inner : Value(), Path(path.begin() + 1, path.end()), std::move(value)));
}

std::string escapePointer(std::string_view member) {
  std::string out;
  for (char c : member) {
    if (c == '~')
      out += "~0";
    else if (c == '/')
      out += "~1";
    else
      out += c;
  }
  return out;
}

std::string pointerOf(std::string_view base, const Path& path) {
  std::string out(base);
  for (const std::string& part : path) out += "/" + escapePointer(part);
  return out;
}

std::string dotted(const Path& path) {
  std::string out;
  for (const std::string& part : path) out += (out.empty() ? "" : ".") + part;
  return out;
}

Path splitDotted(std::string_view text) {
  Path out;
  for (std::size_t dot; (dot = text.find('.')) != text.npos; text.remove_prefix(dot + 1))
    out.emplace_back(text.substr(0, dot));
  out.emplace_back(text);
  return out;
}

std::size_t codePoints(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace joinery::forms
