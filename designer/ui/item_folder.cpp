#include "designer/ui/item_folder.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include "engine/base/json.h"

namespace joinery::designer {

namespace {
std::string read(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

int rank(const QString& file) {
  if (ItemFolder::isModel(file)) return 0;
  if (file.endsWith(QLatin1String(".dmn"))) return 1;
  return ItemFolder::isForm(file) ? 2 : 3;
}
}  // namespace

QString ItemFolder::title() const {
  const auto item = parseJson(read(m_path + QStringLiteral("/item.json")));
  const QString name = item ? QString::fromStdString(item->text("name")) : QString();
  return name.isEmpty() ? QDir(m_path).dirName() : name;
}

QString ItemFolder::mainModel() const {
  const auto item = parseJson(read(m_path + QStringLiteral("/item.json")));
  const std::string process = item ? item->text("startProcess") : std::string();
  QString first;
  for (const QString& file : files()) {
    if (!isModel(file)) continue;
    if (first.isEmpty()) first = file;
    if (!process.empty() &&
        read(m_path + QLatin1Char('/') + file).find("process id=\"" + process + "\"") != std::string::npos)
      return file;
  }
  return first;
}

QStringList ItemFolder::files() const {
  QStringList found;
  if (!isOpen()) return found;
  const QDir root(m_path);
  QDirIterator it(m_path,
                  {QStringLiteral("*.bpmn"), QStringLiteral("*.dmn"), QStringLiteral("*.form.json"),
                   QStringLiteral("item.json"), QStringLiteral("organisation.json")},
                  QDir::Files, QDirIterator::Subdirectories);
  while (it.hasNext()) found << root.relativeFilePath(it.next());
  std::sort(found.begin(), found.end(),
            [](const QString& a, const QString& b) { return std::pair(rank(a), a) < std::pair(rank(b), b); });
  return found;
}

QStringList ItemFolder::formIds() const {
  QStringList ids;
  for (const QString& file : files()) {
    if (!isForm(file)) continue;
    const auto form = forms::Form::parse(read(m_path + QLatin1Char('/') + file), file.toStdString());
    if (form) ids << QString::fromStdString((*form)->id());
  }
  return ids;
}

std::shared_ptr<const forms::Form> ItemFolder::form(const QString& id) const {
  for (const QString& file : files()) {
    if (!isForm(file)) continue;
    auto form = forms::Form::parse(read(m_path + QLatin1Char('/') + file), file.toStdString());
    if (form && QString::fromStdString((*form)->id()) == id) return *form;
  }
  return nullptr;
}

}  // namespace joinery::designer
