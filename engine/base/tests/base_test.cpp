// Decimals, JSON, instants and durations.
#include <QtTest>

#include "engine/base/json.h"
#include "engine/base/time.h"

using namespace joinery;

class BaseTest : public QObject {
  Q_OBJECT
 private slots:
  void shouldKeepDecimalTextThroughJson() {
    for (const char* text : {"0", "-1", "1.50", "0.1", "123456789012345678901234567890.1234", "9223372036854775808",
                             "-9223372036854775808", "0.000001"}) {
      auto v = parseJson(text);
      QVERIFY2(v.ok(), text);
      QCOMPARE(QString::fromStdString(toJson(*v)), QString(text));
    }
  }
  void shouldRefuseNumbersOfMoreThan34Digits() {
    auto v = parseJson("12345678901234567890123456789012345");
    QVERIFY(!v);
    QCOMPARE(v.error().code, std::string("number-too-long"));
  }
  void shouldAddDecimally() { QVERIFY(*Decimal::parse("0.1") + *Decimal::parse("0.2") == *Decimal::parse("0.3")); }
  void shouldRound_data() {
    QTest::addColumn<QString>("in");
    QTest::addColumn<int>("mode");
    QTest::addColumn<QString>("out");
    QTest::newRow("half even down") << "2.5" << int(Decimal::Rounding::HalfEven) << "2";
    QTest::newRow("half even up") << "3.5" << int(Decimal::Rounding::HalfEven) << "4";
    QTest::newRow("half up") << "2.5" << int(Decimal::Rounding::HalfUp) << "3";
    QTest::newRow("half down") << "2.5" << int(Decimal::Rounding::HalfDown) << "2";
    QTest::newRow("up") << "-2.1" << int(Decimal::Rounding::Up) << "-3";
    QTest::newRow("down") << "-2.9" << int(Decimal::Rounding::Down) << "-2";
  }
  void shouldRound() {
    QFETCH(QString, in);
    QFETCH(int, mode);
    QFETCH(QString, out);
    auto d = Decimal::parse(in.toStdString());
    QCOMPARE(QString::fromStdString(d->round(0, Decimal::Rounding(mode)).toString()), out);
  }
  void shouldRaiseAndNormalize() {
    QCOMPARE(Decimal(2).power(10).toString(), std::string("1024"));
    QCOMPARE(Decimal(2).power(-1).toString(), std::string("0.5"));
    QCOMPARE(Decimal::parse("1.500")->normalized().toString(), std::string("1.5"));
    QCOMPARE(Decimal::parse("2.00")->normalized().toString(), std::string("2"));
  }
  void shouldReportPlaceOfMalformedJson() {
    auto v = parseJson("{\"a\": 1,\n  ]");
    QVERIFY(!v);
    QCOMPARE(v.error().code, std::string("malformed-json"));
    QVERIFY2(v.error().message.find("line 2") != std::string::npos, v.error().message.c_str());
  }
  void shouldRefuseDeepJson() {
    auto v = parseJson(std::string(10000, '['));
    QVERIFY(!v);
    QCOMPARE(v.error().code, std::string("json-too-deep"));
  }
  void shouldEscapeAndUnescapeText() {
    const char* text = "{\"榫卯\":\"a\\\"b\\\\c\\n\\u0001\",\"x\":[true,false,null]}";
    QCOMPARE(toJson(*parseJson(text)), std::string(text));
  }
  void shouldReadAndWriteInstants() {
    QCOMPARE(formatInstant(*parseInstant("2026-11-23T10:03:04.567+08:00")), std::string("2026-11-23T02:03:04.567Z"));
    QVERIFY(!parseInstant("2026-02-30T00:00:00Z"));
    QVERIFY(!parseInstant("2026-11-23"));
  }
  void shouldReadAndWriteDurations() {
    for (const char* text : {"P3D", "PT30S", "P1Y2M", "P1DT2H3M4.5S", "-PT1H", "PT0S"})
      QCOMPARE(formatDuration(*parseDuration(text)), std::string(text));
    for (const char* text : {"P", "PT", "3D", "P1S", "PT1D", "P1.5D"}) QVERIFY2(!parseDuration(text), text);
  }
  void shouldClampMonthEnds() {
    const Instant at = addDuration(*parseInstant("2026-01-31T08:00:00Z"), *parseDuration("P1M"));
    QCOMPARE(formatInstant(at), std::string("2026-02-28T08:00:00.000Z"));
  }
  void shouldNeverGoBackwards() {
    ManualClock clock(Instant{1000});
    clock.set(Instant{500});
    QCOMPARE(clock.now().ms, std::int64_t{1000});
  }
};

QTEST_APPLESS_MAIN(BaseTest)
#include "base_test.moc"
