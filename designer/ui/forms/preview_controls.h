// The control of each field type in the preview: a table from type to the Qt widget that reads and shows its value.
// A field type needs a row here only if it is to be filled in. GUI thread.
#pragma once

#include <algorithm>
#include <functional>

#include "engine/base/value.h"

class QWidget;

namespace joinery::designer {

struct PreviewControl {
  QWidget* widget = nullptr;
  std::function<Value()> read;  // null: nothing entered
  std::function<void(const Value&)> show;
  std::function<void(const Value& options)> setOptions;  // of choices; may be empty
  bool ownLabel = false;                                 // a checkbox carries its label itself
};

// An empty control (widget nullptr) for a type that holds no value.
PreviewControl makePreviewControl(const Value& component, const std::function<void()>& changed);

}  // namespace joinery::designer
