// Writes a random process in the language of scenario files, piece by piece.
//
//   Builder b(seed);
//   Open open{start};                        // a node whose way on is not drawn yet
//   open = b.sequence(open);                 // some blocks after it
//   b.connect(open, end);
//
// The same seed gives the same text on every machine. Everything that somebody outside may do to an instance (names of
// messages and signals, codes of errors) is noted, so that a driver knows it; so is what a statistic should count.
#pragma once

#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace joinery::run::test {

// The loose end of a path; nullopt where the path has ended.
struct Loose {
  std::string node;
  std::string condition;  // of the flow that will leave here; empty: none
  std::string flow;       // its name; empty: any
  bool isRace = false;    // leaves an event-based gateway: what follows must wait for one plain event
};
using Open = std::optional<Loose>;

class Builder {
 public:
  explicit Builder(std::uint64_t seed) : m_random(seed) {}

  int below(int limit) { return static_cast<int>(m_random() % static_cast<std::uint64_t>(limit)); }
  bool chance(int percent) { return below(100) < percent; }
  template <typename T>
  const T& oneOf(const std::vector<T>& all) {
    return all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
  }

  std::string fresh(const std::string& prefix) { return prefix + std::to_string(++m_ids); }
  void line(std::string text) { m_lines.push_back(std::move(text)); }
  // Beside the processes: messages, signals, errors.
  void root(std::string text) { m_roots.push_back(std::move(text)); }
  void connect(const Open& from, const std::string& to);
  // An element has what its kind does not say; counted once the element has run.
  void feature(const std::string& name, std::string element) { m_features[name].push_back(std::move(element)); }

  // Some blocks, one after the other; nullopt if the last of them ended the path. At most `budget` elements are left
  // to the whole process, so that it stays small.
  Open sequence(Open from);
  // The content of a scope: a start event, a sequence, an end event, perhaps event sub-processes.
  void scope();
  Open endEvent(Open from);

  std::string condition();  // over the variables v0 to v3
  std::string variable() { return "v" + std::to_string(below(4)); }
  // The data object of the process for variable `i`; `dataObjects` declares them.
  std::string dataObject(int i) const { return (mayCall ? "data" : "childData") + std::to_string(i); }
  void dataObjects();
  // Names in definitions. A shared one may be thrown by the process itself; a fresh one is only sent from outside, so
  // that what handles it cannot call itself for ever.
  std::string message(bool shared);
  std::string signal(bool shared);
  std::string error();
  std::string escalation();
  std::string wholeNumber();  // an item definition

  std::vector<std::string> lines() const;  // roots and processes, for modelXml
  const std::map<std::string, std::vector<std::string>>& features() const { return m_features; }

  int budget = 25;
  int depth = 0;             // of nested scopes
  bool inHandler = false;    // in an event sub-process: nothing is thrown that it might catch itself
  bool mayCall = false;      // the process "child" is there
  std::string lastActivity;  // that was drawn by `activity`
  std::vector<std::string> messages, signals, jobErrors, globalTasks;

 private:
  std::mt19937_64 m_random;
  int m_ids = 0;
  bool m_hasWholeNumber = false;
  std::vector<std::string> m_roots, m_lines;
  std::map<std::string, std::vector<std::string>> m_features;
};

// An activity with everything that may surround it: loops, boundary events with their paths, mappings, a handler that
// undoes it. `content` may write its inside.
Open activity(Builder&, const Open& from, const std::string& tag, const std::string& attributes = {},
              const std::string& children = {}, void (*content)(Builder&) = nullptr);

// Boundary events and event sub-processes (blocks/events.cpp).
void boundaryEvents(Builder&, const std::string& activity, Open& after);
void eventSubProcess(Builder&);
// The same for a definition that is given.
void eventSubProcess(Builder&, const std::string& definition, bool interrupting);
Open triggeredStart(Builder&);
// Events behind an event-based gateway with what follows them, joined again.
Open race(Builder&, const std::string& gateway, const std::string& joinKind);
// How a process begins (blocks/beginnings.cpp).
Open drawBeginning(Builder&);

}  // namespace joinery::run::test
