#include "designer/ui/tools/gesture.h"

#include "designer/ui/theme.h"

namespace joinery::designer {

QPen guidePen() {
  QPen pen(QColor(0xE0, 0x3E, 0x8C), 1);
  pen.setCosmetic(true);
  return pen;
}

QPen previewPen(bool allowed) {
  QPen pen(allowed ? theme::kAccent : theme::kError, 1.8);
  pen.setCosmetic(true);
  pen.setDashPattern({5, 3});
  return pen;
}

}  // namespace joinery::designer
