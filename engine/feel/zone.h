// Time zones by ICU: is this an IANA name, and what is the offset at an instant or a local time?
// Any thread. The tables are those of the system's ICU.
#pragma once

#include <cstdint>
#include <string>

namespace joinery::feel {

bool isKnownZone(const std::string& name);
// Seconds east of UTC. `utcMs` and `localMs` are milliseconds since 1970 in UTC or in the zone's wall time.
std::int32_t zoneOffsetAtUtc(const std::string& name, double utcMs);
std::int32_t zoneOffsetAtLocal(const std::string& name, double localMs);  // in a gap or overlap: the earlier offset
std::int32_t zoneStandardOffset(const std::string& name);

}  // namespace joinery::feel
