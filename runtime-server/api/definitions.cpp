#include "engine/diagram/svg.h"
#include "engine/model/document.h"
#include "runtime-server/api/access.h"
#include "runtime-server/api/handlers.h"
#include "runtime-server/api/page.h"
#include "runtime-server/api/render.h"

namespace joinery::server {
namespace {

constexpr const char* kProcess = "process";

// Process definitions only: the others have no page of their own.
Result<DefinitionRow> processOf(const Call& call) {
  auto row = call.api.engine.queries().definition(call.id());
  if (row && row->kind != kProcess) {
    return makeError(ErrorKind::NotFound, "unknown-definition", "No process definition \"" + call.id() + "\".");
  }
  return row;
}

// Every row of a paged query.
template <typename T, typename Ask>
Result<std::vector<T>> all(Ask ask) {
  std::vector<T> out;
  PageRequest page{.cursor = "", .limit = kMaxLimit};
  do {
    Result<Page<T>> rows = ask(page);
    if (!rows) return rows.error();
    out.insert(out.end(), rows->items.begin(), rows->items.end());
    page.cursor = rows->nextCursor;
  } while (!page.cursor.empty());
  return out;
}

// What has happened in the instance, as marks on the picture.
Result<diagram::SvgOptions> marksOf(Queries& queries, const std::string& instanceId) {
  diagram::SvgOptions marks;
  const auto tokens = all<TokenRow>([&](const PageRequest& page) { return queries.tokens(instanceId, page); });
  if (!tokens) return tokens.error();
  for (const TokenRow& token : *tokens) ++marks.tokens[token.elementId];
  const HistoryFilter passed{.types = {"element-completed", "flow-taken"}};
  const auto history =
      all<HistoryRow>([&](const PageRequest& page) { return queries.history(instanceId, passed, page); });
  if (!history) return history.error();
  for (const HistoryRow& row : *history) marks.completed.insert(row.elementId);
  const auto incidents = all<IncidentRow>([&](const PageRequest& page) {
    return queries.incidents({.processInstanceId = instanceId, .process = ""}, page);
  });
  if (!incidents) return incidents.error();
  for (const IncidentRow& incident : *incidents) marks.failed.insert(incident.elementId);
  return marks;
}

Result<diagram::SvgOptions> optionsOf(const Call& call) {
  diagram::SvgOptions options;
  if (const std::string instance = call.query("instance"); !instance.empty()) {
    if (const Status seen = maySeeInstance(call.api.engine, *call.caller, instance); !seen) return seen.error();
    auto marks = marksOf(call.api.engine.queries(), instance);
    if (!marks) return marks.error();
    options = std::move(*marks);
  }
  const std::string theme = call.query("theme");
  struct Row {
    const char* word;
    diagram::Theme theme;
  };
  constexpr Row kThemes[] = {{"", diagram::Theme::Light},
                             {"light", diagram::Theme::Light},
                             {"dark", diagram::Theme::Dark},
                             {"print", diagram::Theme::Print}};
  for (const Row& row : kThemes) {
    if (theme != row.word) continue;
    options.theme = row.theme;
    return options;
  }
  return makeError(ErrorKind::Malformed, "malformed-query", "\"theme\" is light, dark or print.", "theme");
}

}  // namespace

void listDefinitions(const CallPtr& call) {
  const auto page = pageOf(*call);
  const auto latest = call->flag("latest");
  if (!page || !latest) {
    call->fail(page ? latest.error() : page.error());
    return;
  }
  const DefinitionFilter filter{.kind = kProcess, .key = call->query("key"), .latestOnly = latest->value_or(false)};
  answerPage(*call, call->api.engine.queries().definitions(filter, *page), definitionValue);
}

void getDefinition(const CallPtr& call) {
  const auto row = processOf(*call);
  if (row) {
    call->answer(200, definitionValue(*row));
  } else {
    call->fail(row.error());
  }
}

void getDefinitionXml(const CallPtr& call) {
  const auto row = processOf(*call);
  auto source = row ? call->api.engine.queries().resource(call->id()) : Result<std::string>(row.error());
  if (source) {
    call->answer(http::Response{200, "application/xml", std::move(*source), {}, nullptr, true});
  } else {
    call->fail(source.error());
  }
}

void getDiagram(const CallPtr& call) {
  const auto row = processOf(*call);
  auto source = row ? call->api.engine.queries().resource(call->id()) : Result<std::string>(row.error());
  if (!source) {
    call->fail(source.error());
    return;
  }
  const auto options = optionsOf(*call);
  if (!options) {
    call->fail(options.error());
    return;
  }
  const auto document = model::Document::parse(std::move(*source), row->resource);
  if (!document) {
    call->fail(document.error());
    return;
  }
  http::Response response{200, "image/svg+xml", diagram::toSvg(**document, *options), {}, nullptr, true};
  response.headers.emplace_back("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
  call->answer(std::move(response));
}

}  // namespace joinery::server
