#include "engine/base/json.h"
#include "runtime-server/api/handlers.h"
#include "runtime-server/api/problem.h"
#include "runtime-server/api/render.h"
#include "runtime-server/api/submit.h"
#include "runtime-server/http/multipart.h"
#include "runtime-server/http/zip.h"

namespace joinery::server {
namespace {

Result<std::vector<DeployedFile>> fromMultipart(const Call& call) {
  auto parts = http::parseMultipart(call.request().header("content-type"), call.request().body);
  if (!parts) return parts.error();
  std::vector<DeployedFile> files;
  for (const http::Part& part : *parts) {
    const std::string& name = part.fileName.empty() ? part.name : part.fileName;
    files.push_back({name, std::string(part.content)});
  }
  return files;
}

Result<std::vector<DeployedFile>> fromZip(const Call& call) {
  auto entries = http::unzip(call.request().body, call.api.options.maxUnpacked);
  if (!entries) return entries.error();
  std::vector<DeployedFile> files;
  for (http::ZipFile& entry : *entries) files.push_back({std::move(entry.name), std::move(entry.content)});
  return files;
}

// One bare document: DMN where its root says so, else BPMN.
Result<std::vector<DeployedFile>> fromXml(const Call& call) {
  const std::string& text = call.request().body;
  const bool decision =
      text.find("/spec/DMN/") != std::string::npos && text.find("/spec/BPMN/20100524/MODEL") == std::string::npos;
  return std::vector<DeployedFile>{{decision ? "model.dmn" : "model.bpmn", text}};
}

struct Reader {
  const char* mediaType;
  Result<std::vector<DeployedFile>> (*read)(const Call&);
};
constexpr Reader kReaders[] = {{"multipart/form-data", fromMultipart},
                               {"application/zip", fromZip},
                               {"application/x-zip-compressed", fromZip},
                               {"application/xml", fromXml},
                               {"text/xml", fromXml}};

Result<DeployOptions> optionsOf(const Call& call) {
  DeployOptions options;
  options.actor = call.caller->user;
  const auto dryRun = call.flag("dryRun");
  if (!dryRun) return dryRun.error();
  const auto strict = call.flag("strict");
  if (!strict) return strict.error();
  options.dryRun = dryRun->value_or(false);
  options.strict = strict->value_or(false);
  const std::string checks = call.query("checks");
  if (!checks.empty() && checks != "specification") {
    return makeError(ErrorKind::Malformed, "malformed-query", "\"checks\" can only be \"specification\".", "checks");
  }
  if (!checks.empty() && !options.dryRun) {
    return makeError(ErrorKind::Malformed, "malformed-query",
                     "\"checks=specification\" goes with \"dryRun=true\": what this engine cannot run is not deployed.",
                     "checks");
  }
  options.specificationOnly = !checks.empty();
  return options;
}

StoredAnswer render(const Deployment& deployment) {
  return {deployment.changed ? 201 : 200, toJson(deploymentValue(deployment))};
}

}  // namespace

void deploy(const CallPtr& call) {
  const std::string mediaType = call->request().mediaType();
  const Reader* reader = nullptr;
  for (const Reader& known : kReaders) {
    if (mediaType == known.mediaType) reader = &known;
  }
  if (reader == nullptr) {
    call->answer(http::problem(
        415, "unsupported-media-type",
        "A deployment is multipart/form-data, application/zip or application/xml; got \"" + mediaType + "\"."));
    return;
  }
  auto options = optionsOf(*call);
  if (!options) {
    call->fail(options.error());
    return;
  }
  auto files = reader->read(*call);
  if (!files) {
    call->fail(files.error());
    return;
  }
  if (files->empty()) {
    call->fail(makeError(ErrorKind::Malformed, "nothing-to-deploy", "The deployment has no file."));
    return;
  }
  if (options->dryRun) {
    call->api.engine.deploy(std::move(*files), *options, std::nullopt, [call](Result<Deployment> deployment) {
      if (!deployment) {
        call->fail(deployment.error());
      } else {
        call->answerRepeatable(200, deploymentValue(*deployment));
      }
    });
    return;
  }
  call->api.engine.deploy(std::move(*files), *options, onceOf<Deployment>(*call, render),
                          answerWith<Deployment>(call, render));
}

}  // namespace joinery::server
