// The DMN Technology Compatibility Kit, read straight through the library.
//
//   build/bin/dmn_tck DIR [--only TEXT] [-v]
//
// DIR holds folders of *.dmn with *.xml test files, at any depth. Prints each failing case and a table; exits 1 if one
// failed, 77 (skipped) if DIR is not there. A case holds as the kit says: numbers within 1e-8, all else equal; a
// result that is to be an error is null.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "engine/base/json.h"
#include "engine/dmn/dmn.h"
#include "engine/feel/temporal.h"
#include "engine/model/document.h"

namespace {

using namespace joinery;
using model::Element;
namespace fs = std::filesystem;

constexpr const char* kXsi = "http://www.w3.org/2001/XMLSchema-instance";
const std::set<std::string> kNumbers = {"decimal", "double", "float", "integer", "int", "long"};

std::string readFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

const Element* child(const Element& parent, std::string_view name) {
  for (const auto& c : parent.children())
    if (c->localName() == name) return c.get();
  return nullptr;
}

std::string trimmed(const std::string& text) {
  const auto from = text.find_first_not_of(" \t\r\n");
  if (from == std::string::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

bool isNil(const Element& e) {
  return e.attributeOr("nil", "", kXsi) == "true";
}

// A value of a test file; `kind` is its XML Schema type, or "context", "list", "null".
struct Expected {
  std::string kind = "null";
  std::string text;
  std::vector<std::pair<std::string, Expected>> members;
};

Expected valueOf(const Element* node) {
  Expected out;
  if (!node || isNil(*node)) return out;
  if (child(*node, "component")) {
    out.kind = "context";
    for (const auto& c : node->children())
      if (c->localName() == "component") out.members.emplace_back(c->name(), valueOf(c.get()));
    return out;
  }
  if (const Element* list = child(*node, "list")) {
    if (isNil(*list)) return out;
    out.kind = "list";
    for (const auto& c : list->children())
      if (c->localName() == "item") out.members.emplace_back("", valueOf(c.get()));
    return out;
  }
  const Element* value = child(*node, "value");
  if (!value || isNil(*value)) return out;
  const std::string type = value->attributeOr("type", "", kXsi);
  out.kind = type.substr(type.find(':') + 1);
  out.text = out.kind == "string" ? value->text() : trimmed(value->text());
  if (out.kind.empty())
    out.kind = out.text == "true" || out.text == "false" ? "boolean" : Decimal::parse(out.text) ? "decimal" : "string";
  return out;
}

Value toValue(const Expected& e) {
  if (e.kind == "null") return {};
  if (e.kind == "boolean") return e.text == "true";
  if (kNumbers.count(e.kind)) return Decimal::parse(e.text).value_or(Decimal());
  if (e.kind == "list") {
    Value::List out;
    for (const auto& m : e.members) out.push_back(toValue(m.second));
    return Value::list(std::move(out));
  }
  if (e.kind != "context") return e.text;
  Value::Object out;
  for (const auto& m : e.members) out.emplace_back(m.first, toValue(m.second));
  return Value::object(std::move(out));
}

// One spelling for equal dates, times and durations.
std::string canonical(const std::string& kind, const std::string& text) {
  if (kind == "duration") {
    if (const auto months = feel::parseYearMonthDuration(text))
      return months->months == 0 ? "zero" : feel::format(*months);
    if (const auto time = feel::parseDayTimeDuration(text)) {
      const std::string out = feel::format(*time);
      return out == "PT0S" ? "zero" : out;
    }
  }
  const auto zoned = [](std::string s) {
    for (const char* utc : {"@Etc/UTC", "@UTC", "@Z"})
      if (s.ends_with(utc)) return s.substr(0, s.find('@')) + "Z";
    return s;
  };
  if (kind == "time")
    if (const auto time = feel::parseTime(text)) return zoned(feel::format(*time));
  if (kind == "dateTime")
    if (const auto at = feel::parseDateTime(text)) return zoned(feel::format(*at));
  return text;
}

bool same(const Expected& e, const Value& v) {
  if (e.kind == "null" || v.isNull()) return (e.kind == "null") == v.isNull();
  if (e.kind == "context") {
    if (!v.isObject() || v.members().size() != e.members.size()) return false;
    return std::all_of(e.members.begin(), e.members.end(), [&](const auto& m) {
      const Value* found = v.find(m.first);
      return found && same(m.second, *found);
    });
  }
  if (e.kind == "list") {
    if (!v.isList() || v.items().size() != e.members.size()) return false;
    for (std::size_t i = 0; i < e.members.size(); ++i)
      if (!same(e.members[i].second, v.items()[i])) return false;
    return true;
  }
  if (e.kind == "boolean") return v.isBoolean() && v.boolean() == (e.text == "true");
  if (kNumbers.count(e.kind)) {
    if (!v.isNumber()) return false;
    const auto wanted = Decimal::parse(e.text);
    return wanted && (*wanted - v.number()).abs() <= *Decimal::parse("1e-8");
  }
  return v.isString() && canonical(e.kind, e.text) == canonical(e.kind, v.string());
}

bool hasTime(const Expected& e) {
  static const std::set<std::string> kTimes = {"date", "time", "dateTime", "duration"};
  return kTimes.count(e.kind) ||
         std::any_of(e.members.begin(), e.members.end(), [](const auto& m) { return hasTime(m.second); });
}

// Inputs without a type: JSON cannot say that a value for them is a date.
std::set<std::string> untypedInputs(const std::vector<dmn::Source>& sources) {
  std::set<std::string> out;
  for (const dmn::Source& source : sources) {
    const auto document = model::Document::parse(source.text, source.resource);
    if (!document) continue;
    for (const auto& e : (*document)->root().children()) {
      if (e->localName() != "inputData") continue;
      const Element* variable = child(*e, "variable");
      const std::string type = variable ? variable->attributeOr("typeRef", "") : "";
      if (type.empty() || type == "Any") out.insert(e->name());
    }
  }
  return out;
}

struct Counts {
  int passed = 0, all = 0, valuedPassed = 0, valued = 0;
};

class Kit {
 public:
  Kit(std::string only, bool verbose) : m_only(std::move(only)), m_verbose(verbose) {}

  void runFolder(const fs::path& folder) {
    std::vector<dmn::Source> sources;
    std::vector<fs::path> tests;
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() == ".dmn") sources.push_back({entry.path().filename(), readFile(entry.path())});
      if (entry.path().extension() == ".xml") tests.push_back(entry.path());
    }
    if (sources.empty()) return;
    const dmn::Compiled compiled = dmn::compile(sources);
    m_untyped = untypedInputs(sources);
    for (const Diagnostic& d : compiled.diagnostics)
      if (d.severity == Severity::Error || m_verbose)
        std::printf("%s:%d:%d: %s: %s\n", d.resource.c_str(), d.line, d.column, d.code.c_str(), d.message.c_str());
    std::sort(tests.begin(), tests.end());
    for (const fs::path& test : tests) runTests(compiled, test);
  }

  bool report() const {
    Counts sum;
    for (const auto& [level, c] : m_levels) {
      std::printf("%-24s %5d/%d  non-null %5d/%d\n", level.c_str(), c.passed, c.all, c.valuedPassed, c.valued);
      sum.passed += c.passed;
      sum.all += c.all;
    }
    std::printf("%d passed, %d failed, %d skipped (a date or time for an untyped input)\n", sum.passed,
                sum.all - sum.passed, m_skipped);
    return sum.passed == sum.all;
  }

 private:
  void runTests(const dmn::Compiled& compiled, const fs::path& path) {
    const auto document = model::Document::parse(readFile(path), path.filename());
    if (!document) {
      std::printf("%s: %s\n", path.c_str(), document.error().message.c_str());
      m_levels["unreadable"].all++;
      return;
    }
    const Element& root = (*document)->root();
    const Element* model = child(root, "modelName");
    const std::string modelName = model ? trimmed(model->text()) : "";
    for (const auto& test : root.children())
      if (test->localName() == "testCase")
        for (const auto& node : test->children())
          if (node->localName() == "resultNode") runCase(compiled, path, modelName, *test, *node);
  }

  static std::string namespaceOf(const dmn::Compiled& compiled, const std::string& resource) {
    for (const dmn::DecisionInfo& d : compiled.model->decisions())
      if (d.resource == resource) return d.modelNamespace;
    return {};
  }

  void runCase(const dmn::Compiled& compiled, const fs::path& path, const std::string& model, const Element& test,
               const Element& node) {
    const std::string name =
        path.parent_path().filename().string() + "/" + path.stem().string() + "/" + test.id() + "/" + node.name();
    if (name.find(m_only) == std::string::npos) return;
    const Expected expected = valueOf(child(node, "expected"));
    const bool wantsError = node.attributeOr("errorResult", "") == "true";
    for (const auto& input : test.children())
      if (input->localName() == "inputNode" && m_untyped.count(input->name()) && hasTime(valueOf(input.get()))) {
        ++m_skipped;
        return;
      }
    Counts& counts = m_levels[path.parent_path().parent_path().filename()];
    const bool valued = !wantsError && expected.kind != "null";
    ++counts.all;
    counts.valued += valued;
    if (!compiled.model) {
      std::printf("FAIL %s: refused\n", name.c_str());
      return;
    }
    Value::Object variables;
    for (const auto& input : test.children())
      if (input->localName() == "inputNode") variables.emplace_back(input->name(), toValue(valueOf(input.get())));
    const bool isService = test.attributeOr("type", "") == "decisionService";
    const std::string asked = isService ? test.attributeOr("invocableName", "") : node.name();
    feel::EvaluateOptions options;
    options.limits.milliseconds = 5000;
    const auto out =
        compiled.model->evaluate(asked, namespaceOf(compiled, model), Value::object(std::move(variables)), options);
    Value result = out ? out->result : Value("error: " + out.error().message);
    if (isService && out && result.isObject())
      if (const Value* member = result.find(node.name()); member && expected.kind != "context") result = *member;
    const bool passed = wantsError ? result.isNull() : same(expected, result);
    counts.passed += passed;
    counts.valuedPassed += passed && valued;
    if (passed && !m_verbose) return;
    std::printf("%s %s: expected %s, got %s", passed ? "pass" : "FAIL", name.c_str(),
                wantsError ? "null" : toJson(toValue(expected)).c_str(), toJson(result).c_str());
    if (out)
      for (const std::string& w : out->warnings) std::printf(" [%s]", w.c_str());
    std::printf("\n");
  }

  std::string m_only;
  bool m_verbose;
  std::set<std::string> m_untyped;
  int m_skipped = 0;
  std::map<std::string, Counts> m_levels;
};

}  // namespace

int main(int argc, char** argv) {
  std::string folder, only;
  bool verbose = false;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "-v")
      verbose = true;
    else if (argument == "--only" && i + 1 < argc)
      only = argv[++i];
    else
      folder = argument;
  }
  if (!fs::is_directory(folder)) {
    std::printf("no folder \"%s\": skipped\n", folder.c_str());
    return 77;
  }
  std::vector<fs::path> folders = {folder};
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_directory()) folders.push_back(entry.path());
  std::sort(folders.begin(), folders.end());
  Kit kit(only, verbose);
  for (const fs::path& path : folders) kit.runFolder(path);
  return kit.report() ? 0 : 1;
}
