#include "designer/core/diagnostic_text.h"

#include <QCoreApplication>

namespace joinery::designer {

QString diagnosticText(const Diagnostic& diagnostic) {
  const QString message = QString::fromStdString(diagnostic.message);
  const QString text = QCoreApplication::translate("Diagnostic", diagnostic.code.c_str());
  const bool known = text != QLatin1String(diagnostic.code.c_str());
  return known ? text : message;
}

}  // namespace joinery::designer
