// Zip archives in memory: item packages. Any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace joinery::http {

struct ZipFile {
  std::string name;  // with its folders, "forms/a.form.json"
  std::string content;
};

// Every file of the archive; folders are left out. Refuses what is no archive or is damaged ("malformed-zip", with the
// entry), names that leave the archive ("zip-bad-name"), and archives that unpack to more than `limit` bytes
// ("zip-too-large").
Result<std::vector<ZipFile>> unzip(std::string_view archive, std::size_t limit);

}  // namespace joinery::http
