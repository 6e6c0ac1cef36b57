#include "engine/write/unit.h"

#include <algorithm>
#include <stdexcept>

#include "engine/store/data_stores.h"
#include "engine/store/queries/queries_impl.h"
#include "engine/store/tree_view.h"

namespace joinery::write {

store::LoadedTree& Unit::newTree() {
  store::LoadedTree& loaded = m_writing.store.trees.create(m_writing.store.log.newTree());
  m_touched.push_back(loaded.tree.id);
  return loaded;
}

Result<run::StepResult> Unit::perform(store::LoadedTree& loaded, const run::Command& command,
                                      const std::function<void()>& beforeWriting) {
  run::Tree& tree = loaded.tree;
  const run::Key firstNewKey = tree.nextKey;
  const store::DataStores dataStores(m_writing.store.documents);
  const run::StepContext context{.definitions = *m_writing.catalog,
                                 .now = m_writing.now(),
                                 .timeZone = m_writing.timeZone,
                                 .dataStores = &dataStores};
  const std::size_t touchedBefore = m_touched.size();
  if (m_touched.empty() || m_touched.back() != tree.id) m_touched.push_back(tree.id);
  Result<run::StepResult> stepped = run::step(tree, command, context);
  if (!stepped) {
    m_touched.resize(touchedBefore);  // a refused command has changed nothing
    return stepped;
  }
  const bool alone = stepped->messages.empty() && stepped->thrownSignals.empty() && stepped->storeWrites.empty() &&
                     !m_writing.store.messages.anyBuffered();
  if (!alone) protect();
  if (alone && beforeWriting) {
    beforeWriting();
    m_calledBeforeWriting = true;
  }
  write(loaded, command, firstNewKey, *stepped);
  for (const run::StoreWrite& written : stepped->storeWrites) dataStores.put(written.name, written.items);
  if (!stepped->storeWrites.empty()) storesChanged();
  for (const run::ThrownMessage& thrown : stepped->messages) {
    m_thrown.push_back({tree.id, false, thrown.name, thrown.correlationKey, thrown.variables, thrown.targets});
  }
  for (const run::ThrownSignal& thrown : stepped->thrownSignals) {
    m_thrown.push_back({tree.id, true, thrown.name, {}, thrown.variables, {}});
  }
  return stepped;
}

void Unit::write(store::LoadedTree& loaded, const run::Command& command, run::Key firstNewKey,
                 const run::StepResult& stepped) {
  const std::vector<run::Record>& records = stepped.records;
  if (records.empty()) return;
  store::Store& store = m_writing.store;
  loaded.logBytes += store.log.append(loaded.tree.id, m_writing.now(), command, records, loaded.lastPos);
  store::Consequences& consequences = m_writing.consequences;
  consequences.subscriptions.clear();
  store.projection.project({loaded.tree, records, firstNewKey, m_writing.now(), stepped.tasksBefore},
                           *m_writing.catalog, consequences);
  store.log.writeSnapshotIfDue(loaded);
  if (store.messages.anyBuffered()) {
    for (const run::Key key : consequences.subscriptions) m_subscriptions.push_back({loaded.tree.id, key});
  }
  ++m_writing.steps;
  m_writing.records += records.size();
  if (m_writing.wantsEvents) collectEvents(loaded, records);
}

void Unit::collectEvents(const store::LoadedTree& loaded, const std::vector<run::Record>& records) {
  const store::LogRow row{loaded.lastPos, loaded.tree.id, m_writing.now(), {}, records};
  // What comes before a migration is told by the definition before it.
  const auto migrated = std::find_if(records.begin(), records.end(), [](const run::Record& record) {
    return record.type == run::RecordType::InstanceMigrated;
  });
  const auto migratedAt = static_cast<std::size_t>(migrated - records.begin());
  for (std::size_t i = 0; i < records.size(); ++i) {
    const bool aboutScope = records[i].type <= run::RecordType::ScopeClosed;
    run::Key process = store::processOf(loaded.tree, aboutScope ? records[i].key : records[i].scope);
    if (!process) process = store::processOf(loaded.tree, records[i].scope);
    const auto scope = loaded.tree.scopes.find(process);
    const bool before = migrated != records.end() && i < migratedAt && process == migrated->key;
    const run::Definition* definition =
        scope == loaded.tree.scopes.end()
            ? nullptr
            : m_writing.catalog->byId(before ? migrated->data.text("from") : scope->second.definitionId);
    m_writing.events.push_back(store::eventOf(row, i, process, definition));
  }
}

void Unit::protect() {
  if (m_protected) return;
  m_writing.store.connection.cached("SAVEPOINT unit").run();
  m_protected = true;
}

void Unit::keep() {
  if (m_protected) m_writing.store.connection.cached("RELEASE unit").run();
  m_protected = false;
  for (const run::TreeId id : m_touched) {
    const store::LoadedTree* loaded = tree(id);
    if (!loaded) continue;
    if (loaded->tree.ended()) {
      m_writing.store.trees.drop(id);  // nothing can happen in it any more
    } else {
      m_writing.store.trees.weigh(*loaded);
    }
  }
}

void Unit::undo() {
  for (const run::TreeId id : m_touched) m_writing.store.trees.drop(id);
  if (!m_protected) return;
  m_writing.store.connection.cached("ROLLBACK TO unit").run();
  m_writing.store.connection.cached("RELEASE unit").run();
  m_protected = false;
  m_writing.store.log.reread();
  m_writing.store.messages.reread();
  m_writing.events.erase(std::remove_if(m_writing.events.begin(), m_writing.events.end(),
                                        [&](const Event& e) { return e.id >= m_writing.store.log.end(); }),
                         m_writing.events.end());
}

}  // namespace joinery::write
