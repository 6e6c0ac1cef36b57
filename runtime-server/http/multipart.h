// multipart/form-data (RFC 7578): the parts of an upload.
//
//   auto parts = parseMultipart(request.header("content-type"), request.body);   // Error "malformed-multipart"
//
// The views point into the body, which must outlive them. Any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace joinery::http {

struct Part {
  std::string name;      // of the form field
  std::string fileName;  // empty if the part is no file
  std::string contentType;
  std::string_view content;
};

Result<std::vector<Part>> parseMultipart(std::string_view contentType, std::string_view body);

}  // namespace joinery::http
