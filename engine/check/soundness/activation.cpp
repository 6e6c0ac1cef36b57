#include "engine/check/soundness/activation.h"

#include <charconv>

#include "engine/model/diagnose.h"

namespace joinery::check {

namespace {

struct Comparison {
  std::string_view sign;
  bool (*holds)(int count, int with);
  bool (*turned)(int count, int with);  // where the number stands before the sign
};
constexpr auto kLess = [](int a, int b) { return a < b; };
constexpr auto kAtMost = [](int a, int b) { return a <= b; };
constexpr auto kMore = [](int a, int b) { return a > b; };
constexpr auto kAtLeast = [](int a, int b) { return a >= b; };
constexpr auto kSame = [](int a, int b) { return a == b; };
constexpr auto kOther = [](int a, int b) { return a != b; };
// Longer signs first: the first that is found is the one.
constexpr Comparison kComparisons[] = {{">=", kAtLeast, kAtMost}, {"<=", kAtMost, kAtLeast}, {"!=", kOther, kOther},
                                       {">", kMore, kLess},       {"<", kLess, kMore},       {"=", kSame, kSame}};

struct PhaseText {
  std::string_view text;
  bool inStart;
};
constexpr PhaseText kPhaseTexts[] = {{"waitingForStart", true},        {"waitingForStart = true", true},
                                     {"not(waitingForStart)", false},  {"waitingForStart = false", false},
                                     {"not (waitingForStart)", false}, {"true", true}};

std::string_view withoutSign(std::string_view text) {
  text = model::trimmed(text);
  if (text.starts_with('=')) text = model::trimmed(text.substr(1));
  return text;
}

std::optional<int> whole(std::string_view text) {
  int number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return fault == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

}  // namespace

Activation activationOf(const Element& complexGateway) {
  const Element* condition = complexGateway.child(Kind::ActivationCondition);
  if (condition == nullptr) return {};
  const std::string text = condition->text();
  const std::string_view asked = withoutSign(text);
  if (asked == "true") return {};
  for (const Comparison& comparison : kComparisons) {
    const auto at = asked.find(comparison.sign);
    if (at == std::string_view::npos) continue;
    const std::string_view left = model::trimmed(asked.substr(0, at));
    const std::string_view right = model::trimmed(asked.substr(at + comparison.sign.size()));
    const bool turned = right == "activationCount";
    const auto with = whole(turned ? left : right);
    if (!with || (!turned && left != "activationCount")) break;
    return {false, turned ? comparison.turned : comparison.holds, *with};
  }
  return {.open = true};
}

std::optional<bool> holdsIn(Phase phase, const Element& flow) {
  const Element* condition = flow.child(Kind::ConditionExpression);
  if (phase == Phase::Any || condition == nullptr) return std::nullopt;
  const std::string text = condition->text();
  for (const PhaseText& known : kPhaseTexts) {
    if (withoutSign(text) == known.text) return known.text == "true" || known.inStart == (phase == Phase::Start);
  }
  return std::nullopt;
}

}  // namespace joinery::check
