// Everything that a person can draw, one row each: the palette, the context pad, "change type" and the tests read
// this table. To offer another kind of element, add a row. Constant data, any thread.
#pragma once

#include <QSizeF>
#include <QString>
#include <vector>

#include "engine/model/document.h"

namespace joinery::designer {

enum class TypeGroup { Start, Intermediate, End, Boundary, Task, SubProcess, Gateway, Data, Artifact, Pool };

struct ElementType {
  const char* key;  // "user-task", stable; used by tests, shortcuts and screenshots
  TypeGroup group;
  model::Kind kind;
  model::Kind definition;  // the event definition inside; Kind::Unknown for none
  const char* label;       // English, translated in context "ElementType"
  const char* idPrefix;    // new ids: prefix_1, prefix_2, ...
  double width, height;
  bool nonInterrupting = false;   // boundary and event sub-process starts
  bool triggeredByEvent = false;  // event sub-process
  bool inPalette = false;         // shown without a search
};

const std::vector<ElementType>& elementTypes();
const ElementType* elementType(const QString& key);               // nullptr if there is no such row
const ElementType* elementTypeOf(const model::Element& element);  // the row that fits best; nullptr if none does
QString typeLabel(const ElementType& type);                       // translated
QString kindLabel(const model::Element& element);                 // translated name of what it is
QString groupLabel(TypeGroup group);                              // translated
// "预审 (ut_prereview)" for lists; the id alone where there is no name.
QString titleOf(const model::Element& element);

}  // namespace joinery::designer
