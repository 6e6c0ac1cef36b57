#include <QtTest>
#include <functional>
#include <random>

#include "engine/model/document.h"

using namespace joinery::model;

namespace {

const std::string kModel =
    "<?xml version=\"1.0\"?>\n<!-- head -->\n"
    "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"urn:t\">\n"
    "  <bpmn:process id='p' >\n"
    "    <!-- first -->\n"
    "    <bpmn:task id=\"a\"\n        name='A &amp; B'/>\n"
    "    <bpmn:task id=\"b\"></bpmn:task><bpmn:task id=\"c\"><bpmn:documentation><![CDATA[x <y>]]></bpmn:documentation>"
    "</bpmn:task>\n\n"
    "    <!-- last --> <bpmn:endEvent id=\"e\"/>\n"
    "  </bpmn:process>\n"
    "</bpmn:definitions>\n";

std::unique_ptr<Document> model(const std::string& text = kModel) {
  auto document = Document::parse(text, "x.bpmn");
  return document ? std::move(*document) : nullptr;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  return at == std::string::npos ? "not found: " + from : text.replace(at, from.size(), to);
}

NewElement task(const std::string& id) {
  return {std::string(kBpmn), "task", {{"", "id", id}}, "", {}};
}

}  // namespace

class EditTest : public QObject {
  Q_OBJECT

 private slots:
  void shouldChangeOnlyTheAttribute() {
    auto document = model();
    document->setAttribute(*document->byId("a"), "name", "受理 \"'<&>");
    QCOMPARE(document->text(), replaced(kModel, "'A &amp; B'", "'受理 \"&apos;&lt;&amp;>'"));
    document->setAttribute(*document->byId("a"), "name", "A & B");
    QCOMPARE(document->text(), kModel);
  }

  void shouldAddAndRemoveAttributes() {
    auto document = model();
    document->setAttribute(*document->byId("b"), "name", "New");
    QCOMPARE(document->text(), replaced(kModel, "<bpmn:task id=\"b\">", "<bpmn:task id=\"b\" name=\"New\">"));
    document->setAttribute(*document->byId("b"), "name", std::nullopt);
    document->setAttribute(*document->byId("a"), "name", std::nullopt);
    QCOMPARE(document->text(), replaced(kModel, "\n        name='A &amp; B'", ""));
    QVERIFY(document->byId("a")->attribute("name") == nullptr);
  }

  void shouldFollowAnIdThatChanges() {
    auto document = model();
    Element* a = document->byId("a");
    document->setAttribute(*a, "id", "z");
    QVERIFY(document->byId("a") == nullptr);
    QVERIFY(document->byId("z") == a);
  }

  void shouldDeclareANamespaceOnlyWhileItIsUsed() {
    auto document = model();
    document->setAttribute(*document->byId("a"), "form", "f", kJoinery);
    const std::string text = document->text();
    QVERIFY(text.find(" xmlns:joinery=\"urn:joinery:bpmn:1\">") != std::string::npos);
    QVERIFY(text.find(" joinery:form=\"f\"/>") != std::string::npos);
    auto again = model(text);
    QVERIFY(again != nullptr);
    QCOMPARE(*again->byId("a")->attribute("form", kJoinery), std::string("f"));
    document->setAttribute(*document->byId("a"), "form", std::nullopt, kJoinery);
    QCOMPARE(document->text(), kModel);
  }

  void shouldInsertWithTheIndentationOfTheSurroundings() {
    auto document = model();
    Element& process = *document->byId("p");
    document->insert(process, 1, task("n"));
    QCOMPARE(document->text(), replaced(kModel, "B'/>\n", "B'/>\n    <bpmn:task id=\"n\"/>\n"));
    NewElement documentation{std::string(kBpmn), "documentation", {}, "a < b", {}};
    document->insert(*document->byId("e"), 0, documentation);
    QVERIFY(document->text().find("<bpmn:endEvent id=\"e\">\n") != std::string::npos ||
            document->text().find("<bpmn:endEvent id=\"e\"><bpmn:documentation>") != std::string::npos);
    QVERIFY(document->text().find(">a &lt; b</bpmn:documentation>") != std::string::npos);
  }

  void shouldPutTheSameElementBack() {
    auto document = model();
    Element& process = *document->byId("p");
    Element* c = document->byId("c");
    auto removed = document->remove(*c);
    QVERIFY(removed.get() == c);
    QVERIFY(document->byId("c") == nullptr);
    QVERIFY(document->text().find("id=\"c\"") == std::string::npos);
    document->restore(process, 2, std::move(removed));
    QVERIFY(document->byId("c") == c);
    QCOMPARE(document->text(), kModel);
  }

  void shouldSetTextAndTakeItBack() {
    auto document = model();
    Element* documentation = const_cast<Element*>(document->byId("c")->child(Kind::Documentation));
    document->setText(*documentation, "1 & 2");
    QCOMPARE(document->text(), replaced(kModel, "<![CDATA[x <y>]]>", "1 &amp; 2"));
    document->setText(*documentation, "x <y>");
    QCOMPARE(document->text(), kModel);
  }

  // Random edits, each with its inverse; after every edit the text reads back to the same elements, and after all
  // inverses the bytes are those of the file.
  void shouldUndoRandomEditsToTheByte_data() {
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 60; ++seed) QTest::newRow(std::to_string(seed).c_str()) << seed;
  }
  void shouldUndoRandomEditsToTheByte() {
    QFETCH(int, seed);
    std::mt19937 random(static_cast<unsigned>(seed));
    auto document = model();
    std::vector<std::function<void()>> inverses;
    for (int i = 0; i < 40; ++i) {
      edit(*document, random, inverses, i);
      auto again = Document::parse(document->text(), "again");
      QVERIFY2(again.ok(), again ? "" : again.error().message.c_str());
      QVERIFY(same(document->root(), (*again)->root()));
    }
    while (!inverses.empty()) {
      inverses.back()();
      inverses.pop_back();
    }
    QCOMPARE(document->text(), kModel);
    QVERIFY(same(document->root(), model()->root()));
  }

 private:
  static void collect(Element& element, std::vector<Element*>& all) {
    all.push_back(&element);
    for (const auto& child : element.children()) collect(*child, all);
  }

  static std::size_t place(const Element& element) {
    const auto& siblings = element.parent()->children();
    std::size_t at = 0;
    while (siblings[at].get() != &element) ++at;
    return at;
  }

  static void edit(Document& document, std::mt19937& random, std::vector<std::function<void()>>& inverses, int number) {
    std::vector<Element*> all;
    collect(document.root(), all);
    Element* element = all[random() % all.size()];
    switch (random() % 5) {
      case 0: {
        const std::string name = random() % 2 == 0 ? "name" : "other";
        const std::string uri = random() % 3 == 0 ? "urn:x" : "";
        const std::string* old = element->attribute(name, uri);
        std::optional<std::string> before = old ? std::optional(*old) : std::nullopt;
        document.setAttribute(*element, name, "v<&\n\"" + std::to_string(number), uri);
        inverses.push_back([=, &document] { document.setAttribute(*element, name, before, uri); });
        break;
      }
      case 1: {
        const std::string before = element->text();
        document.setText(*element, "text & <" + std::to_string(number));
        inverses.push_back([=, &document] { document.setText(*element, before); });
        break;
      }
      case 2:
      case 3: {
        NewElement added = task("n" + std::to_string(number));
        added.children.push_back({"urn:y", "thing", {{"urn:x", "k", "v"}}, random() % 2 ? "t" : "", {}});
        Element* fresh = &document.insert(*element, random() % (element->children().size() + 1), added);
        inverses.push_back([=, &document] { document.remove(*fresh); });
        break;
      }
      default: {
        if (element->parent() == nullptr) break;
        Element* parent = element->parent();
        const std::size_t at = place(*element);
        auto* kept = new std::unique_ptr<Element>(document.remove(*element));
        inverses.push_back([=, &document] {
          document.restore(*parent, at, std::move(*kept));
          delete kept;
        });
      }
    }
  }

  static bool same(const Element& a, const Element& b) {
    const auto blank = [](const std::string& text) { return text.find_first_not_of(" \n") == std::string::npos; };
    const bool text = a.text() == b.text() || (blank(a.text()) && blank(b.text())) || !a.children().empty();
    if (!text || a.localName() != b.localName() || a.namespaceUri() != b.namespaceUri()) return false;
    if (a.attributes().size() != b.attributes().size() || a.children().size() != b.children().size()) return false;
    for (const Attribute& attribute : a.attributes()) {
      const std::string* other = b.attribute(attribute.name, attribute.namespaceUri);
      if (other == nullptr || *other != attribute.value) return false;
    }
    for (std::size_t i = 0; i < a.children().size(); ++i) {
      if (!same(*a.children()[i], *b.children()[i])) return false;
    }
    return true;
  }
};

QTEST_GUILESS_MAIN(EditTest)
#include "edit_test.moc"
