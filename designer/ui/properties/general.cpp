// What every element has, and what a process has.
#include <QCoreApplication>

#include "designer/core/commands/change_id.h"
#include "designer/core/commands/rename.h"
#include "designer/ui/properties/builders.h"

namespace joinery::designer {

using model::Element;
using model::Kind;
using E = Property::Editor;

PropertyGroup generalGroup() {
  Property name{"name", QT_TRANSLATE_NOOP("Property", "Name"), E::LongText, "", {}, {}, {}, {}, {}, {}, {}};
  name.read = [](DesignDocument&, const Element& element) { return QString::fromStdString(nameOf(element)); };
  name.write = [](const Id& id, const QString& value) -> std::unique_ptr<Command> {
    return std::make_unique<Rename>(id, value.toStdString());
  };
  Property id{"id", QT_TRANSLATE_NOOP("Property", "Id"), E::Text, "", {}, {}, {}, {}, {}, {}, {}};
  id.read = [](DesignDocument&, const Element& element) { return QString::fromStdString(element.id()); };
  id.write = [](const Id& old, const QString& value) -> std::unique_ptr<Command> {
    return std::make_unique<ChangeId>(old, value.trimmed().toStdString());
  };
  return {"general",
          QT_TRANSLATE_NOOP("Property", "General"),
          [](const Element&) { return true; },
          {name, id,
           textProperty("documentation", QT_TRANSLATE_NOOP("Property", "Documentation"), E::LongText,
                        {Kind::Documentation})}};
}

PropertyGroup processGroup() {
  return {"process",
          QT_TRANSLATE_NOOP("Property", "Process"),
          [](const Element& e) { return e.kind() == Kind::Process; },
          {flagProperty("executable", QT_TRANSLATE_NOOP("Property", "Executable"), {}, "isExecutable", false)}};
}

}  // namespace joinery::designer
