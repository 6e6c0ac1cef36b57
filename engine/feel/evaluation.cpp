#include "engine/feel/evaluation.h"

#include <algorithm>

namespace joinery::feel {
namespace {

constexpr std::size_t kStepsBetweenLooksAtTheClock = 4096;
constexpr std::size_t kMaxWarnings = 100;

}  // namespace

Evaluation::Evaluation(const EvaluateOptions& options) : m_options(options), m_nextCheck(options.limits.steps) {
  if (options.limits.milliseconds > 0) {
    m_deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(options.limits.milliseconds);
    m_nextCheck = std::min(m_nextCheck, kStepsBetweenLooksAtTheClock);
  }
}

Datum Evaluation::warn(std::string message) {
  if (m_warnings.size() < kMaxWarnings && std::find(m_warnings.begin(), m_warnings.end(), message) == m_warnings.end())
    m_warnings.push_back(std::move(message));
  return {};
}

Datum Evaluation::fail(std::string code, std::string message) {
  if (!m_error) m_error = makeError(ErrorKind::TooLarge, std::move(code), std::move(message));
  return {};
}

bool Evaluation::checkSteps() {
  if (m_error) return false;
  if (m_steps >= m_options.limits.steps) {
    fail("feel-too-many-steps", "the expression needs more than " + std::to_string(m_options.limits.steps) + " steps");
    return false;
  }
  if (m_options.limits.milliseconds > 0) {
    if (std::chrono::steady_clock::now() > m_deadline) {
      fail("feel-too-slow",
           "the expression needs more than " + std::to_string(m_options.limits.milliseconds) + " milliseconds");
      return false;
    }
    m_nextCheck = std::min(m_steps + kStepsBetweenLooksAtTheClock, m_options.limits.steps);
  }
  return true;
}

Datum Evaluation::tooLarge(const Datum& value) {
  if (value.depth() > kMaxDataDepth)
    return fail("feel-too-deep", "a value may nest " + std::to_string(kMaxDataDepth) + " levels deep");
  return fail("feel-value-too-large",
              "a value may hold " + std::to_string(m_options.limits.valueSize) + " items, nested ones included");
}

bool Evaluation::mayHoldItems(std::size_t count) {
  if (count <= m_options.limits.listSize) return running();
  fail("feel-list-too-long", "a list may hold " + std::to_string(m_options.limits.listSize) + " items");
  return false;
}

bool Evaluation::mayHoldBytes(std::size_t count) {
  if (count <= m_options.limits.stringSize) return running();
  fail("feel-string-too-long", "a string may hold " + std::to_string(m_options.limits.stringSize) + " bytes");
  return false;
}

bool Evaluation::enter(int levels) {
  if (!running()) return false;
  if (m_depth + levels > m_options.limits.depth) {
    fail("feel-too-deep", "functions call each other too deeply: more than " + std::to_string(m_options.limits.depth) +
                              " levels of nested expressions");
    return false;
  }
  m_depth += levels;
  return true;
}

void Evaluation::truncateWarnings(std::size_t count) {
  if (m_warnings.size() > count) m_warnings.resize(count);
}

}  // namespace joinery::feel
