#include "runtime-server/http/static_files.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <openssl/evp.h>

#include "runtime-server/http/gzip.h"
#include "runtime-server/http/url.h"

namespace joinery::http {
namespace {

namespace fs = std::filesystem;

struct MediaType {
  const char* extension;
  const char* type;
};
constexpr MediaType kTypes[] = {{".html", "text/html; charset=utf-8"},
                                {".js", "text/javascript; charset=utf-8"},
                                {".css", "text/css; charset=utf-8"},
                                {".json", "application/json"},
                                {".webmanifest", "application/manifest+json"},
                                {".map", "application/json"},
                                {".svg", "image/svg+xml"},
                                {".png", "image/png"},
                                {".ico", "image/x-icon"},
                                {".woff2", "font/woff2"},
                                {".txt", "text/plain; charset=utf-8"}};

// Inline styles: component libraries set them on elements; scripts only from files of the inbox itself.
constexpr const char* kContentSecurityPolicy =
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

std::string mediaTypeOf(const fs::path& path) {
  for (const MediaType& known : kTypes) {
    if (path.extension() == known.extension) return known.type;
  }
  return "application/octet-stream";
}

std::string entityTag(const std::string& content) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_Digest(content.data(), content.size(), digest.data(), &size, EVP_sha256(), nullptr);
  std::string tag = "\"";
  for (std::size_t i = 0; i < 12; ++i) {
    constexpr const char* kHex = "0123456789abcdef";
    tag += kHex[digest[i] >> 4];
    tag += kHex[digest[i] & 15];
  }
  return tag + "\"";
}

// Names with a hash in them never change: the bundler puts such files under assets/.
std::string cacheRule(const std::string& path) {
  return path.rfind("/assets/", 0) == 0 ? "public, max-age=31536000, immutable" : "no-cache";
}

}  // namespace

Result<StaticFiles> StaticFiles::load(const std::string& folder) {
  StaticFiles out;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (!it->is_regular_file()) continue;
    std::ifstream in(it->path(), std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    File file;
    file.content = std::make_shared<const std::string>(text.str());
    file.contentType = mediaTypeOf(it->path());
    file.tag = entityTag(*file.content);
    std::string packed = gzip(*file.content, 9);
    if (!packed.empty() && packed.size() < file.content->size() * 9 / 10) {
      file.packed = std::make_shared<const std::string>(std::move(packed));
    }
    out.m_files.emplace("/" + fs::relative(it->path(), folder).generic_string(), std::move(file));
  }
  if (out.m_files.find("/index.html") == out.m_files.end()) {
    return makeError(ErrorKind::NotFound, "web-not-found", "No index.html in \"" + folder + "\".");
  }
  return out;
}

Response StaticFiles::answer(const Request& request) const {
  const std::string path = percentDecode(request.path).value_or("");
  auto found = m_files.find(path);
  if (found == m_files.end()) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos || path.find('.', slash) != std::string::npos) {
      return problem(404, "not-found", "There is nothing under this address.");
    }
    found = m_files.find("/index.html");
  }
  const File& file = found->second;
  Response out{200, file.contentType, {}, {}, file.content, false};
  out.headers = {{"Cache-Control", cacheRule(found->first)},
                 {"ETag", file.tag},
                 {"Vary", "Accept-Encoding"},
                 {"Content-Security-Policy", kContentSecurityPolicy}};
  if (request.header("if-none-match") == file.tag) {
    out.status = 304;
    out.contentType.clear();
    out.shared = nullptr;
  } else if (file.packed && request.header("accept-encoding").find("gzip") != std::string_view::npos) {
    out.shared = file.packed;
    out.headers.emplace_back("Content-Encoding", "gzip");
  }
  return out;
}

}  // namespace joinery::http
