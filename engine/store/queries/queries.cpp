#include <chrono>
#include <thread>

#include "engine/store/queries/queries_impl.h"

namespace joinery::store {

namespace {

constexpr int kPublishWaits = 1000;  // of a millisecond

}  // namespace

const CatalogEntry& Reading::definition(std::int64_t number) {
  for (int i = 0; i < kPublishWaits; ++i) {
    if (const CatalogEntry* entry = m_catalog->byNumber(number)) return *entry;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    m_catalog = m_source();
  }
  throw DamagedRow("a row names the definition " + std::to_string(number) + ", which does not exist");
}

std::vector<SqlValue> Reading::versionsOf(const std::string& process) const {
  std::vector<SqlValue> numbers;
  for (const Catalog::Entry& entry : catalog().entries()) {
    if (entry->row.kind == "process" && entry->row.key == process) numbers.emplace_back(entry->number);
  }
  return numbers;
}

Error unknown(const char* what, const std::string& id) {
  return makeError(ErrorKind::NotFound, std::string("unknown-") + what,
                   std::string("there is no ") + what + " '" + id + "'", id);
}

}  // namespace joinery::store
