// Reads models of other tools, where they are at hand, and model texts of every encoding: each comes back byte by byte.
#include <QDirIterator>
#include <QtTest>

#include "engine/model/document.h"
#include "engine/model/encoding.h"

using namespace joinery::model;

namespace {

std::string reread(const std::string& text) {
  const auto document = Document::parse(text, "x.bpmn");
  return document ? (*document)->text() : document.error().message;
}

}  // namespace

class FilesTest : public QObject {
  Q_OBJECT

 private slots:
  void shouldGiveBackEveryByteOfAText() {
    const std::string body =
        "<a  b = 'x&#10;y'\r\n\tc=\"&lt;\" ><!-- c --><?pi x?>\r\n <b ></b > <c/><![CDATA[<]]>&#x4E2D;中\r\n</a>\n<!-- "
        "end -->\n";
    QCOMPARE(reread(body), body);
    QCOMPARE(reread("\xEF\xBB\xBF" + body), "\xEF\xBB\xBF" + body);
    const std::string latin = "<?xml version='1.0' encoding='windows-1252'?><a b='\x80\xE4\x81'/>";
    QCOMPARE(reread(latin), latin);
    for (const auto form : {Encoding::Form::Utf16Le, Encoding::Form::Utf16Be}) {
      const std::string wide = encodeFile(body + "<!-- 😀 -->", {form, true});
      QCOMPARE(reread(wide), wide);
    }
  }

  void shouldWriteCharactersThatTheEncodingLacksAsReferences() {
    const auto document = Document::parse("<?xml version='1.0' encoding='ISO-8859-1'?><a/>", "x");
    QVERIFY(document.ok());
    (*document)->setAttribute((*document)->root(), "name", "ä中");
    QCOMPARE((*document)->text(), std::string("<?xml version='1.0' encoding='ISO-8859-1'?><a name=\"\xE4&#20013;\"/>"));
  }

  void shouldGiveBackEveryModelFile() {
    int files = 0;
    for (const char* folder : {JOINERY_SOURCE_DIR "/samples", JOINERY_SOURCE_DIR "/../../shared/suites",
                               JOINERY_SOURCE_DIR "/../shared/suites"}) {
      QDirIterator all(folder, {"*.bpmn", "*.dmn"}, QDir::Files, QDirIterator::Subdirectories);
      while (all.hasNext()) {
        QFile file(all.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const std::string bytes = file.readAll().toStdString();
        const auto document = Document::parse(bytes, file.fileName().toStdString());
        const std::string problem = document ? "" : document.error().message;
        QVERIFY2(document.ok(), (file.fileName().toStdString() + ": " + problem).c_str());
        QVERIFY2((*document)->text() == bytes, qPrintable(file.fileName()));
        ++files;
      }
    }
    qInfo("%d files", files);
  }
};

QTEST_GUILESS_MAIN(FilesTest)
#include "files_test.moc"
