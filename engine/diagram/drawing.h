// The look of an element as data: paths and labels that any painter can put on paper.
//
//   Drawing drawing = drawShape(shape, document);
//   for (const Path& path : drawing.paths) painter.draw(path);      // QPainter in the designer, SVG in the server
//
// Nothing here knows colours: paths name roles of a theme. Text is already broken into lines with the metrics of
// text.h, so that designer and server show the same lines. Shapes are files in shapes/, found through one table.
// Pure functions, any thread.
#pragma once

#include <string>
#include <vector>

#include "engine/diagram/diagram.h"

namespace joinery::diagram {

enum class Role {
  None,        // not painted
  Canvas,      // behind everything
  Surface,     // inside of activities, events, gateways, data
  PoolHeader,  // name band of pools
  LaneHeader,  // name band of lanes
  Scope,       // inside of expanded sub-processes
  Outline,     // border of shapes
  Frame,       // border of pools and lanes
  Ink,         // markers and icons
  Line,        // sequence flows
  Faint,       // message flows, associations, groups, annotations
  Text,        // names
  FaintText    // names of flows and annotations
};

enum class Dash { Solid, Dashed, Dotted, DashDotted };

struct Command {
  enum class Op { Move, Line, Curve, Close };  // Curve: cubic, b and c are its control points, a its end
  Op op = Op::Move;
  Point a, b, c;
};

struct Path {
  std::vector<Command> commands;
  Role fill = Role::None;
  Role stroke = Role::None;
  double width = 1.5;
  Dash dash = Dash::Solid;
  bool round = false;  // round line ends and joins
};

struct Label {
  enum class Align { Center, Left };
  std::vector<std::string> lines;
  Rect box;  // the lines stand centred in its height
  Align align = Align::Center;
  double size = 12;       // of the font, in pixels; a line is kLineHeight times as high
  bool vertical = false;  // turned by 90 degrees anticlockwise around the middle of the box
  bool bold = false;
  bool halo = false;  // stands outside of its shape: painted above all lines, with a rim in the colour of the canvas
  Role role = Role::Text;
};

inline constexpr double kLineHeight = 1.25;

struct Drawing {
  std::vector<Path> paths;  // the first is the outline that a selection or a token highlights
  std::vector<Label> labels;
};

// What of an element shows in its look; lookOf reads it, a palette fills it by hand.
struct Look {
  model::Kind kind = model::Kind::Unknown;
  std::string name;
  std::vector<model::Kind> triggers;  // kinds of its event definitions
  bool parallelMultiple = false;
  bool interrupting = true;                  // start and boundary events; false: dashed
  bool throwing = false;                     // filled markers
  model::Kind calls = model::Kind::Unknown;  // of a call activity: what kind it calls, if known
  enum class Loop { None, Standard, Parallel, Sequential } loop = Loop::None;  // Parallel also: pool multiplicity
  bool compensation = false;
  bool eventSubProcess = false;
  bool instantiate = false;
  bool parallelInstantiation = false;  // event-based gateway of type Parallel
  bool collection = false;
  bool expanded = true;
  bool horizontal = true;
  bool markerVisible = false;
  bool topLevelPool = true;  // false: a lane inside
};

Look lookOf(const model::Document& document, const model::Element& element);
Drawing drawShape(const Look& look, const Rect& bounds, const std::optional<Rect>& label = {});
Drawing drawShape(const Shape& shape, const model::Document& document);

struct EdgeLook {
  model::Kind kind = model::Kind::SequenceFlow;
  std::string name;
  bool conditional = false;                          // a condition behind an activity: a small diamond at the start
  bool isDefault = false;                            // the default flow of its source: a slash at the start
  bool arrowAtSource = false, arrowAtTarget = true;  // associations
};

EdgeLook edgeLookOf(const model::Document& document, const model::Element& element);
Drawing drawEdge(const EdgeLook& look, const std::vector<Point>& waypoints, const std::optional<Rect>& label = {});
Drawing drawEdge(const Edge& edge, const model::Document& document);

// The size a fresh shape of that kind gets.
Size defaultSize(model::Kind kind);

}  // namespace joinery::diagram
