#include "runtime-server/http/zip.h"

#include <memory>

#include <zip.h>

namespace joinery::http {
namespace {

struct ArchiveCloser {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct FileCloser {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

Error malformed(const std::string& what) {
  return makeError(ErrorKind::Malformed, "malformed-zip", "Not a readable zip archive: " + what + ".");
}

bool leavesArchive(std::string_view name) {
  return name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos || name == ".." ||
         name.substr(0, 3) == "../" || name.find("/../") != std::string_view::npos;
}

Result<ZipFile> readEntry(zip_t* archive, zip_uint64_t index, std::size_t limit) {
  zip_stat_t info{};
  if (zip_stat_index(archive, index, 0, &info) != 0) return malformed(zip_strerror(archive));
  ZipFile file{info.name, {}};
  if (leavesArchive(file.name)) {
    return makeError(ErrorKind::Refused, "zip-bad-name",
                     "An entry's name must stay inside the archive; got \"" + file.name + "\".");
  }
  if (info.size > limit) {
    return makeError(ErrorKind::TooLarge, "zip-too-large", "The archive unpacks to more than the server takes.");
  }
  const std::unique_ptr<zip_file_t, FileCloser> opened(zip_fopen_index(archive, index, 0));
  if (!opened) return malformed(file.name + ": " + zip_strerror(archive));
  file.content.resize(info.size);
  const zip_int64_t n = zip_fread(opened.get(), file.content.data(), info.size);
  char more = 0;
  if (n != static_cast<zip_int64_t>(info.size) || zip_fread(opened.get(), &more, 1) != 0) {
    return malformed(file.name + " is damaged");
  }
  return file;
}

}  // namespace

Result<std::vector<ZipFile>> unzip(std::string_view archive, std::size_t limit) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(archive.data(), archive.size(), 0, &error);
  if (source == nullptr) return malformed(zip_error_strerror(&error));
  const std::unique_ptr<zip_t, ArchiveCloser> opened(zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error));
  if (!opened) {
    zip_source_free(source);
    return malformed(zip_error_strerror(&error));
  }
  std::vector<ZipFile> files;
  const zip_int64_t count = zip_get_num_entries(opened.get(), 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    const std::string name = zip_get_name(opened.get(), i, 0);
    if (!name.empty() && name.back() == '/') continue;
    Result<ZipFile> file = readEntry(opened.get(), i, limit);
    if (!file) return file.error();
    limit -= file->content.size();
    files.push_back(std::move(*file));
  }
  return files;
}

}  // namespace joinery::http
