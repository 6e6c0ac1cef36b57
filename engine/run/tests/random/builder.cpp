#include "engine/run/tests/random/builder.h"

#include "engine/run/tests/random/blocks.h"

namespace joinery::run::test {

void Builder::connect(const Open& from, const std::string& to) {
  if (!from) return;
  line((from->flow.empty() ? "" : from->flow + ": ") + from->node + " -> " + to +
       (from->condition.empty() ? "" : " if " + from->condition));
}

Open Builder::sequence(Open from) {
  ++depth;
  const int blocks = 1 + below(3);
  for (int i = 0; from && i < blocks && budget > 0; ++i) {
    --budget;
    from = randomBlock(*this).draw(*this, from);
  }
  --depth;
  return from;
}

Open Builder::endEvent(Open from) {
  if (!from) return from;
  const std::string end = fresh("e");
  line("<endEvent id=\"" + end + "\"/>");
  connect(from, end);
  return std::nullopt;
}

void Builder::scope() {
  const std::string start = fresh("s");
  line("<startEvent id=\"" + start + "\"/>");
  endEvent(sequence(Loose{start}));
  if (depth < 3 && chance(25)) eventSubProcess(*this);
}

std::string Builder::condition() {
  static const std::vector<std::string> kOperators{" > ", " < ", " = "};
  return variable() + oneOf(kOperators) + std::to_string(below(6));
}

void Builder::dataObjects() {
  for (int i = 0; i < 4; ++i) line("<dataObject id=\"" + dataObject(i) + "\" name=\"v" + std::to_string(i) + "\"/>");
}

std::string Builder::message(bool shared) {
  // A few shared names, so that throws find somebody who waits.
  std::string name = shared ? "m" + std::string(1, static_cast<char>('A' + below(2))) : fresh("m");
  for (const std::string& known : messages) {
    if (known == name) return name;
  }
  const bool keyed = !shared && chance(30);
  root("<message id=\"" + name + "\" name=\"" + name + "\"" + (keyed ? " joinery:correlationKey=\"=v0\"" : "") + "/>");
  messages.push_back(name);
  return name;
}

std::string Builder::signal(bool shared) {
  std::string name = shared ? "sig" + std::string(1, static_cast<char>('A' + below(2))) : fresh("sig");
  for (const std::string& known : signals) {
    if (known == name) return name;
  }
  root("<signal id=\"" + name + "\" name=\"" + name + "\"/>");
  signals.push_back(name);
  return name;
}

std::string Builder::error() {
  if (jobErrors.empty()) {
    for (const char* code : {"E1", "E2"}) {
      root("<error id=\"" + std::string(code) + "\" errorCode=\"" + code + "\"/>");
      root("<escalation id=\"X" + std::string(code) + "\" escalationCode=\"" + code + "\"/>");
      jobErrors.push_back(code);
    }
  }
  return oneOf(jobErrors);
}

std::string Builder::escalation() {
  return "X" + error();
}

std::string Builder::wholeNumber() {
  if (!m_hasWholeNumber) root("<itemDefinition id=\"number\" structureRef=\"xsd:int\"/>");
  m_hasWholeNumber = true;
  return "number";
}

std::vector<std::string> Builder::lines() const {
  std::vector<std::string> all = m_roots;
  all.insert(all.end(), m_lines.begin(), m_lines.end());
  return all;
}

}  // namespace joinery::run::test
