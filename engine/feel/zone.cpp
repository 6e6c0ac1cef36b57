#include "engine/feel/zone.h"

#include <memory>

#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

namespace joinery::feel {
namespace {

std::unique_ptr<icu::TimeZone> open(const std::string& name) {
  return std::unique_ptr<icu::TimeZone>(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
}

}  // namespace

bool isKnownZone(const std::string& name) {
  if (name.empty() || name.size() > 100) return false;
  if (name == "Z") return true;
  const auto zone = open(name);
  icu::UnicodeString id;
  zone->getID(id);
  return *zone != icu::TimeZone::getUnknown() && id != UNICODE_STRING_SIMPLE("Etc/Unknown");
}

std::int32_t zoneOffsetAtUtc(const std::string& name, double utcMs) {
  if (name == "Z") return 0;
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t raw = 0, dst = 0;
  open(name)->getOffset(utcMs, false, raw, dst, status);
  return (raw + dst) / 1000;
}

std::int32_t zoneOffsetAtLocal(const std::string& name, double localMs) {
  if (name == "Z") return 0;
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t raw = 0, dst = 0;
  const auto zone = open(name);
  if (const auto* basic = dynamic_cast<const icu::BasicTimeZone*>(zone.get()))
    basic->getOffsetFromLocal(localMs, UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, raw, dst, status);
  else
    zone->getOffset(localMs, true, raw, dst, status);
  return (raw + dst) / 1000;
}

std::int32_t zoneStandardOffset(const std::string& name) {
  return name == "Z" ? 0 : open(name)->getRawOffset() / 1000;
}

}  // namespace joinery::feel
