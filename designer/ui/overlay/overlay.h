// What is painted over the diagram: selection, hover, drop target, handles and problem badges. Line widths and handle
// sizes stay the same at any zoom. GUI thread.
#pragma once

#include <QPainter>

#include "engine/base/diagnostic.h"

namespace joinery::designer {

class Canvas;
class DrawingItem;

namespace overlay {
void paintSelection(QPainter& painter, const DrawingItem& item, double zoom);
void paintHover(QPainter& painter, const DrawingItem& item, double zoom);
void paintDrop(QPainter& painter, const DrawingItem& item, bool allowed, double zoom);
void paintHandles(QPainter& painter, const Canvas& canvas);
void paintBadge(QPainter& painter, const DrawingItem& item, Severity severity, double zoom);
}  // namespace overlay

}  // namespace joinery::designer
