// One evaluation under way: its variables' slots, its warnings and its limits.
//
// Confined to one thread, made for one call of evaluate(). FEEL has no exceptions: what cannot be computed is null, and
// `warn` notes why; a passed limit is an error that ends everything quickly because every loop asks `running()`.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "engine/feel/datum.h"
#include "engine/feel/feel.h"

namespace joinery::feel {

// Where the free names of a program come from.
class Globals {
 public:
  virtual ~Globals() = default;
  virtual std::optional<Datum> find(const std::string& name) const = 0;  // nullopt if there is none
};

inline constexpr int kMaxDataDepth = 150;  // levels of a value that is computed
inline constexpr int kMaxJsonDepth = 200;  // the same with what came from JSON within it: as the JSON reader has it

class Evaluation {
 public:
  explicit Evaluation(const EvaluateOptions& options);

  const EvaluateOptions& options() const { return m_options; }

  // Notes why something is null; the same text once only. Returns null, so that callers can `return warn(...)`.
  Datum warn(std::string message);
  // Ends the evaluation with an error of kind TooLarge. Returns null.
  Datum fail(std::string code, std::string message);
  bool running() const { return !m_error; }

  // Counts work; false when the evaluation has to stop.
  bool step(std::size_t count = 1) {
    m_steps += count;
    return m_steps < m_nextCheck ? !m_error.has_value() : checkSteps();
  }
  // A value that was put together: itself, or null and an error if it nests too deep or holds too much.
  Datum checked(Datum value) {
    return value.depth() > kMaxDataDepth || value.weight() > m_options.limits.valueSize ? tooLarge(value)
                                                                                        : std::move(value);
  }
  bool mayHoldItems(std::size_t count);  // a list of that many items; false and an error if too long
  bool mayHoldBytes(std::size_t count);  // a string of that many bytes
  // The same for a string that is made now: its bytes count as work.
  bool mayMake(std::size_t bytes) { return mayHoldBytes(bytes) && step(bytes / 16); }
  bool enter(int levels);  // a call that nests that many levels deep; leave() must follow if true
  void leave(int levels) { m_depth -= levels; }

  std::vector<std::string> takeWarnings() { return std::move(m_warnings); }
  const std::vector<std::string>& warnings() const { return m_warnings; }
  void truncateWarnings(std::size_t count);  // forgets the later ones: a value was tried, not demanded
  std::optional<Error> takeError() { return std::move(m_error); }

  Datum* slots = nullptr;                            // of the function or program that runs now
  std::vector<std::string>* matchedRules = nullptr;  // where decision tables note the rules that hit; may be missing
  const Globals* globals = nullptr;                  // of the program that runs now

 private:
  bool checkSteps();
  Datum tooLarge(const Datum& value);

  const EvaluateOptions& m_options;
  std::vector<std::string> m_warnings;
  std::optional<Error> m_error;
  std::size_t m_steps = 0;
  std::size_t m_nextCheck;
  int m_depth = 0;
  std::chrono::steady_clock::time_point m_deadline;  // asked for only where a time limit is set
};

}  // namespace joinery::feel
