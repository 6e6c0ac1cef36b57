// Send task (10.3.3): a worker's job; else it throws its message; without one there is nothing to do.
#include "engine/run/events/message.h"
#include "engine/run/flow.h"
#include "engine/run/jobs.h"
#include "engine/run/kinds.h"

namespace joinery::run {

namespace {

struct SendTask final : Extra {
  std::unique_ptr<JobSpec> job;
  MessageSpec message;
  bool throws = false;
};

void compile(Compiler& compiler, const model::Element& element, Node& node) {
  auto task = std::make_unique<SendTask>();
  task->job = compileJob(compiler, element);
  task->message = compileMessage(compiler, element, task->throws);
  node.extra = std::move(task);
}

void activate(Execution& ex, Key token, const Node& node) {
  const auto& task = static_cast<const SendTask&>(*node.extra);
  if (task.job) return createJob(ex, token, node, *task.job);
  Status thrown = task.throws ? throwMessage(ex, token, node, task.message) : success();
  if (!thrown) return raise(ex, token, Stage::Activating, thrown.error());
  complete(ex, token);
}

}  // namespace

extern const ElementBehaviour kSendTask;
const ElementBehaviour kSendTask{.kind = model::Kind::SendTask, .compile = compile, .activate = activate};

}  // namespace joinery::run
