// isCollection of a data element agrees with its item definition (10.4.1).
#include "engine/check/rule.h"

namespace joinery::check {

void checkCollectionMatch(Subject& subject) {
  for (const Kind kind : {Kind::DataObject, Kind::DataInput, Kind::DataOutput}) {
    for (const Element* item : subject.all(kind)) {
      const Element* definition = subject.referred(*item, "itemSubjectRef");
      if (definition == nullptr || flag(*item, "isCollection") == flag(*definition, "isCollection")) continue;
      subject.report(*item, title(*item) + " and its " + title(*definition) + " disagree about isCollection");
    }
  }
}

}  // namespace joinery::check
