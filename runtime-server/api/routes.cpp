// The routes table: one line per endpoint. schemas/openapi.yaml comes first; tests/e2e/contract_test.py compares the
// two.
#include "runtime-server/api/bodies.h"
#include "runtime-server/api/endpoint.h"
#include "runtime-server/api/handlers.h"

namespace joinery::server {
namespace {

using http::Method;
constexpr Method Get = Method::Get, Post = Method::Post, Patch = Method::Patch, Delete = Method::Delete;
constexpr Who Anybody = Who::Anybody, Person = Who::User, Worker = Who::Worker, Admin = Who::Administrator;
constexpr Where Loop = Where::Loop, Reads = Where::Reads;
constexpr Body None = Body::None, Json = Body::Json, Raw = Body::Raw;

constexpr const char* kTaskQueries =
    "limit cursor mine assignee candidateUser candidateGroup processInstanceId process elementId state dueBefore q "
    "sort";

}  // namespace

const std::vector<Endpoint>& endpoints() {
  using namespace bodies;
  // clang-format off
  static const std::vector<Endpoint> kTable = {
      {Post,   "/sessions", Anybody, Loop, signIn, Json, &kSignIn},
      {Get,    "/sessions/current", Person, Loop, currentSession},
      {Delete, "/sessions/current", Person, Loop, signOut},
      {Get,    "/users", Person, Reads, listUsers, None, nullptr, "limit cursor q group"},
      {Get,    "/groups", Person, Reads, listGroups, None, nullptr, "limit cursor q"},
      {Post,   "/organisation", Admin, Reads, importOrganisation, Json, &kOrganisation},
      {Post,   "/service-accounts", Admin, Loop, createServiceAccount, Json, &kServiceAccount},
      {Delete, "/service-accounts/{id}", Admin, Loop, revokeServiceAccount},

      {Post,   "/deployments", Admin, Reads, deploy, Raw, nullptr, "dryRun checks strict"},
      {Get,    "/process-definitions", Person, Reads, listDefinitions, None, nullptr, "limit cursor key latest"},
      {Get,    "/process-definitions/{id}", Person, Reads, getDefinition},
      {Get,    "/process-definitions/{id}/xml", Person, Reads, getDefinitionXml},
      {Get,    "/process-definitions/{id}/diagram.svg", Person, Reads, getDiagram, None, nullptr, "instance theme"},
      {Get,    "/process-definitions/{id}/start-form", Person, Reads, getStartForm},
      {Post,   "/process-definitions/{id}/start-form/evaluate", Person, Reads, evaluateStartForm, Json, &kFormData},

      {Post,   "/process-instances", Person, Loop, startInstance, Json, &kStart},
      {Get,    "/process-instances", Person, Reads, listInstances, None, nullptr,
               "limit cursor process state businessKey definitionId parentId"},
      {Get,    "/process-instances/{id}", Person, Reads, getInstance},
      {Get,    "/process-instances/{id}/tokens", Person, Reads, listTokens, None, nullptr, "limit cursor"},
      {Get,    "/process-instances/{id}/history", Person, Reads, listHistory, None, nullptr, "limit cursor types"},
      {Get,    "/process-instances/{id}/variables", Person, Reads, getVariables},
      {Patch,  "/process-instances/{id}/variables", Admin, Loop, patchVariables, Json, nullptr},
      {Post,   "/process-instances/{id}/cancel", Admin, Loop, cancelInstance, Json, &kReason},
      {Post,   "/process-instances/{id}/suspend", Admin, Loop, suspendInstance, Json, &kReason},
      {Post,   "/process-instances/{id}/resume", Admin, Loop, resumeInstance, Json, &kReason},
      {Post,   "/process-instances/{id}/modify", Admin, Loop, modifyInstance, Json, &kModify},
      {Post,   "/process-instances/{id}/migrate", Admin, Loop, migrateInstance, Json, &kMigrate},
      {Post,   "/process-instances/{id}/restart", Admin, Loop, restartInstance, Json, &kRestart},
      {Post,   "/process-instances/{id}/ad-hoc", Person, Reads, workAdHoc, Json, &kAdHoc},
      {Post,   "/process-instances/{id}/loop-instances", Admin, Loop, addLoopInstance, Json, &kLoopInstance},

      {Get,    "/data-stores", Admin, Reads, listDataStores, None, nullptr, "limit cursor"},
      {Get,    "/data-stores/{id}", Admin, Reads, getDataStore},
      {Post,   "/data-stores/{id}", Admin, Loop, putDataStore, Json, &kDataStore},

      {Post,   "/batches", Admin, Loop, createBatch, Json, &kBatch},
      {Get,    "/batches", Admin, Reads, listBatches, None, nullptr, "limit cursor"},
      {Get,    "/batches/{id}", Admin, Reads, getBatch},
      {Get,    "/batches/{id}/outcomes", Admin, Reads, listBatchOutcomes, None, nullptr, "limit cursor"},
      {Post,   "/batches/{id}/cancel", Admin, Loop, cancelBatch, Json, &kNothing},

      {Get,    "/tasks", Person, Reads, listTasks, None, nullptr, kTaskQueries},
      {Get,    "/tasks/{id}", Person, Reads, getTask},
      {Get,    "/tasks/{id}/form", Person, Reads, getTaskForm},
      {Post,   "/tasks/{id}/form/evaluate", Person, Reads, evaluateTaskForm, Json, &kFormData},
      {Post,   "/tasks/{id}/claim", Person, Loop, claimTask, Json, &kNothing},
      {Post,   "/tasks/{id}/unclaim", Person, Loop, unclaimTask, Json, &kNothing},
      {Post,   "/tasks/{id}/save", Person, Loop, saveTask, Json, &kSave},
      {Post,   "/tasks/{id}/complete", Person, Loop, completeTask, Json, &kComplete},
      {Post,   "/tasks/{id}/delegate", Person, Loop, delegateTask, Json, &kHandOver},
      {Post,   "/tasks/{id}/transfer", Person, Loop, transferTask, Json, &kHandOver},
      {Post,   "/tasks/{id}/urge", Person, Reads, urgeTask, Json, &kComment},
      {Post,   "/tasks/{id}/cc", Person, Reads, ccTask, Json, &kCc},
      {Post,   "/tasks/{id}/comment", Person, Reads, commentTask, Json, &kCommentText},
      {Post,   "/tasks/{id}/add-sign", Person, Reads, refuseTaskOperation, Json, nullptr},
      {Post,   "/tasks/{id}/remove-sign", Person, Reads, refuseTaskOperation, Json, nullptr},
      {Post,   "/tasks/{id}/return", Person, Reads, refuseTaskOperation, Json, nullptr},
      {Post,   "/tasks/{id}/withdraw", Person, Reads, refuseTaskOperation, Json, nullptr},
      {Get,    "/tasks/{id}/comments", Person, Reads, listComments},
      {Get,    "/tasks/{id}/attachments", Person, Reads, listAttachments, None, nullptr, "limit cursor"},
      {Post,   "/tasks/{id}/attachments", Person, Reads, addAttachment, Raw},
      {Get,    "/tasks/{id}/attachments/{attachment}", Person, Reads, getAttachment},

      {Post,   "/jobs/activate", Worker, Loop, activateJobs, Json, &kActivate},
      {Post,   "/jobs/{id}/complete", Worker, Loop, completeJob, Json, &kCompleteJob},
      {Post,   "/jobs/{id}/fail", Worker, Loop, failJob, Json, &kFailJob},
      {Post,   "/jobs/{id}/error", Worker, Loop, throwJobError, Json, &kJobError},
      {Post,   "/jobs/{id}/extend", Worker, Loop, extendJob, Json, &kExtendJob},
      {Get,    "/incidents", Admin, Reads, listIncidents, None, nullptr, "limit cursor processInstanceId process"},
      {Post,   "/incidents/{id}/retry", Admin, Loop, retryIncident, Json, &kNothing},

      {Post,   "/messages", Worker, Loop, publishMessage, Json, &kMessage},
      {Post,   "/signals", Worker, Loop, broadcastSignal, Json, &kSignal},
      {Post,   "/decisions/{decision}/evaluate", Person, Reads, evaluateDecision, Json, &kDecision, "model"},
      {Post,   "/feel/evaluate", Person, Reads, evaluateFeel, Json, &kFeel},

      {Get,    "/clock", Person, Loop, getClock},
      {Post,   "/clock", Admin, Loop, setClock, Json, &kClock},
      {Get,    "/events", Person, Loop, streamEvents},
      {Get,    "/openapi.json", Anybody, Loop, getOpenApi},
  };
  // clang-format on
  return kTable;
}

Value describeEndpoints() {
  Value::List rows;
  for (const Endpoint& e : endpoints()) {
    Value body;
    if (e.body == Body::Json) body = e.fields != nullptr ? describe(*e.fields) : Value::object({{"type", "object"}});
    rows.push_back(Value::object({{"method", http::methodName(e.method)},
                                  {"path", e.path},
                                  {"queries", e.queries},
                                  {"raw", e.body == Body::Raw},
                                  {"public", e.who == Who::Anybody},
                                  {"body", std::move(body)}}));
  }
  return Value::list(std::move(rows));
}

}  // namespace joinery::server
