// The HTTP library without a network: what is parsed, and what is refused.
#include <QtTest>

#include "runtime-server/http/gzip.h"
#include "runtime-server/http/multipart.h"
#include "runtime-server/http/router.h"
#include "runtime-server/http/url.h"
#include "runtime-server/http/zip.h"

using namespace joinery;
using namespace joinery::http;

class HttpTest : public QObject {
  Q_OBJECT

 private slots:
  void shouldDecodeQueries() {
    const auto q = parseQuery("a=1&b=%E4%B8%AD+x&&c");
    QVERIFY(q.has_value());
    QCOMPARE(q->size(), std::size_t(3));
    QCOMPARE(QString::fromStdString((*q)[1].second), QString::fromUtf8("\xE4\xB8\xAD x"));
    QCOMPARE((*q)[2].second, std::string());
    QVERIFY(!parseQuery("a=%4").has_value());
    QVERIFY(!parseQuery("a=%zz").has_value());
  }

  void shouldRouteFixedSegmentsBeforeParameters() {
    Router router;
    router.add(Method::Get, "/tasks/{id}", 1);
    router.add(Method::Get, "/tasks/{id}/form", 2);
    router.add(Method::Post, "/tasks/{id}/claim", 3);
    router.add(Method::Get, "/tasks/summary", 4);
    QCOMPARE(router.find(Method::Get, "/tasks/summary").endpoint, 4);
    const RouteMatch form = router.find(Method::Get, "/tasks/10%2F42-7/form");
    QCOMPARE(form.endpoint, 2);
    QCOMPARE(form.parameters, std::vector<std::string>{"10/42-7"});
    QCOMPARE(router.find(Method::Head, "/tasks/1").endpoint, 1);
    QCOMPARE(router.find(Method::Get, "/tasks/summary/form").parameters, std::vector<std::string>{"summary"});
  }

  void shouldTellAWrongMethodFromAWrongPath() {
    Router router;
    router.add(Method::Get, "/clock", 1);
    router.add(Method::Post, "/clock", 2);
    const RouteMatch wrongMethod = router.find(Method::Delete, "/clock");
    QCOMPARE(wrongMethod.endpoint, -1);
    QCOMPARE(wrongMethod.allowed, std::string("GET, POST"));
    for (const char* path : {"/clocks", "/clock/", "/clock/now", "/", ""}) {
      QCOMPARE(router.find(Method::Get, path).endpoint, -1);
      QCOMPARE(router.find(Method::Get, path).allowed, std::string());
    }
  }

  void shouldReadMultipartParts() {
    const std::string body =
        "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a;\\\"b%22.bpmn\"\r\n"
        "Content-Type: application/xml\r\n\r\n<x/>\r\n--not\r\n\r\n--B\r\n"
        "Content-Disposition: form-data; name=note\r\n\r\n\r\n--B--\r\n";
    const auto parts = parseMultipart("multipart/form-data; boundary=\"B\"", body);
    QVERIFY(parts.ok());
    QCOMPARE(parts->size(), std::size_t(2));
    QCOMPARE((*parts)[0].fileName, std::string("a;\"b\".bpmn"));
    QCOMPARE((*parts)[0].content, std::string_view("<x/>\r\n--not\r\n"));
    QCOMPARE((*parts)[1].name, std::string("note"));
    QCOMPARE((*parts)[1].content, std::string_view(""));
  }

  void shouldRefuseBrokenMultipart() {
    for (const char* body : {"", "--B", "--B\r\nContent-Disposition: form-data\r\n\r\nx",
                             "--B\r\nnocolon\r\n\r\nx\r\n--B--", "x--B\r\n"}) {
      const auto parts = parseMultipart("multipart/form-data; boundary=B", body);
      QVERIFY2(!parts.ok(), body);
      QCOMPARE(parts.error().code, std::string("malformed-multipart"));
    }
    QVERIFY(!parseMultipart("multipart/form-data", "--B--").ok());
  }

  void shouldRefuseWhatIsNoZip() {
    const auto files = unzip("PK\x03\x04 but nothing else", 1000);
    QVERIFY(!files.ok());
    QCOMPARE(files.error().code, std::string("malformed-zip"));
  }

  void shouldCompressWithAGzipHeader() {
    const std::string packed = gzip(std::string(10000, 'a'), 6);
    QVERIFY(packed.size() < 200);
    QCOMPARE(packed.substr(0, 2), std::string("\x1f\x8b"));
  }
};

QTEST_APPLESS_MAIN(HttpTest)
#include "http_test.moc"
