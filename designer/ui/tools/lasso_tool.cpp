#include "designer/ui/tools/lasso_tool.h"

#include "designer/ui/canvas.h"

namespace joinery::designer {

void LassoTool::release(const CanvasMouse& mouse) {
  if (!m_frame) return;
  m_frame->finish(mouse);
  m_frame.reset();
  m_canvas.setTool(QStringLiteral("select"));  // destroys this tool: nothing may follow
}

}  // namespace joinery::designer
