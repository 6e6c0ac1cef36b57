// What evaluating expressions and decisions over HTTP has in common. Any thread.
#pragma once

#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/value.h"
#include "engine/feel/feel.h"

namespace joinery::server {

// A caller waits, and nothing is replayed: here time counts as well.
inline constexpr feel::Limits kRequestLimits{.milliseconds = 2000};

// The request is well-formed; what it asks for cannot be computed: 422.
inline Error refused(Error error) {
  error.kind = ErrorKind::Refused;
  return error;
}

inline Value textList(const std::vector<std::string>& texts) {
  Value::List out;
  for (const std::string& text : texts) out.emplace_back(text);
  return Value::list(std::move(out));
}

}  // namespace joinery::server
