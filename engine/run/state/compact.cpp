#include "engine/base/json.h"
#include "engine/run/record.h"

namespace joinery::run {

// word element #key in #scope of #owner "text" number data by actor; only what is there.
std::string compactLine(const Record& record, const std::string& elementId) {
  std::string line = recordWord(record.type);
  if (!elementId.empty()) line += " " + elementId;
  if (record.key) line += " #" + std::to_string(record.key);
  if (record.scope) line += " in #" + std::to_string(record.scope);
  if (record.owner) line += " of #" + std::to_string(record.owner);
  if (!record.text.empty()) line += " '" + record.text + "'";
  if (record.number) line += " " + std::to_string(record.number);
  if (!record.data.isNull()) line += " " + toJson(record.data);
  if (!record.actor.empty()) line += " by " + record.actor;
  return line;
}

}  // namespace joinery::run
