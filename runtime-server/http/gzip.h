// gzip (RFC 1952) for large answers. Any thread.
#pragma once

#include <string>
#include <string_view>

namespace joinery::http {

// Empty if zlib refuses (out of memory): the caller then sends the text as it is.
std::string gzip(std::string_view text, int level);

}  // namespace joinery::http
