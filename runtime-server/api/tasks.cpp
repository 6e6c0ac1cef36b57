#include "runtime-server/api/access.h"
#include "runtime-server/api/handlers.h"
#include "runtime-server/api/page.h"
#include "runtime-server/api/render.h"

namespace joinery::server {
namespace {

Error badQuery(std::string_view name, const std::string& message) {
  return makeError(ErrorKind::Malformed, "malformed-query", message, std::string(name));
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t comma = std::min(text.find(',', at), text.size());
    if (comma > at) out.push_back(text.substr(at, comma - at));
    at = comma + 1;
  }
  return out;
}

// Those who are no administrators get the tasks that concern them: whatever they ask for beyond that finds nothing.
void restrict(const Caller& caller, TaskFilter& filter) {
  if (caller.administrator || filter.mine || filter.assignee == caller.user || filter.candidateUser == caller.user)
    return;
  const bool ownGroups =
      !filter.candidateGroups.empty() && std::all_of(filter.candidateGroups.begin(), filter.candidateGroups.end(),
                                                     [&](const std::string& group) { return caller.inGroup(group); });
  if (!ownGroups) filter.mine = TaskFilter::Mine{caller.user, caller.groups};
}

Result<TaskFilter> filterOf(const Call& call) {
  TaskFilter filter;
  filter.assignee = call.query("assignee");
  filter.candidateUser = call.query("candidateUser");
  filter.candidateGroups = split(call.query("candidateGroup"));
  filter.processInstanceId = call.query("processInstanceId");
  filter.process = call.query("process");
  filter.elementId = call.query("elementId");
  filter.text = call.query("q");
  filter.sort = call.query("sort");
  for (const std::string& word : split(call.query("state"))) {
    const auto state = taskState(word);
    if (!state) return badQuery("state", "No task state \"" + word + "\".");
    filter.states.push_back(*state);
  }
  if (const std::string text = call.query("dueBefore"); !text.empty()) {
    const auto at = parseInstant(text);
    if (!at) return badQuery("dueBefore", at.error().message);
    filter.dueBefore = *at;
  }
  const auto mine = call.flag("mine");
  if (!mine) return mine.error();
  if (mine->value_or(false)) {
    filter.mine = TaskFilter::Mine{call.caller->user, call.caller->groups};
    if (filter.states.empty()) filter.states = TaskFilter::kOpenStates;
  }
  restrict(*call.caller, filter);
  return filter;
}

}  // namespace

void listTasks(const CallPtr& call) {
  const auto page = pageOf(*call);
  const auto filter = filterOf(*call);
  if (!page || !filter) {
    call->fail(page ? filter.error() : page.error());
    return;
  }
  answerPage(*call, call->api.engine.queries().tasks(*filter, *page), taskValue);
}

void getTask(const CallPtr& call) {
  const auto row = call->api.engine.queries().task(call->id());
  const Status seen = row ? maySeeTask(*call->caller, *row) : Status(row.error());
  if (seen) {
    call->answer(200, taskValue(*row));
  } else {
    call->fail(seen.error());
  }
}

void listComments(const CallPtr& call) {
  Queries& queries = call->api.engine.queries();
  const auto row = queries.task(call->id());
  const Status seen = row ? maySeeTask(*call->caller, *row) : Status(row.error());
  const auto comments = seen ? queries.comments(call->id()) : Result<std::vector<CommentRow>>(seen.error());
  if (!comments) {
    call->fail(comments.error());
    return;
  }
  call->answer(200, pageValue(Page<CommentRow>{*comments, ""}, commentValue));
}

}  // namespace joinery::server
