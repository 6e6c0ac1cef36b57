#include "engine/store/file_lock.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace joinery::store {

Result<std::unique_ptr<FileLock>> FileLock::take(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0) {
    return makeError(ErrorKind::Unavailable, "store-io", path + ": " + std::strerror(errno));
  }
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    const int error = errno;
    ::close(descriptor);
    if (error == EWOULDBLOCK) {
      return makeError(ErrorKind::Conflict, "store-locked", path + ": another server uses this database");
    }
    return makeError(ErrorKind::Unavailable, "store-io", path + ": " + std::strerror(error));
  }
  return std::unique_ptr<FileLock>(new FileLock(descriptor));
}

FileLock::~FileLock() {
  ::close(m_descriptor);
}

}  // namespace joinery::store
