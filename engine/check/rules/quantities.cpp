// Quantities of tokens are at least 1 (10.3.1).
#include <cstdlib>

#include "engine/check/rule.h"

namespace joinery::check {

void checkQuantities(Subject& subject) {
  for (const Element* activity : subject.any(model::category::Activity)) {
    for (const char* name : {"startQuantity", "completionQuantity"}) {
      const std::string* value = activity->attribute(name);
      if (value != nullptr && std::atol(value->c_str()) < 1) {
        subject.report(*activity,
                       std::string(name) + " of " + title(*activity) + " is " + *value + "; expected at least 1");
      }
    }
  }
}

}  // namespace joinery::check
