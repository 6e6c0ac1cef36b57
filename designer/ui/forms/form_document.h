// A form that is being edited: the JSON value, the undo stack and the change signal. Values are immutable and shared,
// so an undo step is the value before and the value after. An untouched form saves byte for byte. GUI thread.
#pragma once

#include <QObject>
#include <QUndoStack>
#include <memory>
#include <optional>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/value.h"

namespace joinery::designer {

// Where a component stands: its index among the form's components, then within each group on the way.
using ComponentPath = std::vector<int>;

class FormDocument : public QObject {
  Q_OBJECT

 public:
  // Errors: those of forms::Form::parse.
  static Result<std::unique_ptr<FormDocument>> open(std::string bytes, const std::string& resource);
  static std::string newFormText(const std::string& id);

  const Value& value() const { return m_value; }
  std::string bytes() const;
  QUndoStack& undoStack() { return m_undoStack; }

  const Value* component(const ComponentPath& path) const;             // nullptr if there is none; empty: the form
  const Value::List& componentsOf(const ComponentPath& path) const;    // of a group, or the form
  static QString pointerOf(const ComponentPath& path);                 // "/components/0/components/2"
  static std::optional<ComponentPath> pathOf(const QString& pointer);  // also of a place inside a component

  // Adds a fresh field of a type, with an id and key of its own; returns where it stands.
  ComponentPath add(const std::string& type, const ComponentPath& parent, int index);
  void remove(const ComponentPath& path);
  ComponentPath duplicate(const ComponentPath& path);
  // `index` counts as the list is before the move. Refuses to move a group into itself (returns `from`).
  ComponentPath move(const ComponentPath& from, const ComponentPath& parent, int index);
  // Sets or removes (null value) what a JSON pointer within the component names. An empty path means the form.
  void setProperty(const ComponentPath& path, const std::string& pointer, const Value& value);
  static const Value* property(const Value& component, const std::string& pointer);

 signals:
  void changed();

 private:
  friend class FormStep;
  explicit FormDocument(std::string bytes, Value value) : m_original(std::move(bytes)), m_value(std::move(value)) {}
  void push(const QString& label, Value next);
  std::string freshName(const std::string& member, const std::string& stem) const;

  std::string m_original;
  Value m_value;
  QUndoStack m_undoStack;
};

}  // namespace joinery::designer
