// Reading and writing files for the editor. Saving never leaves half a file behind.
#pragma once

#include <QString>

#include "engine/base/result.h"

namespace joinery::designer {

Result<std::string> readFile(const QString& path);               // "file-unreadable"
Status saveFile(const QString& path, const std::string& bytes);  // "file-unwritable"; all or nothing

}  // namespace joinery::designer
