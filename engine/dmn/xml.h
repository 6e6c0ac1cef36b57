// Reading DMN elements from a Document, whatever their DMN version. Private to engine/dmn. Any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/model/document.h"

namespace joinery::dmn {

using model::Element;

const Element* childNamed(const Element& parent, std::string_view name);  // nullptr if absent
std::vector<const Element*> childrenNamed(const Element& parent, std::string_view name);
// The `name` attribute with its white space made single spaces.
std::string nameOf(const Element& element);
// The text of the <text> child; empty if there is none.
std::string textOf(const Element& element);
bool isBlank(std::string_view text);
std::string normalized(std::string_view text);
// `typeRef`, which DMN 1.1 has as an attribute or a child element, without a FEEL prefix.
std::string typeRefOf(const Element& element);

// Collects diagnostics of one document.
class Report {
 public:
  // `source` is the document's text, for places within texts.
  Report(std::vector<Diagnostic>& into, std::string resource, std::string_view source)
      : m_into(into), m_resource(std::move(resource)), m_source(source) {}
  void error(const Element& at, std::string code, std::string message);
  void note(const Element& at, std::string code, std::string message, Severity severity) {
    add(severity, at, std::move(code), std::move(message));
  }
  void warning(const Element& at, std::string code, std::string message);
  // An error of FEEL within the <text> of `at`.
  void feel(const Element& at, const Error& error, Severity severity = Severity::Error);

 private:
  void add(Severity severity, const Element& at, std::string code, std::string message);
  std::vector<Diagnostic>& m_into;
  std::string m_resource;
  std::string_view m_source;
};

}  // namespace joinery::dmn
