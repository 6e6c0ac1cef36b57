#include "engine/tests/fault_vfs.h"

#include <atomic>
#include <cstring>
#include <new>

#include <sqlite3.h>

struct FaultVfs::State {
  sqlite3_vfs vfs{};
  sqlite3_vfs* system = nullptr;
  std::string name;
  std::atomic<int> fault{None};
  std::atomic<int> writesLeft{0};
  std::atomic<bool> syncsFail{false};
  std::atomic<int> writes{0};
};

namespace {

using State = FaultVfs::State;

struct File {
  sqlite3_file base;
  State* state;
  sqlite3_file* real;  // lies behind this struct
};

File* of(sqlite3_file* file) {
  return reinterpret_cast<File*>(file);
}
sqlite3_file* real(sqlite3_file* file) {
  return of(file)->real;
}

int closeFile(sqlite3_file* file) {
  return real(file)->pMethods->xClose(real(file));
}
int readFile(sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
  return real(file)->pMethods->xRead(real(file), to, size, at);
}
int writeFile(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
  State& state = *of(file)->state;
  ++state.writes;
  if (state.fault != FaultVfs::None && state.writesLeft.fetch_sub(1) <= 0) {
    return state.fault == FaultVfs::DiskFull ? SQLITE_FULL : SQLITE_IOERR_WRITE;
  }
  return real(file)->pMethods->xWrite(real(file), from, size, at);
}
int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
  return real(file)->pMethods->xTruncate(real(file), size);
}
int syncFile(sqlite3_file* file, int flags) {
  if (of(file)->state->syncsFail) return SQLITE_IOERR_FSYNC;
  return real(file)->pMethods->xSync(real(file), flags);
}
int fileSize(sqlite3_file* file, sqlite3_int64* size) {
  return real(file)->pMethods->xFileSize(real(file), size);
}
int lockFile(sqlite3_file* file, int level) {
  return real(file)->pMethods->xLock(real(file), level);
}
int unlockFile(sqlite3_file* file, int level) {
  return real(file)->pMethods->xUnlock(real(file), level);
}
int checkReserved(sqlite3_file* file, int* result) {
  return real(file)->pMethods->xCheckReservedLock(real(file), result);
}
int control(sqlite3_file* file, int operation, void* argument) {
  return real(file)->pMethods->xFileControl(real(file), operation, argument);
}
int sectorSize(sqlite3_file* file) {
  return real(file)->pMethods->xSectorSize(real(file));
}
int characteristics(sqlite3_file* file) {
  return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
int mapShared(sqlite3_file* file, int region, int size, int extend, void volatile** to) {
  return real(file)->pMethods->xShmMap(real(file), region, size, extend, to);
}
int lockShared(sqlite3_file* file, int offset, int count, int flags) {
  return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void barrier(sqlite3_file* file) {
  real(file)->pMethods->xShmBarrier(real(file));
}
int unmapShared(sqlite3_file* file, int remove) {
  return real(file)->pMethods->xShmUnmap(real(file), remove);
}

const sqlite3_io_methods kMethods = {2,        closeFile,   readFile,        writeFile,  truncateFile,
                                     syncFile, fileSize,    lockFile,        unlockFile, checkReserved,
                                     control,  sectorSize,  characteristics, mapShared,  lockShared,
                                     barrier,  unmapShared, nullptr,         nullptr};

State& stateOf(sqlite3_vfs* vfs) {
  return *static_cast<State*>(vfs->pAppData);
}

int openFile(sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* file, int flags, int* outFlags) {
  State& state = stateOf(vfs);
  of(file)->state = &state;
  of(file)->real = reinterpret_cast<sqlite3_file*>(of(file) + 1);
  const int code = state.system->xOpen(state.system, name, real(file), flags, outFlags);
  file->pMethods = real(file)->pMethods ? &kMethods : nullptr;
  return code;
}
int removeFile(sqlite3_vfs* vfs, const char* name, int syncDirectory) {
  return stateOf(vfs).system->xDelete(stateOf(vfs).system, name, syncDirectory);
}
int accessFile(sqlite3_vfs* vfs, const char* name, int flags, int* result) {
  return stateOf(vfs).system->xAccess(stateOf(vfs).system, name, flags, result);
}
int fullName(sqlite3_vfs* vfs, const char* name, int size, char* to) {
  return stateOf(vfs).system->xFullPathname(stateOf(vfs).system, name, size, to);
}

}  // namespace

FaultVfs::FaultVfs() : m_state(std::make_unique<State>()) {
  State& state = *m_state;
  state.system = sqlite3_vfs_find(nullptr);
  state.vfs = *state.system;  // randomness, sleep and time are the system's
  static std::atomic<int> counter{0};
  state.name = "fault-" + std::to_string(++counter);
  state.vfs.zName = state.name.c_str();
  state.vfs.pNext = nullptr;
  state.vfs.pAppData = &state;
  state.vfs.szOsFile = static_cast<int>(sizeof(File)) + state.system->szOsFile;
  state.vfs.xOpen = openFile;
  state.vfs.xDelete = removeFile;
  state.vfs.xAccess = accessFile;
  state.vfs.xFullPathname = fullName;
  sqlite3_vfs_register(&state.vfs, 0);
}

FaultVfs::~FaultVfs() {
  sqlite3_vfs_unregister(&m_state->vfs);
}

std::string FaultVfs::name() const {
  return m_state->name;
}

void FaultVfs::failWrites(Fault fault, int afterWrites) {
  m_state->writesLeft = afterWrites;
  m_state->fault = fault;
}

void FaultVfs::failSyncs() {
  m_state->syncsFail = true;
}

void FaultVfs::heal() {
  m_state->fault = None;
  m_state->syncsFail = false;
}

int FaultVfs::writes() const {
  return m_state->writes;
}

void setUserVersion(const std::string& database, int version) {
  sqlite3* connection = nullptr;
  sqlite3_open(database.c_str(), &connection);
  sqlite3_exec(connection, ("PRAGMA user_version = " + std::to_string(version)).c_str(), nullptr, nullptr, nullptr);
  sqlite3_close(connection);
}
