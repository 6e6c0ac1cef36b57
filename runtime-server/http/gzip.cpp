#include "runtime-server/http/gzip.h"

#include <zlib.h>

namespace joinery::http {

std::string gzip(std::string_view text, int level) {
  z_stream z{};
  constexpr int kGzipWindow = 15 + 16;  // 16: the gzip header and trailer instead of zlib's
  if (deflateInit2(&z, level, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string out(deflateBound(&z, text.size()), '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));  // zlib's interface is not const-correct
  z.avail_in = static_cast<uInt>(text.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  const bool done = deflate(&z, Z_FINISH) == Z_STREAM_END;
  out.resize(done ? z.total_out : 0);
  deflateEnd(&z);
  return out;
}

}  // namespace joinery::http
