// Icons and markers, drawn around a point. Private to engine/diagram. Figures 10.x of BPMN 2.0.2 give their forms.
#pragma once

#include "engine/diagram/drawing.h"

namespace joinery::diagram {

// The icon of a task type in the 16 x 16 square whose upper left corner is `at`; nothing for plain tasks.
void addTaskIcon(Drawing& drawing, const Look& look, Point at);
// The icon of an event definition in the middle of an event of radius 18 * `scale`.
void addTriggerIcon(Drawing& drawing, model::Kind trigger, bool filled, Point center, double scale);
void addMultipleIcon(Drawing& drawing, bool parallel, bool filled, Point center, double scale);
// Markers at the lower edge of an activity: loop, multi-instance, ad hoc, compensation, collapsed.
void addActivityMarkers(Drawing& drawing, const Look& look, const Rect& bounds);
void addLoopMarker(Drawing& drawing, Look::Loop loop, Point center);

// The name of an event, gateway or data element outside of its bounds: where the file puts it, else below.
void addOuterLabel(Drawing& drawing, const std::string& name, const Rect& bounds, const std::optional<Rect>& label);
// A name inside a box.
void addInnerLabel(Drawing& drawing, const std::string& name, const Rect& box, bool bold = false);

}  // namespace joinery::diagram
