// textFormat is a MIME type (8.4.1, 8.4.4).
#include "engine/check/rule.h"

namespace joinery::check {

void checkTextFormat(Subject& subject) {
  for (const Kind kind : {Kind::TextAnnotation, Kind::Documentation}) {
    for (const Element* element : subject.all(kind)) {
      const std::string format = element->attributeOr("textFormat", "text/plain");
      const std::size_t slash = format.find('/');
      if (slash == std::string::npos || slash == 0 || slash + 1 == format.size()) {
        subject.report(*element, "textFormat is a MIME type like text/plain, got \"" + format + "\"");
      }
    }
  }
}

}  // namespace joinery::check
