// May this stand here? Dropping into scopes, onto flows and at borders; what may be resized or become another type.
// Pure questions. GUI thread.
#pragma once

#include "designer/core/design_document.h"
#include "designer/core/element_types.h"

namespace joinery::designer {

// What is under a point, as a place to drop something.
struct Place {
  Id parent;  // the innermost scope (process or expanded sub-process)
  Id flow;    // a sequence flow that runs there
  Id host;    // an activity whose border runs there
};

// `ignoring` are the elements that are being moved.
Place placeAt(DesignDocument& document, const QPointF& point, const IdSet& ignoring = {});
// The same, asked of the given elements only: a canvas knows which are near.
Place placeAmong(DesignDocument& document, const std::vector<Id>& near, const QPointF& point, const IdSet& ignoring);
inline constexpr double kPlaceReach = 14;  // what is farther from a point than this has no say

bool mayDrop(const DesignDocument& document, model::Kind kind, const Id& parent, QString* reason = nullptr);
bool mayAttach(const DesignDocument& document, const Id& host);
// A node without flows of its own, of a kind that flows can enter and leave.
bool mayInsertInto(const DesignDocument& document, const Id& node, const Id& flow);
bool mayInsertInto(const ElementType& type);
bool mayResize(model::Kind kind);
QSizeF minimumSize(model::Kind kind);
bool mayRename(const model::Element& element);
bool mayDelete(const model::Element& element);
// The types into which an element may be turned, its own left out.
std::vector<const ElementType*> typesFor(const model::Element& element);
// The types that may be appended behind an element; empty if nothing may.
std::vector<const ElementType*> typesBehind(const model::Element& element);
// The nearest place on the border of an activity for the centre of a boundary event.
QPointF snapToBorder(const QRectF& host, const QPointF& point);

}  // namespace joinery::designer
