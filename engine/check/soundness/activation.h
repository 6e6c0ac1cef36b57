// What of a complex gateway can be judged without data (10.6.5, 13.4.5). Private to engine/check.
//
//   Activation a = activationOf(gateway);      // "activationCount >= 2": a.holds(1) is false, a.holds(2) true
//   if (a.open) ...                            // it asks for something else: it may hold or not, whatever came
//
// Conditions of outgoing flows that ask for the phase alone ("waitingForStart") are decided, others are left open.
#pragma once

#include <optional>
#include <string_view>

#include "engine/check/rule.h"

namespace joinery::check {

// What a complex gateway does when tokens leave it: it starts, or resets.
enum class Phase { Any, Start, Reset };

struct Activation {
  bool open = false;
  bool (*compare)(int count, int with) = nullptr;  // null: any token is enough
  int with = 1;

  bool holds(int count) const { return compare ? compare(count, with) : count > 0; }
};

Activation activationOf(const Element& complexGateway);
// Whether the condition of a flow is true in a phase; nothing where that depends on more.
std::optional<bool> holdsIn(Phase phase, const Element& flow);

}  // namespace joinery::check
