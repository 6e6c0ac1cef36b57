#include "runtime-server/http/multipart.h"

#include <optional>

#include "runtime-server/http/url.h"

namespace joinery::http {
namespace {

Error malformed(const std::string& what) {
  return makeError(ErrorKind::Malformed, "malformed-multipart", "Not multipart/form-data: " + what + ".");
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// The parameter of a header like `form-data; name="file"; filename="a.bpmn"`; quoted strings may escape with "\".
std::optional<std::string> parameter(std::string_view header, std::string_view wanted) {
  std::size_t at = header.find(';');
  while (at != std::string_view::npos && at < header.size()) {
    header.remove_prefix(at + 1);
    const std::size_t equals = header.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    const std::string_view name = trim(header.substr(0, equals));
    header.remove_prefix(equals + 1);
    std::string value;
    if (!header.empty() && header.front() == '"') {
      std::size_t i = 1;
      for (; i < header.size() && header[i] != '"'; ++i) {
        if (header[i] == '\\' && i + 1 < header.size()) ++i;
        value += header[i];
      }
      header.remove_prefix(std::min(i + 1, header.size()));
    } else {
      value = trim(header.substr(0, header.find(';')));
    }
    if (equalsIgnoringCase(name, wanted)) return value;
    at = header.find(';');
  }
  return std::nullopt;
}

Result<Part> parsePart(std::string_view text) {
  Part part;
  while (true) {
    const std::size_t end = text.find("\r\n");
    if (end == std::string_view::npos) return malformed("a part's header has no end");
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 2);
    if (line.empty()) break;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return malformed("a header line of a part has no colon");
    const std::string_view value = trim(line.substr(colon + 1));
    if (equalsIgnoringCase(line.substr(0, colon), "content-disposition")) {
      part.name = parameter(value, "name").value_or("");
      // Browsers write a quote in a name as %22 (HTML, "multipart/form-data encoding algorithm").
      part.fileName = percentDecode(parameter(value, "filename").value_or("")).value_or("");
    } else if (equalsIgnoringCase(line.substr(0, colon), "content-type")) {
      part.contentType = value;
    }
  }
  part.content = text;
  return part;
}

}  // namespace

Result<std::vector<Part>> parseMultipart(std::string_view contentType, std::string_view body) {
  const auto boundary = parameter(contentType, "boundary");
  if (!boundary || boundary->empty()) return malformed("the Content-Type names no boundary");
  const std::string delimiter = "--" + *boundary;
  std::size_t at = body.find(delimiter);
  if (at != 0 && (at == std::string_view::npos || body.substr(at - 1, 1) != "\n")) return malformed("no part found");
  std::vector<Part> parts;
  while (true) {
    body.remove_prefix(at + delimiter.size());
    if (body.substr(0, 2) == "--") return parts;
    const std::size_t lineEnd = body.find("\r\n");
    if (lineEnd == std::string_view::npos) return malformed("the last boundary is missing");
    body.remove_prefix(lineEnd + 2);
    at = body.find("\r\n" + delimiter);
    if (at == std::string_view::npos) return malformed("the last boundary is missing");
    Result<Part> part = parsePart(body.substr(0, at));
    if (!part) return part.error();
    parts.push_back(std::move(*part));
    at += 2;
  }
}

}  // namespace joinery::http
