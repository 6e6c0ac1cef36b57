// A participant's minimum is not negative, its maximum at least one and at least the minimum (9.3).
#include <cstdlib>

#include "engine/check/rule.h"

namespace joinery::check {

void checkParticipantMultiplicity(Subject& subject) {
  for (const Element* multiplicity : subject.all(Kind::ParticipantMultiplicity)) {
    const long least = std::atol(multiplicity->attributeOr("minimum", "0").c_str());
    const long most = std::atol(multiplicity->attributeOr("maximum", "1").c_str());
    if (least < 0) subject.report(*multiplicity, "minimum must not be negative");
    if (most < 1 || most < least) subject.report(*multiplicity, "maximum must be at least 1 and at least the minimum");
  }
}

}  // namespace joinery::check
