// One engine per database: the lock of a file beside it, held until the object goes (or the process dies).
#pragma once

#include <memory>
#include <string>

#include "engine/base/result.h"

namespace joinery::store {

class FileLock {
 public:
  // Errors: "store-locked" (Conflict) if another process or engine holds it; "store-io".
  static Result<std::unique_ptr<FileLock>> take(const std::string& path);
  ~FileLock();
  FileLock(const FileLock&) = delete;

 private:
  explicit FileLock(int descriptor) : m_descriptor(descriptor) {}
  int m_descriptor;
};

}  // namespace joinery::store
