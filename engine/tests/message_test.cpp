// Messages that wait for somebody, and the ids of those that were used.
#include <QtTest>

#include "engine/store/messages.h"
#include "engine/store/migrations.h"
#include "engine/store/sqlite.h"
#include "engine/tests/engine_fixture.h"

using namespace joinery;
using namespace joinery::tests;

class MessageTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void shouldBufferByBoundProperties();
  void shouldBufferByThePropertiesOfTheConversation();
  void shouldBufferByEveryKey();
  void shouldLookAtBufferedMessagesWhenDataChange();
  void shouldFindBufferedMessagesByKeysDeployedLater();
  void shouldForgetKeysWithTheirMessages();
  void shouldFindBufferedMessagesByIndex();
  void shouldForgetMessageIdsAfterADay();
  void shouldKeepAMessageIdAsLongAsItsMessage();
  void shouldKeepWhatVersion2Kept();
};

namespace {

const std::optional<Duration> kHour = *parseDuration("PT1H");

Value paid(Value number) {
  return Value::object({{"bill", Value::object({{"no", std::move(number)}})}});
}
Value order(Value number) {
  return Value::object({{"order", Value::object({{"no", std::move(number)}})}});
}
Value decimal(const char* text) {
  return Value(*Decimal::parse(text));
}

bool buffer(EngineFixture& fixture, const std::string& name, Value variables, Value key = {}) {
  return fixture
      .publish({.name = name, .correlationKey = std::move(key), .variables = std::move(variables), .ttl = kHour})
      ->buffered;
}

std::int64_t count(const EngineFixture& fixture, const std::string& what) {
  store::Connection connection({.path = fixture.database()});
  store::Statement counted = connection.prepare("SELECT count(*) FROM " + what);
  return counted.step() ? counted.integer(0) : -1;
}

}  // namespace

void MessageTest::shouldBufferByBoundProperties() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"correlated.bpmn"}).ok());
  QVERIFY(buffer(fixture, "paid", paid(7)));
  QVERIFY(buffer(fixture, "paid", paid("8")));
  fixture.reopen();
  QCOMPARE(fixture.stateOf(fixture.startId("bound", order(9))), std::string("active"));
  QCOMPARE(fixture.stateOf(fixture.startId("bound", order("8"))), std::string("completed"));
  QCOMPARE(fixture.stateOf(fixture.startId("bound", order(decimal("7.0")))), std::string("completed"));
  QCOMPARE(fixture.stateOf(fixture.startId("bound", order(7))), std::string("active"));  // each message goes to one
}

void MessageTest::shouldBufferByThePropertiesOfTheConversation() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"correlated.bpmn"}).ok());
  QVERIFY(buffer(fixture, "paid", paid(2)));
  QVERIFY(buffer(fixture, "paid", paid(1)));
  const std::string id = fixture.startId("keyed");
  QCOMPARE(fixture.publish({.name = "bill", .variables = Value::object({{"no", 1}})})->receivers.size(),
           std::size_t{1});
  QCOMPARE(fixture.stateOf(id), std::string("completed"));
  QCOMPARE(count(fixture, "message"), std::int64_t{1});  // that of conversation 2
}

void MessageTest::shouldBufferByEveryKey() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"correlated.bpmn", "messages.bpmn"}).ok());
  QVERIFY(buffer(fixture, "paid", paid(7), "A"));
  QVERIFY(buffer(fixture, "paid", paid(7), "A"));
  QCOMPARE(fixture.stateOf(fixture.startId("bound", order(7))), std::string("completed"));
  QCOMPARE(fixture.stateOf(fixture.startId("waits", Value::object({{"order", "A"}}))), std::string("completed"));
  QCOMPARE(count(fixture, "message"), std::int64_t{0});
}

void MessageTest::shouldLookAtBufferedMessagesWhenDataChange() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"correlated.bpmn"}).ok());
  QVERIFY(buffer(fixture, "paid", paid(7)));
  const std::string id = fixture.startId("bound", order(6));
  QCOMPARE(fixture.stateOf(id), std::string("active"));
  QVERIFY(
      fixture.command(run::CommandType::SetVariables, id, Value::object({{"variables", order(7)}}), "operator").ok());
  QCOMPARE(fixture.stateOf(id), std::string("completed"));
}

void MessageTest::shouldFindBufferedMessagesByKeysDeployedLater() {
  EngineFixture fixture;
  QVERIFY(buffer(fixture, "paid", paid(7)));
  QVERIFY(buffer(fixture, "paid", paid(8)));
  QVERIFY(fixture.deploy({"correlated.bpmn"}).ok());
  QCOMPARE(fixture.stateOf(fixture.startId("bound", order(8))), std::string("completed"));
}

void MessageTest::shouldForgetKeysWithTheirMessages() {
  EngineFixture fixture;
  QVERIFY(fixture.deploy({"correlated.bpmn"}).ok());
  QVERIFY(buffer(fixture, "paid", paid(7), "A"));
  QCOMPARE(count(fixture, "message_key"), std::int64_t{2});
  QVERIFY(fixture.advance("PT2H").ok());
  QVERIFY(buffer(fixture, "another", {}));
  QCOMPARE(count(fixture, "message_key"), std::int64_t{0});
}

// The look-up by key and the one without must not walk over all messages.
void MessageTest::shouldFindBufferedMessagesByIndex() {
  EngineFixture fixture;
  store::Connection connection({.path = fixture.database()});
  const auto plan = [&](const char* sql) {
    std::string steps;
    store::Statement explained = connection.prepare(std::string("EXPLAIN QUERY PLAN ") + sql);
    while (explained.step()) steps += std::string(explained.text(3)) + "\n";
    return steps;
  };
  for (const char* sql : {store::Messages::kFindAny, store::Messages::kFindByKey}) {
    const std::string steps = plan(sql);
    QVERIFY2(steps.find("SCAN") == std::string::npos && steps.find("TEMP") == std::string::npos, steps.c_str());
    QVERIFY2(steps.find("SEARCH") != std::string::npos, steps.c_str());
  }
}

void MessageTest::shouldForgetMessageIdsAfterADay() {
  EngineFixture fixture;
  for (int i = 0; i < 10; ++i) {
    QVERIFY(fixture.publish({.name = "paid", .messageId = "m-" + std::to_string(i)}).ok());
  }
  QVERIFY(fixture.advance("PT23H").ok());
  QCOMPARE(fixture.publish({.name = "paid", .messageId = "m-9"}).error().code, std::string("message-duplicate"));
  QVERIFY(fixture.advance("PT1H").ok());
  QVERIFY(fixture.publish({.name = "paid", .messageId = "m-9"}).ok());  // and four others are gone
  QCOMPARE(count(fixture, "message_id"), std::int64_t{6});
  QCOMPARE(fixture.publish({.name = "paid", .messageId = "m-9"}).error().code, std::string("message-duplicate"));
  for (int i = 0; i < 3; ++i) {
    QVERIFY(fixture.publish({.name = "paid", .messageId = "n-" + std::to_string(i)}).ok());
  }
  QCOMPARE(count(fixture, "message_id"), std::int64_t{4});
}

void MessageTest::shouldKeepAMessageIdAsLongAsItsMessage() {
  EngineFixture fixture;
  const Message message{.name = "paid", .ttl = *parseDuration("P3D"), .messageId = "m-1"};
  QVERIFY(fixture.publish(message)->buffered);
  QVERIFY(fixture.advance("P2D").ok());
  QCOMPARE(fixture.publish(message).error().code, std::string("message-duplicate"));
  QVERIFY(fixture.advance("P1D").ok());
  QVERIFY(fixture.publish(message).ok());
}

void MessageTest::shouldKeepWhatVersion2Kept() {
  TemporaryFolder folder;
  store::Connection connection({.path = folder.file("old.db")});
  connection.exec(store::migrations().at(0).sql);
  connection.exec(store::migrations().at(1).sql);
  connection.exec("PRAGMA application_id = 1248815470");
  connection.exec("PRAGMA user_version = 2");
  connection.exec(
      "INSERT INTO message(name, correlation, variables, expires_at) VALUES ('paid', 'A', '{\"n\":1}', "
      "900000000), ('paid', NULL, '{}', 100)");
  connection.exec("INSERT INTO message_id(id, at) VALUES ('m-1', 1000)");
  QVERIFY(store::migrate(connection).ok());
  store::Messages messages(connection);
  QVERIFY(messages.anyBuffered());
  QVERIFY(!messages.rememberId("m-1", Instant{86'401'000}, Instant{}));  // the message may be that of the id
  QVERIFY(messages.rememberId("m-1", Instant{900'000'000}, Instant{}));
  QVERIFY(!messages.findBuffered("paid", "B", Instant{200}));
  QVERIFY(messages.findBuffered("paid", "A", Instant{200})->variables == Value::object({{"n", 1}}));
}

QTEST_GUILESS_MAIN(MessageTest)
#include "message_test.moc"
