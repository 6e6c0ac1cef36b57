#include "engine/cli/prompt.h"

#include <charconv>
#include <clocale>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>

#include <editline/readline.h>
#include <unistd.h>

namespace joinery::cli {
namespace {

constexpr int kKeptLines = 1000;

// Where the history lies; empty if nothing can be kept.
std::string historyFile(const std::string& name) {
  const char* state = std::getenv("XDG_STATE_HOME");
  const char* home = std::getenv("HOME");
  if ((!state || !*state) && (!home || !*home)) return {};
  const std::filesystem::path folder =
      (state && *state ? std::filesystem::path(state) : std::filesystem::path(home) / ".local/state") / "joinery";
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  return error ? std::string() : (folder / (name + "_history")).string();
}

bool isBlank(const std::string& text) {
  return text.find_first_not_of(" \t\r") == std::string::npos;
}

}  // namespace

Prompt::Prompt(std::string text, const std::string& name)
    : m_text(std::move(text)), m_isTerminal(isatty(STDIN_FILENO) != 0) {
  if (!m_isTerminal) return;
  std::setlocale(LC_CTYPE, "");
  m_file = historyFile(name);
  using_history();
  stifle_history(kKeptLines);
  if (!m_file.empty()) read_history(m_file.c_str());  // there is none the first time
}

Prompt::~Prompt() {
  if (m_isTerminal && !m_file.empty() && write_history(m_file.c_str()) != 0)
    std::cerr << "cannot keep the history in " << m_file << "\n";
}

std::optional<std::string> Prompt::read() {
  if (m_isTerminal) {
    const std::unique_ptr<char, decltype(&std::free)> line(readline(m_text.c_str()), &std::free);
    if (!line) std::cout << "\n";
    return line ? std::optional<std::string>(line.get()) : std::nullopt;
  }
  std::string line;
  return std::getline(std::cin, line) ? std::optional(line) : std::nullopt;
}

std::optional<std::string> Prompt::next() {
  while (auto line = read()) {
    if (isBlank(*line)) continue;
    if (*line == ":history") {
      for (std::size_t i = 0; i < m_history.size(); ++i) std::cout << i + 1 << "  " << m_history[i] << "\n";
      continue;
    }
    if (line->front() == '!') {
      line = recall(*line);
      if (!line) continue;
    }
    remember(*line);
    return line;
  }
  return std::nullopt;
}

std::optional<std::string> Prompt::recall(const std::string& line) const {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(line.data() + 1, line.data() + line.size(), number);
  if (error != std::errc() || end != line.data() + line.size() || number < 1 || number > m_history.size()) {
    std::cerr << "there is no line " << line.substr(1) << "\n";
    return std::nullopt;
  }
  if (m_isTerminal) std::cout << m_history[number - 1] << "\n";
  return m_history[number - 1];
}

void Prompt::remember(const std::string& line) {
  if (m_history.empty() || m_history.back() != line) m_history.push_back(line);
  if (m_isTerminal) add_history(line.c_str());
}

}  // namespace joinery::cli
