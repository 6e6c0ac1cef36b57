// The JSON bodies of all endpoints, one table each; schemas/openapi.yaml says the same and a test compares them.
#pragma once

#include "runtime-server/api/fields.h"

namespace joinery::server::bodies {

inline const Fields kSignIn = {{"user", FieldType::Text, true}, {"password", FieldType::Text, true}};
inline const Fields kGroup = {{"id", FieldType::Text, true}, {"name"}, {"parent"}};
inline const Fields kUser = {{"id", FieldType::Text, true},   {"name"},
                             {"groups", FieldType::TextList}, {"password"},
                             {"service", FieldType::Flag},    {"disabled", FieldType::Flag}};
inline const Fields kOrganisation = {{"groups", FieldType::ObjectList, false, &kGroup},
                                     {"users", FieldType::ObjectList, false, &kUser}};
inline const Fields kServiceAccount = {{"id", FieldType::Text, true}, {"name"}, {"groups", FieldType::TextList}};

inline const Fields kStart = {{"process"}, {"definitionId"}, {"businessKey"}, {"variables", FieldType::Object}};
inline const Fields kReason = {{"reason"}};
inline const Fields kInstruction = {
    {"activate"}, {"after"}, {"cancel"}, {"move"}, {"to"}, {"in"}, {"item", FieldType::Any}};
inline const Fields kModify = {{"instructions", FieldType::ObjectList, true, &kInstruction}, {"reason"}};
inline const Fields kMigrate = {{"targetDefinitionId", FieldType::Text, true},
                                {"mapping", FieldType::Object},
                                {"reason"},
                                {"dryRun", FieldType::Flag}};
inline const Fields kRestart = {{"definitionId"},
                                {"businessKey"},
                                {"variables", FieldType::Object},
                                {"instructions", FieldType::ObjectList, false, &kInstruction}};
inline const Fields kBatchFilter = {{"process"}, {"definitionId"}, {"businessKey"}, {"states", FieldType::TextList}};
inline const Fields kBatch = {{"operation", FieldType::Text, true},
                              {"instances", FieldType::TextList},
                              {"filter", FieldType::Object, false, &kBatchFilter},
                              {"parameters", FieldType::Object}};
inline const Fields kAdHoc = {{"start"}, {"end"}, {"token"}};
inline const Fields kLoopInstance = {{"activity", FieldType::Text, true}, {"item", FieldType::Any}, {"token"}};
inline const Fields kDataStore = {{"items", FieldType::List, true}};

inline const Fields kNothing = {};
inline const Fields kSave = {{"variables", FieldType::Object}, {"comment"}};
inline const Fields kComplete = {{"variables", FieldType::Object}, {"outcome"}, {"comment"}};
inline const Fields kHandOver = {{"to", FieldType::Text, true}, {"comment"}};
inline const Fields kComment = {{"comment"}};
inline const Fields kCc = {{"to", FieldType::TextList, true}, {"comment"}};
inline const Fields kCommentText = {{"text", FieldType::Text, true}};
inline const Fields kFormData = {{"data", FieldType::Object, true}};

inline const Fields kActivate = {{"type", FieldType::Text, true},
                                 {"worker", FieldType::Text, true},
                                 {"maxJobs", FieldType::Integer},
                                 {"lockFor", FieldType::Duration},
                                 {"waitFor", FieldType::Duration}};
inline const Fields kCompleteJob = {{"worker", FieldType::Text, true}, {"variables", FieldType::Object}};
inline const Fields kFailJob = {
    {"worker", FieldType::Text, true}, {"message"}, {"retries", FieldType::Integer}, {"retryIn", FieldType::Duration}};
inline const Fields kJobError = {
    {"worker", FieldType::Text, true}, {"code", FieldType::Text, true}, {"message"}, {"variables", FieldType::Object}};
inline const Fields kExtendJob = {{"worker", FieldType::Text, true}, {"lockFor", FieldType::Duration, true}};

inline const Fields kMessage = {{"name", FieldType::Text, true},
                                {"correlationKey", FieldType::Any},
                                {"variables", FieldType::Object},
                                {"ttl", FieldType::Duration},
                                {"messageId"}};
inline const Fields kSignal = {{"name", FieldType::Text, true}, {"variables", FieldType::Object}};
inline const Fields kDecision = {{"variables", FieldType::Object}};
inline const Fields kFeel = {{"expression", FieldType::Text, true}, {"context", FieldType::Object}};
inline const Fields kClock = {{"advance", FieldType::Duration}, {"now", FieldType::Instant}};

}  // namespace joinery::server::bodies
