// Files at a task: what they are called in the collection "attachments", their bytes in "attachment-content", so that a
// list does not read the bytes. Keys are "<task id>/<attachment id>".
#include "engine/base/json.h"
#include "runtime-server/api/access.h"
#include "runtime-server/api/handlers.h"
#include "runtime-server/api/page.h"
#include "runtime-server/api/submit.h"
#include "runtime-server/http/multipart.h"
#include "runtime-server/identity/crypto.h"

namespace joinery::server {
namespace {

constexpr const char* kInfo = "attachments";
constexpr const char* kContent = "attachment-content";

bool sees(Call& call) {
  const auto row = call.api.engine.queries().task(call.id());
  const Status seen = row ? maySeeTask(*call.caller, *row) : Status(row.error());
  if (!seen) call.fail(seen.error());
  return seen.ok();
}

// The one file of the upload. Errors: Malformed "malformed-multipart", "one-file-expected".
Result<http::Part> uploaded(const Call& call) {
  auto parts = http::parseMultipart(call.request().header("content-type"), call.request().body);
  if (!parts) return parts.error();
  std::erase_if(*parts, [](const http::Part& part) { return part.fileName.empty(); });
  if (parts->size() == 1) return parts->front();
  return makeError(ErrorKind::Malformed, "one-file-expected",
                   "An attachment is one file in multipart/form-data; got " + std::to_string(parts->size()) + ".");
}

// RFC 6266/8187; the name goes out percent-encoded, so that no name can break the header.
std::string disposition(const std::string& name) {
  constexpr const char* kHex = "0123456789ABCDEF";
  std::string out = "attachment; filename*=UTF-8''";
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || c == '.' || c == '-' || c == '_') {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
  return out;
}

}  // namespace

void listAttachments(const CallPtr& call) {
  if (!sees(*call)) return;
  const auto page = pageOf(*call);
  if (!page) {
    call->fail(page.error());
    return;
  }
  answerPage(*call, call->api.engine.queries().documents(kInfo, call->id() + "/", *page), [](const DocumentRow& row) {
    const auto info = parseJson(row.value);
    return info ? *info : Value();
  });
}

void addAttachment(const CallPtr& call) {
  if (!sees(*call)) return;
  if (call->request().mediaType() != "multipart/form-data") {
    call->answer(http::problem(415, "unsupported-media-type", "An attachment is sent as multipart/form-data."));
    return;
  }
  const auto part = uploaded(*call);
  if (!part) {
    call->fail(part.error());
    return;
  }
  const std::string id = randomId();
  const std::string key = call->id() + "/" + id;
  const std::string info =
      toJson(Value::object({{"id", id},
                            {"taskId", call->id()},
                            {"name", part->fileName},
                            {"contentType", part->contentType.empty() ? "application/octet-stream" : part->contentType},
                            {"size", static_cast<std::int64_t>(part->content.size())},
                            {"createdAt", formatInstant(call->api.engine.now())},
                            {"createdBy", call->caller->user}}));
  const auto render = [info](const DocumentsPut&) { return StoredAnswer{201, info}; };
  call->api.engine.putDocuments({{kInfo, key, info, 0}, {kContent, key, std::string(part->content), 0}},
                                onceOf<DocumentsPut>(*call, render), answerWith<DocumentsPut>(call, render));
}

void getAttachment(const CallPtr& call) {
  if (!sees(*call)) return;
  Queries& queries = call->api.engine.queries();
  const std::string key = call->id() + "/" + call->parameters[1];
  const auto info = queries.document(kInfo, key);
  auto content = info ? queries.document(kContent, key) : info;
  if (!content) {
    call->fail(content.error());
    return;
  }
  if (!*info || !*content) {
    call->fail(makeError(ErrorKind::NotFound, "unknown-attachment", "No attachment \"" + call->parameters[1] + "\"."));
    return;
  }
  const auto described = parseJson((*info)->value);
  if (!described) {
    call->fail(described.error());
    return;
  }
  http::Response response{200, described->text("contentType"), std::move((*content)->value), {}, nullptr, true};
  // Never shown in the server's own origin: an uploaded page must not run scripts with a reader's session.
  response.headers = {{"Content-Disposition", disposition(described->text("name"))},
                      {"Content-Security-Policy", "sandbox"}};
  call->answer(std::move(response));
}

}  // namespace joinery::server
