// A folder of samples/ as read from disk, for the tests of the samples.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/model/document.h"
#include "forms/form.h"

namespace joinery::samples {

struct Sample {
  std::string folder;
  std::map<std::string, std::string> files;                         // by name
  std::map<std::string, std::shared_ptr<const forms::Form>> forms;  // by id
  std::vector<std::unique_ptr<model::Document>> models;
  Value item;
  Value cases;                        // case-data.json
  std::vector<std::string> problems;  // whatever could not be read, and every diagnostic of forms and models
};

std::vector<std::string> sampleFolders();  // names below samples/ that hold an item.json, sorted
Sample readSample(const std::string& folder);
Value readJson(const std::string& path);  // null if it cannot be read
Value organisation();                     // of construction-permit, which serves all samples

// `base` with the members of `change` laid over it, objects within objects too; null removes.
Value changed(const Value& base, const Value& change);

}  // namespace joinery::samples
