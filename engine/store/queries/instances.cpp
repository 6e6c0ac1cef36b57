#include "engine/store/queries/queries_impl.h"
#include "engine/store/tree_view.h"

namespace joinery::store {

namespace {

constexpr const char* kInstanceColumns =
    "SELECT tree, key, parent, definition, state, started_at, ended_at, business_key FROM instance";

InstanceRow instanceRow(Reading& reading, const Statement& row) {
  const CatalogEntry& definition = reading.definition(row.integer(3));
  InstanceRow instance;
  instance.id = formatId(row.integer(0), static_cast<run::Key>(row.integer(1)));
  if (row.integer(2) != 0) instance.parentId = formatId(row.integer(0), static_cast<run::Key>(row.integer(2)));
  instance.definitionId = definition.row.id;
  instance.process = definition.row.key;
  instance.version = definition.row.version;
  instance.state = static_cast<run::InstanceState>(row.integer(4));
  instance.startedAt = Instant{row.integer(5)};
  if (!row.isNull(6)) instance.endedAt = Instant{row.integer(6)};
  instance.businessKey = row.text(7);
  return instance;
}

// The trees in which somebody takes part, as a subquery.
std::string participantTrees(const Participant& participant, std::vector<SqlValue>& values) {
  values.insert(values.end(), {participant.user, participant.user, "u:" + participant.user});
  for (const std::string& group : participant.groups) values.push_back("g:" + group);
  return "SELECT tree FROM instance WHERE started_by = ? AND started_by <> '' UNION "
         "SELECT tree FROM task WHERE assignee = ? AND assignee <> '' UNION "
         "SELECT tree FROM task_candidate WHERE candidate IN (" +
         placeholders(1 + participant.groups.size()) + ")";
}

void restrictStates(Select& select, const std::vector<run::InstanceState>& states) {
  if (states.empty()) return;
  std::vector<SqlValue> values;
  bool allLive = true;
  for (const run::InstanceState state : states) {
    values.emplace_back(static_cast<std::int64_t>(state));
    allLive = allLive && state <= run::InstanceState::Suspended;
  }
  select.in("state", values);
  if (allLive) select.where("state < 2");  // lets the index of live instances be used
}

bool hasInstance(Reading& reading, const EntityId& id) {
  Statement& row = reading.connection().cached("SELECT 1 FROM instance WHERE tree = ? AND key = ?");
  const bool found = row.bind(id.tree, id.key).step();
  row.reset();
  return found;
}

}  // namespace

Result<InstanceRow> QueriesImpl::instance(const std::string& id) {
  const std::optional<EntityId> parsed = parseId(id);
  if (!parsed) return unknown("instance", id);
  return read<InstanceRow>([&](Reading& reading) -> Result<InstanceRow> {
    Statement& row = reading.connection().cached(std::string(kInstanceColumns) + " WHERE tree = ? AND key = ?");
    if (!row.bind(parsed->tree, parsed->key).step()) return unknown("instance", id);
    InstanceRow instance = instanceRow(reading, row);
    row.reset();
    return instance;
  });
}

Result<Page<InstanceRow>> QueriesImpl::instances(const InstanceFilter& filter, const PageRequest& request) {
  const Result<Position> position = readPage(request, 2);
  if (!position) return position.error();
  return read<Page<InstanceRow>>([&](Reading& reading) -> Result<Page<InstanceRow>> {
    Select select(kInstanceColumns);
    if (!filter.process.empty()) {
      const std::vector<SqlValue> versions = reading.versionsOf(filter.process);
      if (versions.empty()) return Page<InstanceRow>{};
      select.in("definition", versions);
    }
    if (!filter.definitionId.empty()) {
      const CatalogEntry* entry = reading.catalog().find(filter.definitionId);
      if (!entry) return Page<InstanceRow>{};
      select.where("definition = ?", {entry->number});
    }
    if (!filter.businessKey.empty()) select.where("business_key = ? AND business_key <> ''", {filter.businessKey});
    if (!filter.parentId.empty()) {
      const std::optional<EntityId> parent = parseId(filter.parentId);
      if (!parent) return Page<InstanceRow>{};
      select.where("tree = ? AND parent = ?", {parent->tree, static_cast<std::int64_t>(parent->key)});
    }
    restrictStates(select, filter.states);
    if (filter.participant) {
      std::vector<SqlValue> values;
      const std::string trees = participantTrees(*filter.participant, values);
      select.where("tree IN (" + trees + ")", values);
    }
    if (!position->after.empty()) select.where("(tree, key) < (?, ?)", position->after);
    Statement& rows = select.run(reading.connection(), "ORDER BY tree DESC, key DESC", position->limit + 1);
    return collect<InstanceRow>(
        rows, *position, [&](const Statement& row) { return instanceRow(reading, row); },
        [](const Statement& row) {
          return std::vector<SqlValue>{row.integer(0), row.integer(1)};
        });
  });
}

Result<Value> QueriesImpl::variables(const std::string& instanceId) {
  const std::optional<EntityId> id = parseId(instanceId);
  if (!id) return unknown("instance", instanceId);
  return read<Value>([&](Reading& reading) -> Result<Value> {
    if (!hasInstance(reading, *id)) return unknown("instance", instanceId);
    const run::Tree* tree = reading.session.tree(id->tree);
    if (!tree) return unknown("instance", instanceId);
    return scopeVariables(*tree, id->key);
  });
}

// The cursor is the token's key.
Result<Page<TokenRow>> QueriesImpl::tokens(const std::string& instanceId, const PageRequest& request) {
  const Result<Position> position = readPage(request, 1);
  if (!position) return position.error();
  const std::optional<EntityId> id = parseId(instanceId);
  if (!id) return unknown("instance", instanceId);
  const std::int64_t* after = position->after.empty() ? nullptr : std::get_if<std::int64_t>(&position->after[0]);
  return read<Page<TokenRow>>([&](Reading& reading) -> Result<Page<TokenRow>> {
    if (!hasInstance(reading, *id)) return unknown("instance", instanceId);
    const run::Tree* tree = reading.session.tree(id->tree);
    if (!tree) return unknown("instance", instanceId);
    const run::Definition* definition = reading.catalog().byId(tree->scopes.at(id->key).definitionId);
    Page<TokenRow> page;
    std::int64_t last = 0;
    for (auto it = tree->tokens.upper_bound(after ? static_cast<run::Key>(*after) : 0); it != tree->tokens.end();
         ++it) {
      const auto& [key, token] = *it;
      if (processOf(*tree, token.scope) != id->key) continue;
      if (static_cast<int>(page.items.size()) == position->limit) {
        page.nextCursor = makeCursor({last});
        break;
      }
      TokenRow row{.id = formatId(id->tree, key), .scopeId = formatId(id->tree, token.scope)};
      row.onFlow = token.onFlow;
      row.since = token.since;
      if (definition) {
        row.elementId = run::elementId(*definition, token.element);
        row.elementType = run::elementType(*definition, token.element);
      }
      page.items.push_back(std::move(row));
      last = static_cast<std::int64_t>(key);
    }
    return page;
  });
}

Result<bool> QueriesImpl::takesPart(run::TreeId tree, const Participant& participant) {
  return read<bool>([&](Reading& reading) -> Result<bool> {
    std::vector<SqlValue> values;
    const std::string trees = participantTrees(participant, values);
    Select select("SELECT 1 FROM (" + trees + ")", values);
    Statement& rows = select.where("tree = ?", {tree}).run(reading.connection(), "", 1);
    const bool found = rows.step();
    rows.reset();
    return found;
  });
}

}  // namespace joinery::store
