// A model's picture as SVG text.
//
//   SvgOptions options;
//   options.tokens["ut_prereview"] = 1;         // a badge with the number of tokens
//   std::string svg = toSvg(document, options);
//
// Every shape and edge is a <g data-element-id="..."> with the classes jd-active, jd-done or jd-failed where they
// apply, so a page can react to clicks. Colours are CSS custom properties with defaults (--jd-ink, --jd-active, ...),
// set from the theme. Pure, any thread.
#pragma once

#include <map>
#include <set>
#include <string>

#include "engine/diagram/diagram.h"

namespace joinery::diagram {

enum class Theme { Light, Dark, Print };

struct SvgOptions {
  std::map<std::string, int> tokens;  // element id -> tokens that stand there now
  std::set<std::string> completed;    // ids of elements (flows too) that were passed
  std::set<std::string> failed;       // ids of elements with an incident
  Theme theme = Theme::Light;
};

std::string toSvg(const model::Document& document, const SvgOptions& options = {});
std::string toSvg(const model::Document& document, const Diagram& diagram, const SvgOptions& options = {});

}  // namespace joinery::diagram
