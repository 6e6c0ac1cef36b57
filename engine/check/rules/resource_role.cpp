// A resource role names a resource or assigns one by an expression, not both (10.3.1, table 10.5).
#include "engine/check/rule.h"

namespace joinery::check {

void checkResourceRole(Subject& subject) {
  for (const Element* role : subject.any(model::category::Role)) {
    if (has(*role, Kind::ResourceRef) && has(*role, Kind::ResourceAssignmentExpression)) {
      subject.report(*role, "has both a resourceRef and a resourceAssignmentExpression");
    }
    if (has(*role, Kind::ResourceParameterBinding) && !has(*role, Kind::ResourceRef)) {
      subject.report(*role, "binds parameters without naming a resource");
    }
  }
}

}  // namespace joinery::check
