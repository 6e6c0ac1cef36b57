#include "engine/run/jobs.h"

#include <algorithm>
#include <charconv>

#include "engine/base/json.h"
#include "engine/run/compile/compiler.h"
#include "engine/run/flow.h"
#include "engine/run/variables.h"

namespace joinery::run {

namespace {

int retriesOf(Compiler& compiler, const model::Element& element) {
  std::string text = Compiler::joinery(element, "retries");
  if (text.empty()) return 3;
  int retries = 0;
  auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), retries);
  if (fault != std::errc() || end != text.data() + text.size() || retries < 1) {
    compiler.refuse(element, "number-out-of-range",
                    "joinery:retries must be a whole number from 1, not '" + text + "'");
    return 3;
  }
  return retries;
}

}  // namespace

std::unique_ptr<JobSpec> compileJob(Compiler& compiler, const model::Element& element) {
  if (Compiler::joinery(element, "jobType").empty()) return nullptr;
  auto spec = std::make_unique<JobSpec>();
  spec->type = compiler.attribute(element, "jobType");
  spec->retries = retriesOf(compiler, element);
  std::vector<Duration> pauses = compiler.durations(element, "retryBackoff");
  if (!pauses.empty()) compiler.definition.backoffs[element.index()] = {spec->retries, std::move(pauses)};
  for (const model::Element* header : Compiler::extensions(element, "header")) {
    spec->headers.emplace_back(header->attributeOr("key", ""),
                               compiler.value(*header, header->attributeOr("value", "")));
  }
  return spec;
}

std::int64_t retryAt(const Execution& ex, const Job& job, std::int64_t left) {
  const Definition& definition = ex.definitionOf(job.scope);
  auto it = definition.backoffs.find(job.element);
  if (it == definition.backoffs.end() || it->second.pauses.empty()) return 0;
  const Backoff& backoff = it->second;
  const auto failures = static_cast<std::size_t>(std::max<std::int64_t>(0, backoff.retries - left - 1));
  return addDuration(ex.context().now, backoff.pauses[std::min(failures, backoff.pauses.size() - 1)]).ms;
}

void createJob(Execution& ex, Key token, const Node& node, const JobSpec& spec) {
  Key scope = variableScope(ex, token);
  auto type = evaluate(ex, spec.type, scope);
  if (!type) return raise(ex, token, Stage::Activating, type.error());
  if (!type->isString() || type->string().empty()) {
    return raise(ex, token, Stage::Activating, "job-type-missing",
                 "joinery:jobType '" + spec.type.text + "' must give a text, not " + toJson(*type));
  }
  Record record{
      .type = RecordType::JobCreated, .scope = ex.token(token).scope, .owner = token, .element = node.element};
  record.text = type->string();
  record.number = spec.retries;
  Value::Object headers;
  for (const auto& [key, expression] : spec.headers) {
    auto value = evaluate(ex, expression, scope);
    if (!value) return raise(ex, token, Stage::Activating, value.error());
    headers.emplace_back(key, std::move(*value));
  }
  if (!headers.empty()) record.data = Value::object({{"headers", Value::object(std::move(headers))}});
  ex.create(std::move(record));
}

}  // namespace joinery::run
