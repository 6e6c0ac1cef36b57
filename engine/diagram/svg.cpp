#include "engine/diagram/svg.h"

#include <array>
#include <cmath>
#include <cstdio>

#include "engine/diagram/drawing.h"

namespace joinery::diagram {
namespace {

struct RoleColor {
  Role role;
  const char* name;
  std::array<const char*, 3> colors;  // light, dark, print
};
constexpr RoleColor kColors[] = {
    {Role::Canvas, "canvas", {"#ffffff", "#12171f", "#ffffff"}},
    {Role::Surface, "surface", {"#ffffff", "#1d2530", "#ffffff"}},
    {Role::PoolHeader, "pool", {"#e9eef5", "#232d3b", "#f0f0f0"}},
    {Role::LaneHeader, "lane", {"#f4f7fb", "#1b2430", "#f8f8f8"}},
    {Role::Scope, "scope", {"#fafcff", "#171e28", "#ffffff"}},
    {Role::Outline, "outline", {"#2f4562", "#a9bdd6", "#000000"}},
    {Role::Frame, "frame", {"#8fa0b6", "#46566b", "#000000"}},
    {Role::Ink, "ink", {"#2f4562", "#b9cbe2", "#000000"}},
    {Role::Line, "line", {"#3d5371", "#94a9c4", "#000000"}},
    {Role::Faint, "faint", {"#7d8da3", "#64768e", "#444444"}},
    {Role::Text, "text", {"#16202e", "#e6edf6", "#000000"}},
    {Role::FaintText, "note", {"#46566b", "#a9b8ca", "#222222"}},
};

struct StateColor {
  const char* name;
  std::array<const char*, 3> colors;
};
constexpr StateColor kStates[] = {
    {"active", {"#1565d8", "#5aa2ff", "#000000"}}, {"active-surface", {"#e3eefe", "#17324f", "#e0e0e0"}},
    {"done", {"#2c8a5b", "#58b98a", "#555555"}},   {"done-surface", {"#eef8f2", "#182b25", "#f4f4f4"}},
    {"failed", {"#c62f2f", "#ff7a70", "#000000"}}, {"failed-surface", {"#fdecea", "#3b1f20", "#eeeeee"}}};

const char* nameOf(Role role) {
  for (const RoleColor& color : kColors) {
    if (color.role == role) return color.name;
  }
  return "none";
}

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", value);
  std::string out = text;
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out == "-0" ? "0" : out;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n')
      out += c;
  }
  return out;
}

const char* dashes(Dash dash) {
  switch (dash) {
    case Dash::Dashed:
      return "6 4";
    case Dash::Dotted:
      return "0.5 4";
    case Dash::DashDotted:
      return "9 4 1 4";
    default:
      return nullptr;
  }
}

class SvgWriter {
 public:
  SvgWriter(const model::Document& document, const Diagram& diagram, const SvgOptions& options)
      : m_document(document), m_diagram(diagram), m_options(options) {}

  std::string write() {
    for (const Shape& shape : m_diagram.shapes) {
      if (isFrame(shape)) group(*shape.element, drawShape(shape, m_document), "shape");
    }
    for (const Edge& edge : m_diagram.edges) group(*edge.element, drawEdge(edge, m_document), "edge");
    for (const Shape& shape : m_diagram.shapes) {
      if (!isFrame(shape)) group(*shape.element, drawShape(shape, m_document), "shape");
    }
    m_body += m_names;
    for (const Shape& shape : m_diagram.shapes) badge(shape);
    return head() + m_body + "</svg>\n";
  }

 private:
  // What lies below the edges.
  static bool isFrame(const Shape& shape) {
    const model::Kind kind = shape.element->kind();
    const bool scope = model::isSubProcess(kind) || kind == model::Kind::SubChoreography;
    return kind == model::Kind::Participant || kind == model::Kind::Lane || kind == model::Kind::Group ||
           (scope && shape.expanded);
  }

  std::string head() const {
    const Rect view = m_extent.grown(16);
    const std::string box = number(std::floor(view.x)) + " " + number(std::floor(view.y)) + " " +
                            number(std::ceil(view.width)) + " " + number(std::ceil(view.height));
    std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"jd\" viewBox=\"" + box + "\" width=\"" +
                      number(std::ceil(view.width)) + "\" height=\"" + number(std::ceil(view.height)) +
                      "\" role=\"img\">\n";
    if (!m_diagram.name.empty()) out += "<title>" + escaped(m_diagram.name) + "</title>\n";
    out += style();
    out += "<rect class=\"jd-ground\" x=\"" + number(std::floor(view.x)) + "\" y=\"" + number(std::floor(view.y)) +
           "\" width=\"100%\" height=\"100%\"/>\n";
    return out;
  }

  std::string style() const {
    const auto theme = static_cast<std::size_t>(m_options.theme);
    std::string out = "<style>\n.jd{";
    for (const RoleColor& c : kColors) out += std::string("--jd-") + c.name + ":" + c.colors[theme] + ";";
    for (const StateColor& c : kStates) out += std::string("--jd-") + c.name + ":" + c.colors[theme] + ";";
    out += "font-family:\"Noto Sans CJK SC\",\"Source Han Sans SC\",\"Microsoft YaHei\",\"PingFang SC\",sans-serif}\n";
    out += ".jd-ground{fill:var(--jd-canvas)}.jd path{fill:none;stroke:none}.jd text{white-space:pre}\n";
    for (const RoleColor& c : kColors) {
      const std::string name = c.name;
      out += ".jd .f-" + name + "{fill:var(--jd-" + name + ")}.jd .s-" + name + "{stroke:var(--jd-" + name + ")}";
    }
    out += "\n.jd-halo{paint-order:stroke;stroke:var(--jd-canvas);stroke-width:3px;stroke-linejoin:round}\n";
    for (const std::string state : {"done", "active", "failed"}) {
      const std::string scope = ".jd .jd-" + state + ".jd-shape>", color = "var(--jd-" + state + ")";
      out += scope + ".jd-outline{stroke:" + color + ";fill:var(--jd-" + state + "-surface)}" + scope +
             ".s-outline{stroke:" + color + "}";
      out += ".jd .jd-" + state + ".jd-edge>.s-line{stroke:" + color + "}.jd .jd-" + state +
             ".jd-edge>.f-line{fill:" + color + "}\n";
    }
    out += ".jd .jd-active>.jd-outline,.jd .jd-failed>.jd-outline{stroke-width:2.6px}\n";
    out +=
        ".jd .jd-badge rect{fill:var(--jd-active);stroke:var(--jd-canvas);stroke-width:2px}.jd .jd-failed.jd-badge "
        "rect{fill:var(--jd-failed)}.jd .jd-badge text{fill:var(--jd-canvas);font-weight:700}\n</style>\n";
    return out;
  }

  std::string stateOf(const std::string& id) const {
    if (m_options.failed.count(id) != 0) return " jd-failed";
    const auto tokens = m_options.tokens.find(id);
    if (tokens != m_options.tokens.end() && tokens->second > 0) return " jd-active";
    return m_options.completed.count(id) != 0 ? " jd-done" : "";
  }

  void group(const model::Element& element, const Drawing& drawing, const std::string& what) {
    const std::string id = element.id();
    m_body += "<g class=\"jd-" + what + stateOf(id) + "\" data-element-id=\"" + escaped(id) + "\" data-kind=\"" +
              element.localName() + "\">";
    bool outline = what == "shape";
    for (const Path& p : drawing.paths) {
      path(p, outline);
      outline = false;
    }
    std::string inside;
    inside.swap(m_body);
    for (const Label& l : drawing.labels) label(l);
    m_body.swap(inside);
    const bool outer =
        !drawing.labels.empty() && drawing.labels.front().halo;  // names beside shapes lie above all lines
    if (outer) {
      m_names += "<g class=\"jd-name" + stateOf(id) + "\" data-element-id=\"" + escaped(id) + "\">" + inside + "</g>\n";
    } else {
      m_body += inside;
    }
    m_body += "</g>\n";
  }

  void path(const Path& path, bool outline) {
    static constexpr const char* kLetters[] = {"M", "L", "C", "Z"};
    std::string data;
    for (const Command& command : path.commands) {
      data += kLetters[static_cast<int>(command.op)];
      if (command.op == Command::Op::Close) continue;
      if (command.op == Command::Op::Curve) data += point(command.b) + " " + point(command.c) + " ";
      data += point(command.a);
    }
    m_body += "<path class=\"f-" + std::string(nameOf(path.fill)) + " s-" + nameOf(path.stroke) +
              (outline ? " jd-outline" : "") + "\" d=\"" + data + "\"";
    if (path.stroke != Role::None) {
      m_body += " stroke-width=\"" + number(path.width) + "\"";
      if (path.round) m_body += " stroke-linecap=\"round\" stroke-linejoin=\"round\"";
      if (const char* pattern = dashes(path.dash)) m_body += " stroke-dasharray=\"" + std::string(pattern) + "\"";
    }
    m_body += "/>";
  }

  std::string point(Point p) {
    m_extent = m_extent.united({p.x, p.y, 0.1, 0.1});
    return number(p.x) + "," + number(p.y);
  }

  void label(const Label& label) {
    const Point c = label.box.center();
    const double step = label.size * kLineHeight;
    const double x = label.align == Label::Align::Left ? label.box.x : c.x;
    double y = c.y - step * (static_cast<double>(label.lines.size()) - 1) / 2 + label.size * 0.36;
    if (!label.vertical) m_extent = m_extent.united(label.box);
    m_body += "<text class=\"f-" + std::string(nameOf(label.role)) + (label.halo ? " jd-halo" : "") +
              "\" font-size=\"" + number(label.size) + "\"" + (label.bold ? " font-weight=\"600\"" : "") +
              (label.align == Label::Align::Center ? " text-anchor=\"middle\"" : "");
    if (label.vertical) m_body += " transform=\"rotate(-90 " + number(c.x) + " " + number(c.y) + ")\"";
    m_body += ">";
    for (const std::string& line : label.lines) {
      m_body += "<tspan x=\"" + number(x) + "\" y=\"" + number(y) + "\">" + escaped(line) + "</tspan>";
      y += step;
    }
    m_body += "</text>";
  }

  void badge(const Shape& shape) {
    const std::string id = shape.element->id();
    const auto tokens = m_options.tokens.find(id);
    const bool failed = m_options.failed.count(id) != 0;
    const int count = tokens == m_options.tokens.end() ? 0 : tokens->second;
    if (count <= 0 && !failed) return;
    const std::string text = failed && count <= 0 ? "!" : count > 999 ? "999+" : std::to_string(count);
    const double width = std::max(20.0, 8.0 * static_cast<double>(text.size()) + 10);
    const Rect box{shape.bounds.right() - width / 2 - 4, shape.bounds.y - 11, width, 20};
    m_extent = m_extent.united(box);
    m_body += std::string("<g class=\"jd-badge") + (failed ? " jd-failed" : "") + "\" data-element-id=\"" +
              escaped(id) + "\"><rect x=\"" + number(box.x) + "\" y=\"" + number(box.y) + "\" width=\"" +
              number(width) + "\" height=\"20\" rx=\"10\"/><text x=\"" + number(box.center().x) + "\" y=\"" +
              number(box.y + 14.2) + "\" font-size=\"12\" text-anchor=\"middle\">" + text + "</text></g>\n";
  }

  const model::Document& m_document;
  const Diagram& m_diagram;
  const SvgOptions& m_options;
  std::string m_body, m_names;
  Rect m_extent;
};

}  // namespace

std::string toSvg(const model::Document& document, const Diagram& diagram, const SvgOptions& options) {
  return SvgWriter(document, diagram, options).write();
}

std::string toSvg(const model::Document& document, const SvgOptions& options) {
  return toSvg(document, diagramOf(document), options);
}

}  // namespace joinery::diagram
