#include "engine/run/commands/commands.h"

#include <iterator>

#include "engine/run/step.h"

namespace joinery::run {

namespace {

struct Row {
  CommandType type;
  CommandFunction run;
};

// In the order of command_types.def; the static_assert holds the two together.
constexpr Row kRows[] = {
    {CommandType::StartInstance, startInstance},
    {CommandType::SetVariables, setVariables},
    {CommandType::CancelInstance, cancelInstance},
    {CommandType::SuspendInstance, suspendInstance},
    {CommandType::ResumeInstance, resumeInstance},
    {CommandType::ModifyInstance, modifyInstance},
    {CommandType::ClaimTask, claimTask},
    {CommandType::UnclaimTask, unclaimTask},
    {CommandType::SaveTask, saveTask},
    {CommandType::CompleteTask, completeTask},
    {CommandType::DelegateTask, delegateTask},
    {CommandType::TransferTask, transferTask},
    {CommandType::UrgeTask, urgeTask},
    {CommandType::CcTask, ccTask},
    {CommandType::CommentTask, commentTask},
    {CommandType::CompleteJob, completeJob},
    {CommandType::FailJob, failJob},
    {CommandType::ThrowJobError, throwJobError},
    {CommandType::FireTimer, fireTimer},
    {CommandType::DeliverMessage, deliverMessage},
    {CommandType::RetryIncident, retryIncident},
    {CommandType::MigrateInstance, migrateInstance},
    {CommandType::StartActivity, startActivity},
    {CommandType::EndAdHocSubProcess, endAdHocSubProcess},
    {CommandType::AddLoopInstance, addLoopInstance},
};

constexpr const char* kWords[] = {
#define COMMAND(name, word) word,
#include "engine/run/command_types.def"
#undef COMMAND
};

constexpr bool inOrder() {
  for (std::size_t i = 0; i < std::size(kRows); ++i) {
    if (static_cast<std::size_t>(kRows[i].type) != i) return false;
  }
  return std::size(kRows) == std::size(kWords);
}
static_assert(inOrder(), "every command has its row, in the order of command_types.def");

}  // namespace

const char* commandWord(CommandType type) {
  auto i = static_cast<std::size_t>(type);
  return i < std::size(kWords) ? kWords[i] : "unknown-command";
}

Result<StepResult> step(Tree& tree, const Command& command, const StepContext& context) {
  auto i = static_cast<std::size_t>(command.type);
  if (i >= std::size(kRows)) return makeError(ErrorKind::Malformed, "command-malformed", "unknown command");
  Execution execution(tree, context);
  Status accepted = kRows[i].run(execution, command);
  if (!accepted) return accepted.error();
  execution.run();
  return std::move(execution.result());
}

}  // namespace joinery::run
