// Field types as the designer shows them: names, icons and a sketch of the control on a card. GUI thread.
#pragma once

#include <QIcon>
#include <QString>

#include "engine/base/value.h"

class QWidget;

namespace joinery::designer {

QString fieldTypeLabel(const std::string& type);  // in the language of the user interface
QString inLanguage(const std::string& zh, const std::string& en);
QString fieldTitle(const Value& component);  // its label, else text, key or type
QIcon fieldTypeIcon(const std::string& type);
QWidget* fieldSketch(const Value& component);  // nullptr where nothing is worth sketching

}  // namespace joinery::designer
