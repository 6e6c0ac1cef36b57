// What `--load` brings in: item folders and organisation files, before the server listens.
//
//   Status loaded = load("samples/construction-permit", engine, organisation, log);
//
// Blocks until the engine has stored it. Content that is there already changes nothing, so a server may always be
// started with the same --load. Errors: "load-not-found", "organisation-invalid", "invalid-model", ... as of the API.
#pragma once

#include <functional>
#include <string>

#include "engine/engine.h"
#include "runtime-server/identity/organisation.h"

namespace joinery::server {

// `path` is a folder (its organisation.json first, then all its *.bpmn, *.dmn, *.form.json and item.json as one
// deployment, named relative to it) or an organisation file. `say` hears what was done.
Status load(const std::string& path, Engine& engine, Organisation& organisation,
            const std::function<void(const std::string&)>& say);

// An import that waits for its end.
Status importAndWait(Organisation& organisation, const Value& file);

}  // namespace joinery::server
