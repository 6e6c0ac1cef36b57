#include <QtTest>

#include "engine/model/document.h"
#include "engine/model/metamodel.h"

using namespace joinery;
using namespace joinery::model;

namespace {

const std::string kHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" "
    "xmlns:j=\"urn:joinery:bpmn:1\" id=\"d\" targetNamespace=\"urn:t\">\n";

std::string process(const std::string& body) {
  return kHead + "<process id=\"p\">" + body + "</process>\n</definitions>\n";
}

Error refusal(const std::string& text) {
  const auto document = Document::parse(text, "x.bpmn");
  return document ? Error{} : document.error();
}

bool reports(const std::string& text, const std::string& code) {
  const auto document = Document::parse(text, "x.bpmn");
  if (!document) return false;
  for (const Diagnostic& diagnostic : (*document)->diagnostics()) {
    if (diagnostic.code == code) return true;
  }
  return false;
}

}  // namespace

class ReadTest : public QObject {
  Q_OBJECT

 private slots:
  void shouldReadElementsWithKindsAndPlaces() {
    const auto document = Document::parse(process("<userTask id='t' name='预审 &amp; 受理' j:form='f'/>"), "x.bpmn");
    QVERIFY(document.ok());
    const Element* task = (*document)->byId("t");
    QVERIFY(task != nullptr);
    QVERIFY(task->kind() == Kind::UserTask);
    QCOMPARE(task->name(), std::string("预审 & 受理"));
    QCOMPARE(*task->attribute("form", kJoinery), std::string("f"));
    QCOMPARE(task->position().line, 3);
    QCOMPARE(task->position().column, 17);
    QCOMPARE(task->index(), 2);
    QVERIFY((*document)->byIndex(2) == task);
    QVERIFY((*document)->resolve("x:t") == task);
    QVERIFY((*document)->diagnostics().empty());
  }

  void shouldJoinTextOfCharactersAndSections() {
    const auto document =
        Document::parse(process("<scriptTask id='s'><script>a &lt;\r\n<![CDATA[b & c]]></script></scriptTask>"), "x");
    QVERIFY(document.ok());
    QCOMPARE((*document)->byId("s")->child(Kind::Script)->text(), std::string("a <\nb & c"));
  }

  void shouldRefuseWithLineAndColumn_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::newRow("empty") << QByteArray("") << QByteArray("xml-malformed") << 1 << 1;
    QTest::newRow("mismatch") << QByteArray("<a>\n <b></c></a>") << QByteArray("xml-malformed") << 2 << 5;
    QTest::newRow("open") << QByteArray("<a><b></b>") << QByteArray("xml-malformed") << 1 << 11;
    QTest::newRow("doctype") << QByteArray("<!DOCTYPE a [<!ENTITY x 'y'>]><a/>") << QByteArray("xml-doctype") << 1 << 1;
    QTest::newRow("entity") << QByteArray("<a>&x;</a>") << QByteArray("xml-malformed") << 1 << 4;
    QTest::newRow("prefix") << QByteArray("<a>中<p:b/></a>") << QByteArray("xml-undeclared-prefix") << 1 << 5;
    QTest::newRow("twice") << QByteArray("<a b='1' b='2'/>") << QByteArray("xml-duplicate-attribute") << 1 << 10;
    QTest::newRow("two roots") << QByteArray("<a/><b/>") << QByteArray("xml-malformed") << 1 << 5;
    QTest::newRow("utf-8") << QByteArray("<a b='\xff'/>") << QByteArray("xml-encoding") << 1 << 1;
    QTest::newRow("charset") << QByteArray("<?xml version='1.0' encoding='big5'?><a/>") << QByteArray("xml-encoding")
                             << 1 << 1;
    QTest::newRow("less") << QByteArray("<a b='<'/>") << QByteArray("xml-malformed") << 1 << 7;
    QTest::newRow("control") << QByteArray("<a>\x01</a>") << QByteArray("xml-malformed") << 1 << 4;
  }
  void shouldRefuseWithLineAndColumn() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, code);
    const Error error = refusal(text.toStdString());
    QCOMPARE(QByteArray::fromStdString(error.code), code);
    QVERIFY(!error.details.empty());
    QTEST(error.details[0].line, "line");
    QTEST(error.details[0].column, "column");
  }

  void shouldRefuseDeepNesting() {
    std::string text;
    for (int i = 0; i < 10000; ++i) text += "<a>";
    QCOMPARE(refusal(text).code, std::string("xml-too-deep"));
  }

  void shouldHoldValuesAgainstTheMetamodel() {
    QVERIFY(reports(process("<startEvent id='s' isInterrupting='maybe'/>"), "attribute-type"));
    QVERIFY(reports(process("<parallelGateway id='s' gatewayDirection='Up'/>"), "attribute-type"));
    QVERIFY(reports(process("<boundaryEvent id='s'/>"), "attribute-missing"));
    QVERIFY(reports(process("<task id='s'/><boundaryEvent id='b' attachedToRef='p'/>"), "reference-kind"));
    QVERIFY(reports(process("<task id='s' default='nowhere'/>"), "reference-unresolved"));
    QVERIFY(reports(process("<task id='s'/><task id='s'/>"), "id-duplicate"));
    QVERIFY(reports(process("<teleportTask id='s'/>"), "unknown-element"));
    QVERIFY(reports(process("<task id='s' colour='red'/>"), "unknown-attribute"));
    QVERIFY(!reports(process("<extensionElements><x xmlns='urn:x' id='p'/></extensionElements>"), "id-duplicate"));
  }

  void shouldKnowEveryKindByName() {
    for (std::size_t i = 1; i < kKindCount; ++i) {
      const Kind kind = static_cast<Kind>(i);
      QVERIFY(kindOf(kindNamespace(kind), kindName(kind)) == kind);
      for (const AttributeRow* row : attributesOf(kind))
        QVERIFY(attributeRow(kind, row->name, row->namespaceUri) == row);
    }
    QVERIFY(kindOf(kBpmn, "userTask") == Kind::UserTask);
    QVERIFY(kindOf("urn:other", "userTask") == Kind::Unknown);
    QVERIFY(isActivity(Kind::CallActivity) && !isTask(Kind::CallActivity));
  }
};

QTEST_GUILESS_MAIN(ReadTest)
#include "read_test.moc"
