// What the tests of the designer's core share: opening fixtures and telling whether a document hangs together.
#pragma once

#include <QDir>
#include <QFile>
#include <QStringList>
#include <functional>
#include <stdexcept>

#include "designer/core/design_document.h"

namespace joinery::designer {

inline std::string bytesOf(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) throw std::runtime_error("cannot read " + path.toStdString());
  return file.readAll().toStdString();
}

inline QString fixturePath(const char* name) {
  return QStringLiteral(JOINERY_SOURCE_DIR "/designer/core/tests/fixtures/") + QLatin1String(name);
}

inline std::unique_ptr<DesignDocument> openFixture(const char* name) {
  auto document = DesignDocument::open(bytesOf(fixturePath(name)), name);
  if (!document) throw std::runtime_error(document.error().message);
  return std::move(*document);
}

// Everything that names something that is not there, and every id given twice; empty for a sound document.
inline QStringList looseEnds(const model::Document& document) {
  QStringList found;
  std::set<std::string> ids;
  const std::function<void(const model::Element&)> visit = [&](const model::Element& element) {
    const std::string id = element.id();
    if (!id.empty() && !ids.insert(id).second) found << QString::fromStdString("twice: " + id);
    for (const char* name : {"sourceRef", "targetRef", "bpmnElement", "attachedToRef", "default", "processRef",
                             "dataObjectRef", "messageRef"}) {
      const std::string* value = element.attribute(name);
      if (value && !document.byId(localPart(*value)))
        found << QString::fromStdString(element.localName() + " " + id + ": " + name + "=" + *value);
    }
    if (model::isReference(element.kind()) && !document.byId(localPart(element.text())))
      found << QString::fromStdString(element.localName() + " in " + element.parent()->id() + ": " + element.text());
    for (const auto& child : element.children()) visit(*child);
  };
  visit(document.root());
  return found;
}

}  // namespace joinery::designer
