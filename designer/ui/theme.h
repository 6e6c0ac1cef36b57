// Colours, fonts and the style sheet of the designer: the only place where a colour is written. GUI thread.
#pragma once

#include <QBrush>
#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPen>
#include <QString>

#include "engine/diagram/drawing.h"

class QApplication;

namespace joinery::designer {

namespace theme {
inline const QColor kAccent(0x1F, 0x6F, 0xEB);
inline const QColor kAccentSoft(0xE7, 0xF0, 0xFE);
inline const QColor kAccentText(0x14, 0x55, 0xBD);
inline const QColor kText(0x1F, 0x29, 0x33);
inline const QColor kMuted(0x6B, 0x77, 0x85);
inline const QColor kBorder(0xDD, 0xE2, 0xE8);
inline const QColor kPanel(0xF7, 0xF8, 0xFA);
inline const QColor kCanvas(0xFF, 0xFF, 0xFF);
inline const QColor kGridDot(0xDF, 0xE4, 0xEA);
inline const QColor kError(0xD9, 0x2D, 0x20);
inline const QColor kWarning(0xDC, 0x8A, 0x00);
inline const QColor kInfo(0x2E, 0x7D, 0xD1);
inline const QColor kGood(0x1A, 0x8F, 0x5A);

QColor roleColor(diagram::Role role);
QString fontFamily();  // a Simplified Chinese face, asked for by name
void install(QApplication& application);

// An icon of ui/icons by name, drawn in a colour; sharp at any device pixel ratio. Disabled ones are paler.
QIcon icon(const QString& name, const QColor& color = kText);
}  // namespace theme

}  // namespace joinery::designer
