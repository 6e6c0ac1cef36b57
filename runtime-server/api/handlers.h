// Every handler by name, for the routes table. Each stands in the file of its resource.
#pragma once

#include "runtime-server/api/call.h"

namespace joinery::server {

// sessions.cpp, organisation.cpp
void signIn(const CallPtr& call);
void currentSession(const CallPtr& call);
void signOut(const CallPtr& call);
void listUsers(const CallPtr& call);
void listGroups(const CallPtr& call);
void importOrganisation(const CallPtr& call);
void createServiceAccount(const CallPtr& call);
void revokeServiceAccount(const CallPtr& call);

// deployments.cpp, definitions.cpp, start_forms.cpp
void deploy(const CallPtr& call);
void listDefinitions(const CallPtr& call);
void getDefinition(const CallPtr& call);
void getDefinitionXml(const CallPtr& call);
void getDiagram(const CallPtr& call);
void getStartForm(const CallPtr& call);
void evaluateStartForm(const CallPtr& call);

// instances.cpp, instance_operations.cpp
void startInstance(const CallPtr& call);
void listInstances(const CallPtr& call);
void getInstance(const CallPtr& call);
void listTokens(const CallPtr& call);
void listHistory(const CallPtr& call);
void getVariables(const CallPtr& call);
void patchVariables(const CallPtr& call);
void cancelInstance(const CallPtr& call);
void suspendInstance(const CallPtr& call);
void resumeInstance(const CallPtr& call);
void modifyInstance(const CallPtr& call);
void migrateInstance(const CallPtr& call);
void restartInstance(const CallPtr& call);

// batches.cpp
void createBatch(const CallPtr& call);
void listBatches(const CallPtr& call);
void getBatch(const CallPtr& call);
void listBatchOutcomes(const CallPtr& call);
void cancelBatch(const CallPtr& call);

// activities.cpp, data_stores.cpp
void workAdHoc(const CallPtr& call);
void addLoopInstance(const CallPtr& call);
void listDataStores(const CallPtr& call);
void getDataStore(const CallPtr& call);
void putDataStore(const CallPtr& call);

// tasks.cpp, task_operations.cpp, task_forms.cpp, attachments.cpp
void listTasks(const CallPtr& call);
void getTask(const CallPtr& call);
void claimTask(const CallPtr& call);
void unclaimTask(const CallPtr& call);
void saveTask(const CallPtr& call);
void completeTask(const CallPtr& call);
void delegateTask(const CallPtr& call);
void transferTask(const CallPtr& call);
void urgeTask(const CallPtr& call);
void ccTask(const CallPtr& call);
void commentTask(const CallPtr& call);
void refuseTaskOperation(const CallPtr& call);  // add-sign, remove-sign, return, withdraw
void listComments(const CallPtr& call);
void getTaskForm(const CallPtr& call);
void evaluateTaskForm(const CallPtr& call);
void listAttachments(const CallPtr& call);
void addAttachment(const CallPtr& call);
void getAttachment(const CallPtr& call);

// jobs.cpp, incidents.cpp, messages.cpp, decisions.cpp
void activateJobs(const CallPtr& call);
void completeJob(const CallPtr& call);
void failJob(const CallPtr& call);
void throwJobError(const CallPtr& call);
void extendJob(const CallPtr& call);
void listIncidents(const CallPtr& call);
void retryIncident(const CallPtr& call);
void publishMessage(const CallPtr& call);
void broadcastSignal(const CallPtr& call);
void evaluateDecision(const CallPtr& call);
void evaluateFeel(const CallPtr& call);

// operations.cpp
void getClock(const CallPtr& call);
void setClock(const CallPtr& call);
void streamEvents(const CallPtr& call);
void getOpenApi(const CallPtr& call);

}  // namespace joinery::server
