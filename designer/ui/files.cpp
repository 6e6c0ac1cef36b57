#include "designer/ui/files.h"

#include <QFile>
#include <QSaveFile>

namespace joinery::designer {

Result<std::string> readFile(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly))
    return makeError(ErrorKind::NotFound, "file-unreadable", file.errorString().toStdString(), path.toStdString());
  return file.readAll().toStdString();
}

Status saveFile(const QString& path, const std::string& bytes) {
  QSaveFile file(path);
  const auto size = static_cast<qint64>(bytes.size());
  if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), size) != size || !file.commit())
    return makeError(ErrorKind::Unavailable, "file-unwritable", file.errorString().toStdString(), path.toStdString());
  return success();
}

}  // namespace joinery::designer
