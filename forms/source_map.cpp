#include "forms/source_map.h"

#include "engine/base/json.h"
#include "forms/pointer.h"

namespace joinery::forms {
namespace {

// Walks JSON that is known to be right and notes where each value starts.
class Walker {
 public:
  Walker(std::string_view text, std::unordered_map<std::string, SourceMap::Place>& places)
      : m_text(text), m_places(places) {}

  void value(const std::string& pointer) {
    blanks();
    m_places[pointer] = {m_line, m_column};
    if (m_at >= m_text.size()) return;
    if (m_text[m_at] == '{')
      members(pointer);
    else if (m_text[m_at] == '[')
      items(pointer);
    else if (m_text[m_at] == '"')
      string();
    else
      while (m_at < m_text.size() && std::string_view(",]} \t\r\n").find(m_text[m_at]) == std::string_view::npos)
        step();
  }

 private:
  void step() {
    if (m_at >= m_text.size()) return;
    const char c = m_text[m_at++];
    if (c == '\n')
      ++m_line, m_column = 1;
    else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80)
      ++m_column;
  }
  void blanks() {
    while (m_at < m_text.size() && std::string_view(" \t\r\n").find(m_text[m_at]) != std::string_view::npos) step();
  }
  bool comes(char c) {
    blanks();
    if (m_at >= m_text.size() || m_text[m_at] != c) return false;
    step();
    return true;
  }
  std::string string() {  // with its quotes, decoded by the JSON reader itself
    const std::size_t start = m_at;
    step();
    while (m_at < m_text.size() && m_text[m_at] != '"') {
      if (m_text[m_at] == '\\') step();
      step();
    }
    step();
    const auto decoded = parseJson(m_text.substr(start, m_at - start));
    return decoded && decoded->isString() ? decoded->string() : std::string();
  }
  void members(const std::string& pointer) {
    step();
    if (comes('}')) return;
    do {
      blanks();
      const std::string name = string();
      comes(':');
      value(pointer + "/" + escapePointer(name));
    } while (comes(','));
    comes('}');
  }
  void items(const std::string& pointer) {
    step();
    if (comes(']')) return;
    std::size_t index = 0;
    do value(pointer + "/" + std::to_string(index++));
    while (comes(','));
    comes(']');
  }

  std::string_view m_text;
  std::unordered_map<std::string, SourceMap::Place>& m_places;
  std::size_t m_at = 0;
  int m_line = 1, m_column = 1;
};

}  // namespace

SourceMap::SourceMap(std::string_view text) {
  Walker(text, m_places).value("");
}

SourceMap::Place SourceMap::place(std::string_view pointer) const {
  while (true) {
    const auto found = m_places.find(std::string(pointer));
    if (found != m_places.end()) return found->second;
    const std::size_t slash = pointer.rfind('/');
    if (slash == pointer.npos) return {};
    pointer = pointer.substr(0, slash);
  }
}

}  // namespace joinery::forms
