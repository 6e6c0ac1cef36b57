// Properties, forms, files and deployment answers, through the widgets that people use.
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QProcess>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include "designer/core/checks.h"
#include "designer/core/commands/set_child_text.h"
#include "designer/core/commands/set_timer.h"
#include "designer/core/tests/fixtures.h"
#include "designer/ui/deploy/deploy_client.h"
#include "designer/ui/diagram_page.h"
#include "designer/ui/files.h"
#include "designer/ui/forms/form_canvas.h"
#include "designer/ui/forms/form_page.h"
#include "designer/ui/forms/form_preview.h"
#include "designer/ui/main_window.h"
#include "designer/ui/properties/long_text_edit.h"
#include "designer/ui/properties_panel.h"
#include "designer/ui/theme.h"
#include "engine/base/json.h"

using namespace joinery;
using namespace joinery::designer;
using joinery::model::Kind;

class PanelsTest : public QObject {
  Q_OBJECT

 private:
  QTemporaryDir m_home;

 private slots:
  void initTestCase() {
    qputenv("XDG_CONFIG_HOME", m_home.path().toUtf8());
    QCoreApplication::setOrganizationName(QStringLiteral("joinery-test"));
    theme::install(*qApp);
  }

  void shouldEditPropertiesWithUndo() {
    DiagramPage page(openFixture("approval.bpmn"), QString(), std::make_shared<ItemFolder>());
    PropertiesPanel panel;
    panel.setCanvas(&page.canvas(), std::make_shared<ItemFolder>());
    page.show();
    panel.show();
    const std::string before = page.document().text();
    page.canvas().select({"review"});
    auto* groups = panel.findChild<QLineEdit*>(QStringLiteral("property-candidateGroups"));
    QVERIFY(groups);
    QTest::keyClicks(groups, QStringLiteral("window"));
    QTest::keyClick(groups, Qt::Key_Return);
    QCOMPARE(page.document().find("review")->attributeOr("candidateGroups", "", model::kJoinery),
             std::string("window"));
    QCOMPARE(page.document().undoStack().count(), 1);
    page.document().undoStack().undo();
    QCOMPARE(page.document().text(), before);
    QTRY_COMPARE(panel.findChild<QLineEdit*>(QStringLiteral("property-candidateGroups"))->text(), QString());
  }

  void shouldWriteWhatIsBeingTypedWhenTheSelectionChanges() {
    DiagramPage page(openFixture("approval.bpmn"), QString(), std::make_shared<ItemFolder>());
    PropertiesPanel panel;
    panel.setCanvas(&page.canvas(), std::make_shared<ItemFolder>());
    panel.show();
    panel.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    page.canvas().select({"review"});
    auto* assignee = panel.findChild<QLineEdit*>(QStringLiteral("property-assignee"));
    assignee->setFocus();
    QTest::keyClicks(assignee, QStringLiteral("zhang"));
    page.canvas().select({"gate"});
    QCOMPARE(page.document().find("review")->attributeOr("assignee", "", model::kJoinery), std::string("zhang"));
  }

  void shouldEditTimersConditionsAndIds() {
    DiagramPage page(openFixture("approval.bpmn"), QString(), std::make_shared<ItemFolder>());
    PropertiesPanel panel;
    panel.setCanvas(&page.canvas(), std::make_shared<ItemFolder>());
    panel.show();
    page.canvas().select({"late"});
    auto* time = panel.findChild<QLineEdit*>(QStringLiteral("property-timer"));
    time->selectAll();
    QTest::keyClicks(time, QStringLiteral("P2D"));
    QTest::keyClick(time, Qt::Key_Return);
    QCOMPARE(timerOf(*page.document().find("late")), std::pair(Kind::TimeDuration, std::string("P2D")));
    page.canvas().select({"f3"});
    auto* isDefault = panel.findChild<QCheckBox*>(QStringLiteral("property-default"));
    QTest::mouseClick(isDefault, Qt::LeftButton, {}, QPoint(8, isDefault->height() / 2));
    QCOMPARE(page.document().find("gate")->attributeOr("default", ""), std::string("f3"));
    page.canvas().select({"review"});
    auto* id = panel.findChild<QLineEdit*>(QStringLiteral("property-id"));
    id->selectAll();
    QTest::keyClicks(id, QStringLiteral("ut_review"));
    QTest::keyClick(id, Qt::Key_Return);
    QVERIFY(!page.document().find("review"));
    QCOMPARE(sourceOf(*page.document().find("f2")), std::string("ut_review"));
    QCOMPARE(page.canvas().singleSelection(), Id("ut_review"));
    QCOMPARE(looseEnds(page.document().model()), QStringList());
    while (page.document().undoStack().canUndo()) page.document().undoStack().undo();
    QCOMPARE(page.document().text(), bytesOf(fixturePath("approval.bpmn")));
  }

  void shouldBuildAForm() {
    FormPage page(std::move(*FormDocument::open(FormDocument::newFormText("f"), "f.form.json")), QString());
    page.resize(1200, 800);
    page.show();
    const std::string before = page.bytes();
    const auto add = [&](const char* type) {
      QTest::mouseClick(page.findChild<QToolButton*>(QLatin1String(type)), Qt::LeftButton);
    };
    add("type-textfield");
    add("type-number");
    QCOMPARE(page.document().componentsOf({}).size(), std::size_t(2));
    QCOMPARE(page.canvas().selection(), ComponentPath{1});
    auto* label = page.findChild<QLineEdit*>(QStringLiteral("field/label"));
    label->selectAll();
    QTest::keyClicks(label, QStringLiteral("Area"));
    QTest::keyClick(label, Qt::Key_Return);
    QCOMPARE(page.document().component({1})->text("label"), std::string("Area"));
    for (QToolButton* button : page.findChildren<QToolButton*>())
      if (button->property("action").toString() == QLatin1String("up")) QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(page.document().component({0})->text("label"), std::string("Area"));
    page.document().setProperty({0}, "/validate/required", true);
    page.document().remove({1});
    const std::string after = page.bytes();
    while (page.undoStack().canUndo()) page.undoStack().undo();
    QCOMPARE(page.bytes(), before);
    while (page.undoStack().canRedo()) page.undoStack().redo();
    QCOMPARE(page.bytes(), after);

    page.showPreview(true);
    auto* preview = page.findChild<FormPreview*>();
    preview->checkAll();
    const std::string key = page.document().component({0})->text("key");
    auto* field = preview->findChild<QLineEdit*>(QStringLiteral("preview/") + QString::fromStdString(key));
    QVERIFY(field);
    QVERIFY(field->property("faulty").toBool());
    QTest::keyClicks(field, QStringLiteral("12.5"));
    QVERIFY(!field->property("faulty").toBool());
    QCOMPARE(toJson(*preview->data().find(key)), std::string("12.5"));
  }

  void shouldMoveFieldsBetweenGroups() {
    auto document = std::move(*FormDocument::open(FormDocument::newFormText("f"), "f"));
    document->add("group", {}, 0);
    document->add("textfield", {}, 1);
    QCOMPARE(document->move({1}, {0}, 0), (ComponentPath{0, 0}));
    QCOMPARE(document->componentsOf({0}).size(), std::size_t(1));
    QCOMPARE(document->move({0}, {0}, 0), ComponentPath{0});  // not into itself
    QCOMPARE(document->move({0, 0}, {}, 0), ComponentPath{0});
    QCOMPARE(document->component({0})->text("type"), std::string("textfield"));
    QCOMPARE(FormDocument::pathOf(QStringLiteral("/components/1/components/2/label")),
             std::optional(ComponentPath{1, 2}));
  }

  void shouldKeepAnUntouchedFormByteForByte() {
    const std::string text = "{\"id\":\"f\",  \"type\":\"default\",\"schemaVersion\":19, \"components\":[]}";
    auto document = std::move(*FormDocument::open(text, "f"));
    QCOMPARE(document->bytes(), text);
    document->add("textfield", {}, 0);
    document->undoStack().undo();
    QCOMPARE(document->bytes(), text);
  }

  void shouldOpenEditAndSaveInTheWindow() {
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("approval.bpmn"));
    QVERIFY(saveFile(path, bytesOf(fixturePath("approval.bpmn"))).ok());
    MainWindow window;
    window.show();
    QVERIFY(window.openPath(folder.path()));
    QCOMPARE(window.pages().size(), std::size_t(1));
    DiagramPage* page = window.currentDiagram();
    QVERIFY(page && !page->isModified());
    page->canvas().select({"loose"});
    page->canvas().deleteSelection();
    QVERIFY(page->isModified());
    QVERIFY(window.savePage(*page));
    QVERIFY(!page->isModified());
    QCOMPARE(bytesOf(path), page->document().text());
    page->undoStack().undo();
    QVERIFY(page->isModified());
    QVERIFY(window.savePage(*page));
    QCOMPARE(bytesOf(path), bytesOf(fixturePath("approval.bpmn")));
  }

  void shouldReadAnswersOfTheServer() {
    const DeployAnswer refused =
        readAnswer(422,
                   "{\"title\":\"Refused\",\"status\":422,\"detail\":\"the model has "
                   "errors\",\"errors\":[{\"resource\":\"a.bpmn\","
                   "\"element\":\"t1\",\"line\":3,\"column\":7,\"code\":\"timer\",\"message\":\"no time\"}]}");
    QVERIFY(!refused.ok);
    QCOMPARE(refused.message, QStringLiteral("the model has errors"));
    QCOMPARE(refused.problems.size(), std::size_t(1));
    QCOMPARE(refused.problems[0].element, std::string("t1"));
    QCOMPARE(refused.problems[0].line, 3);
    const DeployAnswer done =
        readAnswer(201,
                   "{\"id\":\"1\",\"definitions\":[{\"id\":\"p:1\",\"kind\":\"process\",\"key\":\"p\",\"version\":2,"
                   "\"resource\":\"a.bpmn\"}],\"problems\":[]}");
    QVERIFY(done.ok && !done.unchanged);
    QCOMPARE(done.things.size(), std::size_t(1));
    QCOMPARE(done.things[0].version, 2);
    QVERIFY(!readAnswer(502, "<html>").ok);
  }

  void shouldSignInAndSendEveryFile() {
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QByteArray received;
    connect(&server, &QTcpServer::newConnection, this, [&] {
      QTcpSocket* socket = server.nextPendingConnection();
      connect(socket, &QTcpSocket::readyRead, socket, [&received, socket] {
        const QByteArray now = socket->readAll();
        received += now;
        const bool session = received.count("POST ") == 1;
        if (!session && !received.endsWith("--\r\n")) return;
        const QByteArray body = session ? "{\"token\":\"t-1\"}" : "{\"definitions\":[],\"problems\":[]}";
        socket->write("HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: " +
                      QByteArray::number(body.size()) + "\r\n\r\n" + body);
      });
    });
    DeployClient client;
    QSignalSpy answered(&client, &DeployClient::answered);
    client.deploy({QUrl(QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort())),
                   "admin",
                   "secret",
                   true,
                   {{QStringLiteral("a.bpmn"), "<a/>"}, {QStringLiteral("f.form.json"), "{}"}}});
    QVERIFY(answered.wait(5000));
    QVERIFY(answered[0][0].value<DeployAnswer>().ok);
    QVERIFY(received.contains("POST /api/v1/sessions"));
    QVERIFY(received.contains("POST /api/v1/deployments?dryRun=true"));
    QVERIFY(received.contains("Bearer t-1"));
    QVERIFY(received.contains("filename=\"a.bpmn\"") && received.contains("<a/>"));
    QVERIFY(received.contains("filename=\"f.form.json\""));
  }

  // The real server, where it has been built: the sample item goes live, a broken model comes back with its element.
  void shouldDeployTheSampleToARealServer() {
    const QString program = QStringLiteral(JOINERY_BINARY_DIR "/bin/joinery-server");
    if (!QFile::exists(program)) QSKIP("joinery-server has not been built");
    QTemporaryDir data;
    QProcess server;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("JOINERY_ADMIN_PASSWORD"), QStringLiteral("secret-for-tests"));
    server.setProcessEnvironment(environment);
    server.start(program, {QStringLiteral("--database"), data.filePath(QStringLiteral("j.db")),
                           QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")});
    QVERIFY(server.waitForStarted());
    QByteArray line;
    while (!line.contains('\n') && server.waitForReadyRead(20000)) line += server.readAllStandardOutput();
    const QUrl url(QString::fromLatin1(line.trimmed().split(' ').last()));
    QVERIFY2(url.port() > 0, line.constData());

    MainWindow window;
    window.openPath(QStringLiteral(JOINERY_SOURCE_DIR "/samples/construction-permit"));
    ItemFolder folder(QStringLiteral(JOINERY_SOURCE_DIR "/samples/construction-permit"));
    std::vector<std::pair<QString, std::string>> files;
    for (const QString& file : folder.files())
      if (file != QLatin1String("organisation.json"))
        files.emplace_back(file, *readFile(folder.path() + QLatin1Char('/') + file));
    DeployClient client;
    QSignalSpy answered(&client, &DeployClient::answered);
    client.deploy({url, "admin", "secret-for-tests", false, files});
    QVERIFY(answered.wait(30000));
    const auto good = answered[0][0].value<DeployAnswer>();
    QVERIFY2(good.ok, qPrintable(good.message));
    QVERIFY(good.things.size() >= files.size() - 1);

    auto broken = openFixture("approval.bpmn");
    broken->execute(SetChildText({"f3", {Kind::ConditionExpression}}, "= (("));
    client.deploy({url, "admin", "secret-for-tests", true, {{QStringLiteral("approval.bpmn"), broken->text()}}});
    QVERIFY(answered.wait(30000));
    const auto refused = answered[1][0].value<DeployAnswer>();
    QVERIFY(!refused.ok);
    QVERIFY(std::any_of(refused.problems.begin(), refused.problems.end(), [](const Diagnostic& d) {
      return d.element == "f3" && d.severity == Severity::Error && d.resource == "approval.bpmn";
    }));
    // The designer says the same before anything is sent.
    const auto own = checkText(broken->text(), "approval.bpmn");
    QVERIFY(std::any_of(own.begin(), own.end(), [](const Diagnostic& d) { return d.element == "f3"; }));

    client.deploy({url, "admin", "wrong", false, files});
    QVERIFY(answered.wait(30000));
    QVERIFY(!answered[2][0].value<DeployAnswer>().ok);
    server.terminate();
    QVERIFY(server.waitForFinished(20000));
  }

  void shouldSayWhenNoServerAnswers() {
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const quint16 port = closed.serverPort();
    closed.close();
    DeployClient client;
    QSignalSpy answered(&client, &DeployClient::answered);
    client.deploy({QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port)), "a", "b", false, {}});
    QVERIFY(answered.wait(5000));
    const auto answer = answered[0][0].value<DeployAnswer>();
    QVERIFY(!answer.ok);
    QVERIFY(!answer.message.isEmpty());
  }

  void shouldHaveEveryTextInChinese() {
    const QByteArray texts =
        QByteArray::fromStdString(bytesOf(QStringLiteral(JOINERY_SOURCE_DIR "/designer/i18n/designer_zh_CN.ts")));
    QVERIFY(texts.count("<message") > 300);
    QVERIFY(!texts.contains("type=\"unfinished\""));
  }
};

QTEST_MAIN(PanelsTest)
#include "panels_test.moc"
