// What an item package must be, held against every folder of samples/: files that read without a finding, forms and
// access rules that exist, groups of the organisation, processes that are called, resources that are listed.
#include <QtTest>
#include <algorithm>
#include <set>

#include "engine/run/definition.h"
#include "samples/tests/sample.h"

using namespace joinery;
using joinery::samples::Sample;

namespace {

QString lines(const std::vector<std::string>& all) {
  std::string out;
  for (const std::string& line : all) out += line + "\n";
  return QString::fromStdString(out);
}

template <typename Visit>
void forElements(const model::Element& element, const Visit& visit) {
  visit(element);
  for (const auto& child : element.children()) forElements(*child, visit);
}

std::set<std::string> groupIds() {
  std::set<std::string> ids;
  const Value organisation = samples::organisation();
  for (const Value& group : organisation.find("groups")->items()) ids.insert(group.text("id"));
  return ids;
}

forms::AccessRules rulesOf(const model::Element& task) {
  forms::AccessRules rules;
  forElements(task, [&](const model::Element& e) {
    const bool isField = e.kind() == model::Kind::JoineryField;
    if (!isField && e.kind() != model::Kind::JoinerySection) return;
    rules.push_back({isField ? forms::AccessRule::Target::Field : forms::AccessRule::Target::Section,
                     e.attributeOr(isField ? "key" : "name", ""), *forms::accessFromName(e.attributeOr("access", ""))});
  });
  return rules;
}

std::vector<std::string> splitCommas(const std::string& text) {
  std::vector<std::string> parts;
  for (const QString& part : QString::fromStdString(text).split(',', Qt::SkipEmptyParts))
    parts.push_back(part.trimmed().toStdString());
  return parts;
}

}  // namespace

class SamplesTest : public QObject {
  Q_OBJECT

  void addFolders() {
    QTest::addColumn<QString>("folder");
    for (const std::string& folder : samples::sampleFolders())
      QTest::newRow(folder.c_str()) << QString::fromStdString(folder);
  }
  static Sample current() {
    QFETCH(QString, folder);
    return samples::readSample(folder.toStdString());
  }

 private slots:
  void shouldHoldThreeSamples() { QCOMPARE(samples::sampleFolders().size(), std::size_t(3)); }

  void shouldReadWithoutAFinding_data() { addFolders(); }
  void shouldReadWithoutAFinding() {
    const Sample sample = current();
    QVERIFY2(sample.problems.empty(), qPrintable(lines(sample.problems)));
    QVERIFY(!sample.forms.empty() && !sample.models.empty() && sample.item.isObject() && sample.cases.isObject());
  }

  void shouldCompile_data() { addFolders(); }
  void shouldCompile() {
    const Sample sample = current();
    std::vector<std::string> findings;
    for (const auto& document : sample.models)
      for (const Diagnostic& d : run::compile(*document).diagnostics)
        findings.push_back(document->resource() + ":" + std::to_string(d.line) + ": " + d.element + " " + d.message);
    QVERIFY2(findings.empty(), qPrintable(lines(findings)));
  }

  void shouldNameFormsFieldsAndGroupsThatExist_data() { addFolders(); }
  void shouldNameFormsFieldsAndGroupsThatExist() {
    const Sample sample = current();
    const std::set<std::string> groups = groupIds();
    int tasks = 0;
    for (const auto& document : sample.models)
      forElements(document->root(), [&](const model::Element& e) {
        if (e.kind() != model::Kind::UserTask) return;
        ++tasks;
        const auto form = sample.forms.find(e.attributeOr("form", "", model::kJoinery));
        QVERIFY2(form != sample.forms.end(), e.id().c_str());
        const auto faults = form->second->checkAccess(rulesOf(e));
        QVERIFY2(faults.empty(), faults.empty() ? "" : (e.id() + ": " + faults.front().message).c_str());
        const std::string candidates = e.attributeOr("candidateGroups", "", model::kJoinery);
        QVERIFY2(!candidates.empty() || e.attribute("assignee", model::kJoinery), e.id().c_str());
        if (candidates.starts_with('=')) return;
        for (const std::string& group : splitCommas(candidates)) QVERIFY2(groups.contains(group), group.c_str());
      });
    QVERIFY(tasks > 0);
  }

  void shouldCallProcessesOfThePackage_data() { addFolders(); }
  void shouldCallProcessesOfThePackage() {
    const Sample sample = current();
    std::set<std::string> called, present = {""};
    for (const auto& document : sample.models)
      forElements(document->root(), [&](const model::Element& e) {
        if (e.kind() == model::Kind::CallActivity) called.insert(e.attributeOr("calledElement", ""));
        if (e.kind() == model::Kind::Process) present.insert(e.id());
      });
    for (const std::string& id : called) QVERIFY2(present.contains(id) && !id.empty(), id.c_str());
    QVERIFY(present.contains(sample.item.text("startProcess")));
    QVERIFY(sample.forms.contains(sample.item.text("startForm")));
  }

  void shouldListEveryResource_data() { addFolders(); }
  void shouldListEveryResource() {
    const Sample sample = current();
    std::set<std::string> listed, present;
    for (const Value& name : sample.item.find("resources")->items()) listed.insert(name.string());
    for (const auto& [name, text] : sample.files)
      if (name.ends_with(".bpmn") || name.ends_with(".form.json")) present.insert(name);
    QCOMPARE(listed, present);
    QVERIFY(groupIds().contains(sample.item.text("leadDepartment")));
  }

  void shouldDrawEveryElement_data() { addFolders(); }
  void shouldDrawEveryElement() {
    const Sample sample = current();
    for (const auto& document : sample.models) {
      std::set<std::string> drawn;
      forElements(document->root(), [&](const model::Element& e) {
        if (e.attribute("bpmnElement")) drawn.insert(e.attributeOr("bpmnElement", ""));
      });
      forElements(document->root(), [&](const model::Element& e) {
        const bool isVisible = e.kind() == model::Kind::SequenceFlow || e.kind() == model::Kind::Lane ||
                               e.kind() == model::Kind::Participant ||
                               (!e.id().empty() && e.parent() && e.parent()->kind() == model::Kind::Process &&
                                e.kind() != model::Kind::LaneSet);
        if (isVisible) QVERIFY2(drawn.contains(e.id()), (document->resource() + " " + e.id()).c_str());
      });
    }
  }

  // A person of each group that the packages name, so that no demonstration gets stuck.
  void shouldHaveSomebodyForEveryPost() {
    std::set<std::string> staffed, needed;
    const Value organisation = samples::organisation();
    for (const Value& user : organisation.find("users")->items())
      for (const Value& group : user.find("groups")->items()) staffed.insert(group.string());
    for (const std::string& folder : samples::sampleFolders()) {
      const Sample sample = samples::readSample(folder);
      for (const auto& document : sample.models)
        forElements(document->root(), [&](const model::Element& e) {
          const std::string groups = e.attributeOr("candidateGroups", "=", model::kJoinery);
          if (!groups.starts_with('='))
            for (const std::string& group : splitCommas(groups)) needed.insert(group);
        });
    }
    for (const std::string& group : needed) QVERIFY2(staffed.contains(group), group.c_str());
  }
};

QTEST_GUILESS_MAIN(SamplesTest)
#include "samples_test.moc"
