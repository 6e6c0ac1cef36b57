// The folder of an item: its models, forms and item.json, read from disk when asked. GUI thread.
#pragma once

#include <QString>
#include <QStringList>
#include <memory>

#include "forms/form.h"

namespace joinery::designer {

class ItemFolder {
 public:
  explicit ItemFolder(QString path = {}) : m_path(std::move(path)) {}

  const QString& path() const { return m_path; }
  bool isOpen() const { return !m_path.isEmpty(); }
  QString title() const;      // the name in item.json, else the folder's name
  QString mainModel() const;  // the model that item.json starts, else the first; empty if there is none
  QStringList files() const;  // relative paths of what belongs to the item, models first
  QStringList formIds() const;
  std::shared_ptr<const forms::Form> form(const QString& id) const;  // nullptr if there is none that can be read

  static bool isModel(const QString& file) { return file.endsWith(QLatin1String(".bpmn")); }
  static bool isForm(const QString& file) { return file.endsWith(QLatin1String(".form.json")); }

 private:
  QString m_path;
};

}  // namespace joinery::designer
