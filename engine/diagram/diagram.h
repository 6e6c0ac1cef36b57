// Where every element of a model stands in its picture: bounds, waypoints, labels.
//
//   Diagram diagram = diagramOf(document);      // from the file's BPMN DI, or laid out where there is none
//   for (const Shape& shape : diagram.shapes) paint(drawShape(shape));   // drawing.h
//
// Coordinates are those of BPMN DI: pixels, y downwards. Shapes come in painting order (pools before lanes before
// activities before boundary events). Elements point into the Document, which must outlive the Diagram. Any thread.
// Refuses nothing: DI that names a missing element is left out (the reading of the document has told it).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/model/document.h"

namespace joinery::diagram {

struct Point {
  double x = 0, y = 0;
  bool operator==(const Point&) const = default;
};

struct Size {
  double width = 0, height = 0;
};

struct Rect {
  double x = 0, y = 0, width = 0, height = 0;
  double right() const { return x + width; }
  double bottom() const { return y + height; }
  Point center() const { return {x + width / 2, y + height / 2}; }
  bool contains(Point p) const { return p.x >= x && p.x <= right() && p.y >= y && p.y <= bottom(); }
  Rect united(const Rect& other) const;  // an empty one (width and height 0) counts for nothing
  Rect grown(double by) const { return {x - by, y - by, width + 2 * by, height + 2 * by}; }
};

struct Shape {
  const model::Element* element = nullptr;
  const model::Element* di = nullptr;  // the BPMNShape; nullptr where laid out
  Rect bounds;
  std::optional<Rect> label;   // the bounds the file gives the label
  bool expanded = true;        // of sub-processes
  bool horizontal = true;      // of pools and lanes
  bool markerVisible = false;  // of exclusive gateways
};

struct Edge {
  const model::Element* element = nullptr;
  const model::Element* di = nullptr;
  std::vector<Point> waypoints;  // at least two
  std::optional<Rect> label;
};

struct Diagram {
  std::string name;
  const model::Element* root = nullptr;  // what the plane shows: process, collaboration or collapsed sub-process
  std::vector<Shape> shapes;
  std::vector<Edge> edges;
  const Shape* shapeOf(const model::Element& element) const;  // nullptr if it is not shown
  const Edge* edgeOf(const model::Element& element) const;
  Rect bounds() const;  // of everything, labels the file places included
};

// How many planes the file's BPMN DI has; 0 if it has none.
std::size_t planeCount(const model::Document& document);
// Precondition: plane < planeCount.
Diagram readDiagram(const model::Document& document, std::size_t plane = 0);
// A fresh layout: layers from left to right, orthogonal edges, sub-processes expanded, lanes as bands, pools stacked.
Diagram layoutDiagram(const model::Document& document);
// The first plane with shapes, else a layout.
Diagram diagramOf(const model::Document& document);

}  // namespace joinery::diagram
