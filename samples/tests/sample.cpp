#include "samples/tests/sample.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/base/json.h"

namespace joinery::samples {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = JOINERY_SOURCE_DIR "/samples";

std::string readFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void report(Sample& sample, const std::vector<Diagnostic>& diagnostics) {
  for (const Diagnostic& d : diagnostics)
    sample.problems.push_back(d.resource + ":" + std::to_string(d.line) + ": " + d.element + " " + d.code + ": " +
                              d.message);
}

void readForm(Sample& sample, const std::string& name, const std::string& text) {
  const auto form = forms::Form::parse(text, name);
  if (!form) return sample.problems.push_back(name + ": " + form.error().message);
  report(sample, (*form)->diagnostics());
  sample.forms.emplace((*form)->id(), *form);
}

void readModel(Sample& sample, const std::string& name, const std::string& text) {
  auto document = model::Document::parse(text, name);
  if (!document) return sample.problems.push_back(name + ": " + document.error().message);
  report(sample, (*document)->diagnostics());
  sample.models.push_back(std::move(*document));
}

}  // namespace

std::vector<std::string> sampleFolders() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kRoot))
    if (fs::exists(entry.path() / "item.json")) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

Sample readSample(const std::string& folder) {
  Sample sample;
  sample.folder = folder;
  for (const auto& entry : fs::directory_iterator(kRoot / folder))
    sample.files[entry.path().filename().string()] = readFile(entry.path());
  for (const auto& [name, text] : sample.files) {
    if (name.ends_with(".form.json")) readForm(sample, name, text);
    if (name.ends_with(".bpmn")) readModel(sample, name, text);
  }
  sample.item = readJson((kRoot / folder / "item.json").string());
  sample.cases = readJson((kRoot / folder / "case-data.json").string());
  return sample;
}

Value readJson(const std::string& path) {
  const auto value = parseJson(readFile(path));
  return value ? *value : Value();
}

Value organisation() {
  return readJson((kRoot / "construction-permit" / "organisation.json").string());
}

Value changed(const Value& base, const Value& change) {
  if (!change.isObject()) return change;
  Value out = base.isObject() ? base : Value::object({});
  for (const auto& [name, value] : change.members()) {
    const Value* inner = out.find(name);
    out = value.isNull() ? out.without(name) : out.with(name, changed(inner ? *inner : Value(), value));
  }
  return out;
}

}  // namespace joinery::samples
