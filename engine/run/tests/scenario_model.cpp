#include <map>
#include <sstream>

#include "engine/run/tests/scenario.h"

namespace joinery::run::test {

namespace {

std::string escaped(const std::string& text) {
  std::string out;
  for (char c : text) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '>') {
      out += "&gt;";
    } else {
      out += c;
    }
  }
  return out;
}

std::string trim(const std::string& text) {
  auto first = text.find_first_not_of(" \t");
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// "a -> b -> c if x > 1" or "f1: a -> b": sequence flows named a_b, b_c; the condition belongs to the last one.
std::string flows(const std::string& line, std::map<std::string, int>& used) {
  std::string rest = trim(line), id, condition;
  if (auto at = rest.find(" if "); at != std::string::npos) {
    condition = trim(rest.substr(at + 4));
    rest = rest.substr(0, at);
  }
  if (auto colon = rest.find(": "); colon != std::string::npos && colon < rest.find("->")) {
    id = trim(rest.substr(0, colon));
    rest = rest.substr(colon + 2);
  }
  std::vector<std::string> nodes;
  for (std::size_t at; (at = rest.find("->")) != std::string::npos; rest = rest.substr(at + 2))
    nodes.push_back(trim(rest.substr(0, at)));
  nodes.push_back(trim(rest));
  std::string xml;
  for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
    std::string name = id.empty() ? nodes[i] + "_" + nodes[i + 1] : id;
    if (int n = ++used[name]; n > 1) name += "_" + std::to_string(n);
    xml += "<sequenceFlow id=\"" + name + "\" sourceRef=\"" + nodes[i] + "\" targetRef=\"" + nodes[i + 1] + "\">";
    if (!condition.empty() && i + 2 == nodes.size()) {
      xml += "<conditionExpression>" + escaped(condition) + "</conditionExpression>";
    }
    xml += "</sequenceFlow>";
  }
  return xml;
}

}  // namespace

std::string modelXml(const std::vector<std::string>& lines) {
  std::string xml =
      "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" xmlns:joinery=\"urn:joinery:bpmn:1\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" targetNamespace=\"urn:test\">\n";
  std::map<std::string, int> used;
  bool open = false;
  for (const std::string& raw : lines) {
    std::string line = trim(raw);
    if (line.starts_with("process ")) {
      if (open) xml += "</process>\n";
      xml += "<process id=\"" + trim(line.substr(8)) + "\" isExecutable=\"true\">\n";
      open = true;
    } else if (!line.starts_with("<") && line.find("->") != std::string::npos) {
      xml += flows(line, used) + "\n";
    } else {
      xml += line + "\n";
    }
  }
  return xml + (open ? "</process>\n" : "") + "</definitions>\n";
}

}  // namespace joinery::run::test
