// A file system for SQLite that breaks when told: the store's fault port.
//
//   FaultVfs vfs;                                   // registers itself under vfs.name()
//   EngineOptions{.database = ..., .vfs = vfs.name()}
//   vfs.failWrites(FaultVfs::DiskFull);             // from now on every write to a database or log file
//   vfs.failSyncs();                                // every fsync: what was written may not be durable
//   vfs.heal();
//
// Everything else goes to the system's own file system. Any thread may switch faults on and off.
#pragma once

#include <memory>
#include <string>

class FaultVfs {
 public:
  enum Fault { None, DiskFull, IoError };

  FaultVfs();
  ~FaultVfs();
  std::string name() const;
  void failWrites(Fault fault, int afterWrites = 0);  // lets that many writes through first
  void failSyncs();
  void heal();
  int writes() const;

  struct State;

 private:
  std::unique_ptr<State> m_state;
};

void setUserVersion(const std::string& database, int version);  // of the schema; for what a later program left behind
