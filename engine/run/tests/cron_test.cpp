// Cron expressions: fields, days that suit, and what a change of the clock does.
#include "engine/run/events/cron.h"

#include <QtTest>

using namespace joinery;
using namespace joinery::run;

class CronTest : public QObject {
  Q_OBJECT
 private slots:
  void shouldFindTheNextTime_data() {
    QTest::addColumn<QString>("cron");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("next");
    auto row = [](const char* name, const char* cron, const char* zone, const char* after, const char* next) {
      QTest::newRow(name) << cron << zone << after << next;
    };
    row("every minute", "* * * * *", "UTC", "2026-11-23T10:00:00Z", "2026-11-23T10:01:00.000Z");
    row("every ten seconds", "*/10 * * * * *", "UTC", "2026-11-23T10:00:05Z", "2026-11-23T10:00:10.000Z");
    row("working days", "0 9 * * MON-FRI", "Asia/Shanghai", "2026-11-27T01:00:00Z", "2026-11-30T01:00:00.000Z");
    row("the last of a list", "0 0 1,15 * ?", "UTC", "2026-11-15T00:00:00Z", "2026-12-01T00:00:00.000Z");
    row("Sunday as 7", "0 0 * * 7", "UTC", "2026-11-23T00:00:00Z", "2026-11-29T00:00:00.000Z");
    row("day of month or of week", "0 0 13 * FRI", "UTC", "2026-11-24T00:00:00Z", "2026-11-27T00:00:00.000Z");
    row("leap day", "0 0 29 feb *", "UTC", "2026-11-23T00:00:00Z", "2028-02-29T00:00:00.000Z");
    row("from a number on", "0 20/2 * * *", "UTC", "2026-11-23T20:30:00Z", "2026-11-23T22:00:00.000Z");
    row("left out by the clock", "30 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-29T01:30:00.000Z");
    row("once where it is repeated", "30 2 * * *", "Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00.000Z");
    row("every hour where one is repeated", "0 * * * *", "Europe/Berlin", "2026-10-25T00:00:00Z",
        "2026-10-25T01:00:00.000Z");
    row("the last day of a month", "0 18 L * *", "UTC", "2027-02-01T00:00:00Z", "2027-02-28T18:00:00.000Z");
    row("a word", "@monthly", "UTC", "2026-11-23T00:00:00Z", "2026-12-01T00:00:00.000Z");
    row("before 1970", "0 0 * * *", "Asia/Shanghai", "1969-12-30T00:00:00Z", "1969-12-30T16:00:00.000Z");
  }
  void shouldFindTheNextTime() {
    QFETCH(QString, cron);
    QFETCH(QString, zone);
    QFETCH(QString, after);
    QFETCH(QString, next);
    auto parsed = Cron::parse(cron.toStdString());
    QVERIFY2(parsed.ok(), parsed ? "" : parsed.error().message.c_str());
    auto found = parsed->next(*parseInstant(after.toStdString()), zone.toStdString());
    QVERIFY(found.has_value());
    QCOMPARE(QString::fromStdString(formatInstant(*found)), next);
  }

  void shouldFindNothingOnADayThatNeverComes() {
    QVERIFY(!Cron::parse("0 0 30 2 *")->next(Instant{}, "UTC").has_value());
  }

  void shouldRefuseWhatSaysNothing() {
    for (const char* cron : {"", "* * * *", "60 * * * *", "* * * * * * *", "a * * * *", "5-1 * * * *", "*/0 * * * *",
                             "L 0 1 * *", "1,,2 * * * *", "@fortnightly"}) {
      auto parsed = Cron::parse(cron);
      QVERIFY2(!parsed && parsed.error().code == "cron-invalid", cron);
    }
  }
};

QTEST_APPLESS_MAIN(CronTest)
#include "cron_test.moc"
