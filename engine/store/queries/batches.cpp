#include "engine/store/batches.h"

#include "engine/store/queries/queries_impl.h"

namespace joinery::store {

namespace {

BatchOutcomeRow outcomeRow(const Statement& row) {
  BatchOutcomeRow outcome;
  outcome.processInstanceId = formatId(row.integer(1), static_cast<run::Key>(row.integer(2)));
  if (row.integer(3) != 0) outcome.startedInstanceId = formatId(row.integer(3), static_cast<run::Key>(row.integer(4)));
  outcome.code = row.text(5);
  outcome.message = row.text(6);
  return outcome;
}

std::vector<SqlValue> firstColumn(const Statement& row) {
  return {row.integer(0)};
}

}  // namespace

Result<BatchRow> QueriesImpl::batch(const std::string& id) {
  const std::optional<std::int64_t> number = batchNumber(id);
  if (!number) return unknown("batch", id);
  return read<BatchRow>([&](Reading& reading) -> Result<BatchRow> {
    Statement& row = reading.connection().cached(std::string(kBatchColumns) + " WHERE number = ?");
    if (!row.bind(*number).step()) return unknown("batch", id);
    BatchRow found = readBatch(row);
    row.reset();
    return found;
  });
}

Result<Page<BatchRow>> QueriesImpl::batches(const PageRequest& request) {
  const Result<Position> position = readPage(request, 1);
  if (!position) return position.error();
  return read<Page<BatchRow>>([&](Reading& reading) -> Result<Page<BatchRow>> {
    Select select(kBatchColumns);
    if (!position->after.empty()) select.where("number < ?", position->after);
    Statement& rows = select.run(reading.connection(), "ORDER BY number DESC", position->limit + 1);
    return collect<BatchRow>(rows, *position, readBatch, firstColumn);
  });
}

Result<Page<BatchOutcomeRow>> QueriesImpl::batchOutcomes(const std::string& id, const PageRequest& request) {
  const std::optional<std::int64_t> number = batchNumber(id);
  if (!number) return unknown("batch", id);
  const Result<Position> position = readPage(request, 1);
  if (!position) return position.error();
  return read<Page<BatchOutcomeRow>>([&](Reading& reading) -> Result<Page<BatchOutcomeRow>> {
    Select select("SELECT position, tree, key, started_tree, started_key, code, message FROM batch_outcome");
    select.where("batch = ?", {*number});
    if (!position->after.empty()) select.where("position > ?", position->after);
    Statement& rows = select.run(reading.connection(), "ORDER BY position", position->limit + 1);
    return collect<BatchOutcomeRow>(rows, *position, outcomeRow, firstColumn);
  });
}

}  // namespace joinery::store
