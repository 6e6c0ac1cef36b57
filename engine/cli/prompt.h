// Lines from a terminal, with editing and a history that is kept between calls; or plain lines where there is none.
//
//   Prompt prompt("feel> ", "feel");
//   while (auto line = prompt.next()) ...
//
// Arrow keys walk through the history, ":history" lists it and "!3" gives its third line again; both are answered here.
// The history lies in $XDG_STATE_HOME/joinery (else ~/.local/state/joinery); without a home it is not kept. For the one
// thread of a command.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace joinery::cli {

class Prompt {
 public:
  Prompt(std::string text, const std::string& name);  // `name` is the history's
  ~Prompt();
  Prompt(const Prompt&) = delete;
  Prompt& operator=(const Prompt&) = delete;

  bool isTerminal() const { return m_isTerminal; }
  std::optional<std::string> next();  // never blank; nullopt at the end

 private:
  std::optional<std::string> read();
  std::optional<std::string> recall(const std::string& line) const;
  void remember(const std::string& line);

  std::string m_text, m_file;
  bool m_isTerminal;
  std::vector<std::string> m_history;  // of this call
};

}  // namespace joinery::cli
