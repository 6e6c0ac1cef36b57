// What a rule sees and how it speaks. Private to engine/check.
//
// A rule is a function in rules/<name>.cpp and a line in rules.def: it looks at the whole model through a Subject and
// reports findings at elements. It keeps no state and does not depend on other rules having passed: references may
// dangle, children may be missing.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/check/check.h"

namespace joinery::check {

using model::Element;
using model::Kind;
using Elements = std::vector<const Element*>;

// Strict: an error where conformance to BPMN is asked for (CheckOptions::specificationOnly), a warning where a model is
// to be run, since what it breaks does not keep it from running as it is meant. Soundness: a warning, an error where
// CheckOptions::strict asks for it.
enum class Level { Error, Warning, Strict, Soundness };

struct SoundnessFinding;  // soundness/soundness.h

struct Rule {
  std::string_view name;  // the code of its diagnostics
  void (*run)(class Subject&);
  bool specification;  // BPMN demands it; false: Joinery does
  Level level;
};

class Subject {
 public:
  Subject(const model::Document& document, const CheckOptions& options);

  const model::Document& document() const { return m_document; }
  const CheckOptions& options() const { return m_options; }

  const Elements& all(Kind kind) const;          // in document order
  Elements any(std::uint32_t categories) const;  // in document order
  const Elements& everything() const { return m_everything; }

  // Sequence flows by their sourceRef and targetRef; the optional <incoming> and <outgoing> do not count.
  const Elements& incoming(const Element& node) const;
  const Elements& outgoing(const Element& node) const;
  const Element* source(const Element& flow) const { return referred(flow, "sourceRef"); }
  const Element* target(const Element& flow) const { return referred(flow, "targetRef"); }

  // What an attribute or an element's text names, also in imports; nullptr if nothing.
  const Element* referred(const Element& element, std::string_view attribute) const;
  const Element* named(const Element& reference) const;
  // The ioSpecification and the like are looked up through this: the first child of a kind or nullptr.
  Elements eventDefinitions(const Element& event) const;   // its own and the referenced ones
  const Element* processOf(const Element& element) const;  // the process around it, or nullptr
  bool isExecutable(const Element& element) const;         // stands in a process with isExecutable="true"

  const std::vector<SoundnessFinding>& soundness();  // looked for at the first call

  void report(const Element& element, std::string message);
  void report(const Element& element, Severity severity, std::string message);
  void reportStrict(const Element& element, std::string message);  // as at Level::Strict

 private:
  friend std::vector<Diagnostic> check(const model::Document&, const CheckOptions&);
  void enter(const Element& element);
  const model::Document& m_document;
  const CheckOptions& m_options;
  std::vector<Elements> m_byKind;
  Elements m_everything;
  std::unordered_map<const Element*, Elements> m_incoming, m_outgoing;
  std::shared_ptr<const std::vector<SoundnessFinding>> m_soundness;
  const Rule* m_rule = nullptr;
  std::vector<Diagnostic> m_found;
};

bool flag(const Element& element, std::string_view attribute, bool fallback = false);
bool has(const Element& element, Kind child);
bool contains(const Elements& elements, Kind kind);
// "userTask \"承办\" (id)": how messages name an element.
std::string title(const Element& element);

}  // namespace joinery::check
