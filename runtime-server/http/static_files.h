// The web inbox's files, served from memory: read once at start, compressed once, with entity tags.
//
//   auto files = StaticFiles::load("runtime-server/web/dist");   // Error "web-not-found"
//   Response r = files->answer(request);
//
// Any path that names no file gets index.html, so that the pages' own addresses can be opened and reloaded; a path that
// looks like a file ("/assets/x.js") and is none is 404. Immutable, any thread.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "engine/base/result.h"
#include "runtime-server/http/request.h"
#include "runtime-server/http/response.h"

namespace joinery::http {

class StaticFiles {
 public:
  static Result<StaticFiles> load(const std::string& folder);
  Response answer(const Request& request) const;

 private:
  struct File {
    std::shared_ptr<const std::string> content, packed;  // packed: gzip, or null where it does not pay
    std::string contentType, tag;
  };
  std::map<std::string, File, std::less<>> m_files;  // by path, "/index.html"
};

}  // namespace joinery::http
