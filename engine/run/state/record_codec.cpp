#include "engine/run/record.h"
#include "engine/run/state/bytes.h"

namespace joinery::run {

namespace {

constexpr std::uint8_t kVersion = 1;

// Which fields of a record follow. Most records carry few.
enum Present : std::uint8_t {
  kKey = 1,
  kScope = 2,
  kOwner = 4,
  kElement = 8,
  kNumber = 16,
  kText = 32,
  kActor = 64,
  kData = 128
};

std::uint8_t presence(const Record& r) {
  return static_cast<std::uint8_t>((r.key ? kKey : 0) | (r.scope ? kScope : 0) | (r.owner ? kOwner : 0) |
                                   (r.element >= 0 ? kElement : 0) | (r.number ? kNumber : 0) |
                                   (r.text.empty() ? 0 : kText) | (r.actor.empty() ? 0 : kActor) |
                                   (r.data.isNull() ? 0 : kData));
}

void writeRecord(Writer& w, const Record& r) {
  std::uint8_t present = presence(r);
  w.byte(static_cast<std::uint8_t>(r.type));
  w.byte(present);
  if (present & kKey) w.count(r.key);
  if (present & kScope) w.count(r.scope);
  if (present & kOwner) w.count(r.owner);
  if (present & kElement) w.count(static_cast<std::uint64_t>(r.element));
  if (present & kNumber) w.number(r.number);
  if (present & kText) w.text(r.text);
  if (present & kActor) w.text(r.actor);
  if (present & kData) w.value(r.data);
}

Record readRecord(Reader& in) {
  Record r;
  r.type = static_cast<RecordType>(in.byte());
  std::uint8_t present = in.byte();
  if (present & kKey) r.key = in.count();
  if (present & kScope) r.scope = in.count();
  if (present & kOwner) r.owner = in.count();
  if (present & kElement) r.element = static_cast<std::int32_t>(in.count());
  if (present & kNumber) r.number = in.number();
  if (present & kText) r.text = in.text();
  if (present & kActor) r.actor = in.text();
  if (present & kData) r.data = in.value();
  return r;
}

constexpr const char* kWords[] = {
#define RECORD(name, word) word,
#include "engine/run/record_types.def"
#undef RECORD
};

}  // namespace

const char* recordWord(RecordType type) {
  auto i = static_cast<std::size_t>(type);
  return i < std::size(kWords) ? kWords[i] : "unknown-record";
}

std::string encodeRecords(const std::vector<Record>& records) {
  Writer w;
  w.bytes.reserve(16 + records.size() * 12);
  w.byte(kVersion);
  w.count(records.size());
  for (const Record& record : records) writeRecord(w, record);
  return std::move(w.bytes);
}

Result<std::vector<Record>> decodeRecords(std::string_view bytes) {
  auto damaged = [](const char* why) { return makeError(ErrorKind::Internal, "log-damaged", why); };
  Reader in(bytes);
  if (in.byte() != kVersion) return damaged("the log row has an unknown version");
  std::vector<Record> records(in.size());
  for (Record& record : records) {
    record = readRecord(in);
    if (static_cast<std::size_t>(record.type) >= std::size(kWords)) return damaged("a record has an unknown type");
  }
  if (!in.ok() || !in.atEnd()) return damaged("the log row is cut short or has bytes too many");
  return records;
}

}  // namespace joinery::run
