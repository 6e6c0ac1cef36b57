#include <QCoreApplication>

#include "designer/ui/tools/connect_tool.h"
#include "designer/ui/tools/hand_tool.h"
#include "designer/ui/tools/lasso_tool.h"
#include "designer/ui/tools/select_tool.h"
#include "designer/ui/tools/space_tool.h"
#include "designer/ui/tools/tool.h"

namespace joinery::designer {

namespace {
template <typename T>
std::unique_ptr<Tool> make(Canvas& canvas) {
  return std::make_unique<T>(canvas);
}
}  // namespace

const std::vector<ToolEntry>& tools() {
  static const std::vector<ToolEntry> kTable = {
      {"select", QT_TRANSLATE_NOOP("Tool", "Select and move"), "select", "V", make<SelectTool>},
      {"hand", QT_TRANSLATE_NOOP("Tool", "Pan the view"), "hand", "H", make<HandTool>},
      {"lasso", QT_TRANSLATE_NOOP("Tool", "Select by frame"), "lasso", "L", make<LassoTool>},
      {"space", QT_TRANSLATE_NOOP("Tool", "Make or remove space"), "space", "S", make<SpaceTool>},
      {"connect", QT_TRANSLATE_NOOP("Tool", "Connect elements"), "connect", "C", make<ConnectTool>},
  };
  return kTable;
}

const ToolEntry* toolEntry(const QString& key) {
  for (const ToolEntry& entry : tools())
    if (key == QLatin1String(entry.key)) return &entry;
  return nullptr;
}

}  // namespace joinery::designer
