// Where in a JSON text the value under a JSON pointer starts, for diagnostics with line and column.
//
//   SourceMap map(text);                       // text that parseJson() has accepted
//   SourceMap::Place at = map.place("/components/3/type");   // of the nearest enclosing value if there is none
//
// Built once per faulty document, thrown away afterwards. Any thread may read it.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace joinery::forms {

class SourceMap {
 public:
  struct Place {
    int line = 1;
    int column = 1;  // in code points
  };

  explicit SourceMap(std::string_view text);
  Place place(std::string_view pointer) const;

 private:
  std::unordered_map<std::string, Place> m_places;
};

}  // namespace joinery::forms
