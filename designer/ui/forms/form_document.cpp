#include "designer/ui/forms/form_document.h"

#include <QStringList>
#include <QUndoCommand>
#include <functional>
#include <set>

#include "engine/base/json.h"
#include "forms/field_types.h"
#include "forms/form.h"

namespace joinery::designer {

class FormStep : public QUndoCommand {
 public:
  FormStep(FormDocument& document, const QString& label, Value after)
      : QUndoCommand(label), m_document(document), m_before(document.m_value), m_after(std::move(after)) {}
  void redo() override { show(m_after); }
  void undo() override { show(m_before); }

 private:
  void show(const Value& value) {
    m_document.m_value = value;
    emit m_document.changed();
  }
  FormDocument& m_document;
  Value m_before, m_after;
};

namespace {
const Value::List kNone;

const Value::List& listOf(const Value& holder) {
  const Value* list = holder.find("components");
  return list && list->isList() ? list->items() : kNone;
}

// A copy of `holder` in which the list of components at `path` has been rewritten.
Value rewritten(const Value& holder, const ComponentPath& path, std::size_t depth,
                const std::function<void(Value::List&)>& edit) {
  Value::List list = listOf(holder);
  if (depth == path.size())
    edit(list);
  else
    list[static_cast<std::size_t>(path[depth])] =
        rewritten(list[static_cast<std::size_t>(path[depth])], path, depth + 1, edit);
  return holder.with("components", Value::list(std::move(list)));
}

Value withProperty(const Value& object, const QStringList& steps, int at, const Value& value) {
  const std::string name = steps[at].toStdString();
  if (at + 1 == steps.size()) return value.isNull() ? object.without(name) : object.with(name, value);
  const Value* inner = object.find(name);
  const Value next = withProperty(inner && inner->isObject() ? *inner : Value::object({}), steps, at + 1, value);
  // An object that has become empty is not left behind.
  return next.members().empty() ? object.without(name) : object.with(name, next);
}

ComponentPath parentOf(const ComponentPath& path) {
  return ComponentPath(path.begin(), path.end() - 1);
}
}  // namespace

Result<std::unique_ptr<FormDocument>> FormDocument::open(std::string bytes, const std::string& resource) {
  const auto form = forms::Form::parse(bytes, resource);
  if (!form) return form.error();
  Value value = (*form)->document();
  return std::unique_ptr<FormDocument>(new FormDocument(std::move(bytes), std::move(value)));
}

std::string FormDocument::newFormText(const std::string& id) {
  return toPrettyJson(
             Value::object({{"schemaVersion", 19}, {"type", "default"}, {"id", id}, {"components", Value::list({})}})) +
         "\n";
}

std::string FormDocument::bytes() const {
  return m_undoStack.index() == 0 ? m_original : toPrettyJson(m_value) + "\n";
}

const Value* FormDocument::component(const ComponentPath& path) const {
  const Value* found = &m_value;
  for (int index : path) {
    const Value::List& list = listOf(*found);
    if (index < 0 || index >= static_cast<int>(list.size())) return nullptr;
    found = &list[static_cast<std::size_t>(index)];
  }
  return found;
}

const Value::List& FormDocument::componentsOf(const ComponentPath& path) const {
  const Value* found = component(path);
  return found ? listOf(*found) : kNone;
}

QString FormDocument::pointerOf(const ComponentPath& path) {
  QString pointer;
  for (int index : path) pointer += QStringLiteral("/components/%1").arg(index);
  return pointer;
}

std::optional<ComponentPath> FormDocument::pathOf(const QString& pointer) {
  ComponentPath path;
  const QStringList steps = pointer.split(QLatin1Char('/'), Qt::SkipEmptyParts);
  for (int i = 0; i + 1 < steps.size() && steps[i] == QLatin1String("components"); i += 2)
    path.push_back(steps[i + 1].toInt());
  return path.empty() ? std::nullopt : std::optional(path);
}

const Value* FormDocument::property(const Value& component, const std::string& pointer) {
  const Value* found = &component;
  for (const QString& step : QString::fromStdString(pointer).split(QLatin1Char('/'), Qt::SkipEmptyParts)) {
    if (found) found = found->find(step.toStdString());
  }
  return found;
}

void FormDocument::push(const QString& label, Value next) {
  if (next == m_value) return;
  m_undoStack.push(new FormStep(*this, label, std::move(next)));
}

std::string FormDocument::freshName(const std::string& member, const std::string& stem) const {
  std::set<std::string> taken;
  const std::function<void(const Value&)> collect = [&](const Value& holder) {
    for (const Value& component : listOf(holder)) {
      taken.insert(component.text(member));
      collect(component);
    }
  };
  collect(m_value);
  for (int i = 1;; ++i) {
    const std::string name = stem + "_" + std::to_string(i);
    if (!taken.count(name)) return name;
  }
}

ComponentPath FormDocument::add(const std::string& type, const ComponentPath& parent, int index) {
  const forms::FieldTypeInfo* info = forms::fieldTypeInfo(type);
  if (!info || !component(parent)) return {};
  Value fresh = info->newComponent.with("id", freshName("id", type));
  if (info->shape == forms::FieldTypeInfo::Shape::Value) fresh = fresh.with("key", freshName("key", type));
  if (info->shape == forms::FieldTypeInfo::Shape::List) fresh = fresh.with("path", freshName("path", "list"));
  const int count = static_cast<int>(componentsOf(parent).size());
  index = std::clamp(index, 0, count);
  push(tr("Add field"),
       rewritten(m_value, parent, 0, [&](Value::List& list) { list.insert(list.begin() + index, fresh); }));
  ComponentPath path = parent;
  path.push_back(index);
  return path;
}

void FormDocument::remove(const ComponentPath& path) {
  if (path.empty() || !component(path)) return;
  push(tr("Delete field"),
       rewritten(m_value, parentOf(path), 0, [&](Value::List& list) { list.erase(list.begin() + path.back()); }));
}

ComponentPath FormDocument::duplicate(const ComponentPath& path) {
  const Value* original = path.empty() ? nullptr : component(path);
  if (!original) return {};
  Value copy = original->with("id", freshName("id", original->text("type")));
  if (original->find("key")) copy = copy.with("key", freshName("key", original->text("key")));
  if (original->find("path")) copy = copy.with("path", freshName("path", original->text("path")));
  push(tr("Duplicate field"), rewritten(m_value, parentOf(path), 0,
                                        [&](Value::List& list) { list.insert(list.begin() + path.back() + 1, copy); }));
  ComponentPath next = path;
  ++next.back();
  return next;
}

ComponentPath FormDocument::move(const ComponentPath& from, const ComponentPath& parent, int index) {
  const Value* moving = from.empty() ? nullptr : component(from);
  const bool intoItself = parent.size() >= from.size() && std::equal(from.begin(), from.end(), parent.begin());
  if (!moving || intoItself || !component(parent)) return from;
  const Value copy = *moving;
  const ComponentPath source = parentOf(from);
  // Taking it out shifts what stands behind it, on the level where it stood.
  ComponentPath target = parent;
  if (target.size() > source.size() && std::equal(source.begin(), source.end(), target.begin()) &&
      target[source.size()] > from.back())
    --target[source.size()];
  if (source == parent && index > from.back()) --index;
  Value next = rewritten(m_value, source, 0, [&](Value::List& list) { list.erase(list.begin() + from.back()); });
  next = rewritten(next, target, 0, [&](Value::List& list) {
    index = std::clamp(index, 0, static_cast<int>(list.size()));
    list.insert(list.begin() + index, copy);
  });
  push(tr("Move field"), std::move(next));
  target.push_back(index);
  return target;
}

void FormDocument::setProperty(const ComponentPath& path, const std::string& pointer, const Value& value) {
  const Value* present = component(path);
  const QStringList steps = QString::fromStdString(pointer).split(QLatin1Char('/'), Qt::SkipEmptyParts);
  if (!present || steps.isEmpty()) return;
  const Value next = withProperty(*present, steps, 0, value);
  if (path.empty()) return push(tr("Change form"), next);
  push(tr("Change field"), rewritten(m_value, parentOf(path), 0,
                                     [&](Value::List& list) { list[static_cast<std::size_t>(path.back())] = next; }));
}

}  // namespace joinery::designer
