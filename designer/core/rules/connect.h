// May these two be connected, and by what? (BPMN 2.0.2, 7.6 "connecting objects", tables 7.3 and 7.4)
//
//   const Verdict v = mayConnect(document, "gw_fork", "ca_A2");
//   if (v.allowed) document.execute(ConnectShapes(source, target, v.kind)); else status(v.reason);
//
// Pure questions; nothing is changed. GUI thread.
#pragma once

#include <QString>

#include "designer/core/design_document.h"

namespace joinery::designer {

struct Verdict {
  bool allowed = false;
  model::Kind kind = model::Kind::Unknown;  // of the connection
  QString reason;                           // why not, translated; empty if allowed
};

Verdict mayConnect(const DesignDocument& document, const Id& source, const Id& target);
// The same question for an existing connection that shall keep its kind.
Verdict mayReconnect(const DesignDocument& document, const Id& flow, const Id& source, const Id& target);

}  // namespace joinery::designer
