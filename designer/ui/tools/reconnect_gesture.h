// Drags one end of a connection to another element.
#pragma once

#include "designer/core/rules/connect.h"
#include "designer/ui/tools/gesture.h"
#include "designer/ui/tools/handles.h"

namespace joinery::designer {

class ReconnectGesture : public Gesture {
 public:
  ReconnectGesture(Canvas& canvas, const Handle& handle);
  void move(const CanvasMouse& mouse) override;
  void finish(const CanvasMouse& mouse) override;
  void cancel() override;

 private:
  Handle m_handle;
  Id m_fixed, m_node;
  Points m_before;
  Verdict m_verdict;
};

}  // namespace joinery::designer
