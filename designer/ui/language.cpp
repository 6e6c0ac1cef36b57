#include "designer/ui/language.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

namespace joinery::designer::language {

namespace {
struct Installed {
  QTranslator own, qt;
  QString code;
};
// Translators belong to the application; they live as long as it does.
Installed& installed() {
  static Installed state;
  return state;
}
}  // namespace

const std::vector<Entry>& all() {
  static const std::vector<Entry> languages = {{"zh_CN", "简体中文"}, {"en", "English"}};
  return languages;
}

QString current() {
  return installed().code;
}

void choose(const QString& code, bool remember) {
  Installed& now = installed();
  QCoreApplication::removeTranslator(&now.own);
  QCoreApplication::removeTranslator(&now.qt);
  now.code = code;
  if (remember) QSettings().setValue(QStringLiteral("language"), code);
  QLocale::setDefault(QLocale(code));
  // English is the language of the source; its file only holds the plural forms.
  if (now.qt.load(QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
    QCoreApplication::installTranslator(&now.qt);
  if (now.own.load(QStringLiteral(":/i18n/designer_") + code)) QCoreApplication::installTranslator(&now.own);
}

void chooseFirst() {
  const QString remembered = QSettings().value(QStringLiteral("language")).toString();
  const QString system =
      QLocale::system().language() == QLocale::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
  choose(remembered.isEmpty() ? system : remembered, false);
}

}  // namespace joinery::designer::language
