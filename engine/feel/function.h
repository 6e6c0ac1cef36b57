// A function as a value: a lambda, a built-in, or a decision model's business knowledge.
//
// Functions are immutable and may be called from many threads, each with its own Evaluation.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/feel/datum.h"
#include "engine/feel/type.h"

namespace joinery::feel {

class Evaluation;

struct Parameter {
  std::string name;
  TypePtr type;  // nullptr: Any
};

class Function : public std::enable_shared_from_this<Function> {
 public:
  virtual ~Function() = default;
  virtual std::string describe() const = 0;  // "function(a, b)"
  // The result, null with a warning where the arguments do not fit (DMN 1.5, 10.3.2.13).
  virtual Datum call(Evaluation& evaluation, std::span<const Datum> arguments) const = 0;
  // By name: nullopt (and a warning) if a name is unknown or missing.
  virtual std::optional<std::vector<Datum>> arrange(Evaluation& evaluation,
                                                    std::vector<std::pair<std::string, Datum>> named) const = 0;
  virtual bool accepts(std::size_t count) const = 0;
  // The signature for `instance of`: parameter types and the result's; nullptr means Any.
  virtual std::vector<Parameter> parameters() const = 0;
  virtual TypePtr resultType() const { return nullptr; }
  // Of what the function took along when it was made; see Datum.
  virtual int depth() const { return 1; }
  virtual std::size_t weight() const { return 1; }
};

}  // namespace joinery::feel
