#include "engine/check/items.h"

#include <algorithm>

namespace joinery::check {

const Element* itemDefinition(const Subject& subject, const Element& item) {
  if (const Element* own = subject.referred(item, "itemSubjectRef")) return own;
  for (const char* attribute : {"dataObjectRef", "dataStoreRef"}) {
    const Element* referred = subject.referred(item, attribute);
    if (referred != nullptr) return subject.referred(*referred, "itemSubjectRef");
  }
  return nullptr;
}

bool sameDefinition(const Element* a, const Element* b) {
  if (a == b) return true;
  if (a == nullptr || b == nullptr) return false;
  const std::string structure = a->attributeOr("structureRef", "");
  return !structure.empty() && structure == b->attributeOr("structureRef", "");
}

bool sameItem(const Subject& subject, const Element& a, const Element& b) {
  const Element* first = itemDefinition(subject, a);
  const Element* second = itemDefinition(subject, b);
  return first == nullptr || second == nullptr || sameDefinition(first, second);
}

bool anyCarries(const Subject& subject, const Elements& items, const Element& message) {
  const Element* wanted = subject.referred(message, "itemRef");
  if (wanted == nullptr) return true;
  return std::any_of(items.begin(), items.end(), [&](const Element* item) {
    const Element* given = itemDefinition(subject, *item);
    if (given == nullptr) return items.size() > 1;  // among several, the one without a definition may be meant
    return sameDefinition(wanted, given);
  });
}

}  // namespace joinery::check
