// One unit of work: a command with everything that follows from it at once, in one tree or, by messages and signals, in
// several. All of it is written or nothing.
//
//   return unitOfWork<Answer>(writing, [&](Unit& unit) -> Result<Answer> {
//     LoadedTree* tree = unit.tree(submission.tree);
//     Result<run::StepResult> stepped = unit.perform(*tree, command);
//     ...
//     unit.settle();                          // messages and signals reach whoever waits
//     return answer;
//   });
//
// An Error from the body or an exception (but StoreError, which ends all writing) undoes the unit: trees that were
// changed in memory are dropped and read again when next asked for. The writer's thread only.
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/engine.h"
#include "engine/write/writing.h"

namespace joinery::write {

class Unit {
 public:
  explicit Unit(Writing& writing) : m_writing(writing) {}

  Writing& writing() { return m_writing; }
  store::LoadedTree* tree(run::TreeId id) { return m_writing.store.trees.get(id); }  // nullptr: no such tree
  store::LoadedTree& newTree();

  // Steps the tree and writes what happened. `beforeWriting` sees the tree after the step while nothing is written yet;
  // it is not called if messages or signals are still to be delivered (see `settled`).
  Result<run::StepResult> perform(store::LoadedTree& loaded, const run::Command& command,
                                  const std::function<void()>& beforeWriting = nullptr);
  // Delivers what was thrown, and what follows, until all is quiet.
  void settle();
  // Whether perform called `beforeWriting`.
  bool calledBeforeWriting() const { return m_calledBeforeWriting; }

  // At most one receiver per process, by name and correlation; start events of latest versions included. `targets` says
  // who alone may receive, where message flows say it.
  std::vector<Correlation> deliverMessage(const std::string& name, const Value& correlationKey, const Value& variables,
                                          const std::vector<run::MessageTarget>& targets = {});
  // What correlates a message: the key that its sender names, then those that it carries in what it says.
  std::vector<Value> keysOf(const std::string& name, const Value& correlationKey, const Value& variables) const;
  // Everybody who waits, but in `except`, and every signal start.
  std::vector<Correlation> deliverSignal(const std::string& name, const Value& variables, run::TreeId except);

  // Data stores have changed: conditional start events are looked at when the unit settles.
  void storesChanged() { m_storesChanged = true; }

  // From here on the transaction can be taken back to this point; done by itself where a unit may touch several trees.
  void protect();
  void keep();
  void undo();

 private:
  struct Thrown {
    run::TreeId tree = 0;
    bool isSignal = false;
    std::string name;
    Value correlationKey;
    Value variables;
    std::vector<run::MessageTarget> targets;
  };
  struct NewSubscription {
    run::TreeId tree = 0;
    run::Key key = 0;
  };

  void write(store::LoadedTree& loaded, const run::Command& command, run::Key firstNewKey,
             const run::StepResult& stepped);
  void collectEvents(const store::LoadedTree& loaded, const std::vector<run::Record>& records);
  void deliverBuffered(const NewSubscription& subscription);
  bool deliverTo(const store::Waiting& waiting, const Value& variables);
  std::optional<Correlation> start(const store::CatalogEntry& definition, const run::StartTrigger& trigger,
                                   const Value& variables);
  // Whether its condition is true and was not when it was last looked at.
  bool becomesTrue(const store::StartPoint& point);
  void startByConditions();
  // The definition whose parallel multiple start event it is that waits; nullptr if it is another element.
  const store::CatalogEntry* startedBy(const store::Waiting& waiting, const std::string& signal) const;
  std::vector<Correlation> startAll(run::StartTrigger::Type type, const std::string& name, const Value& variables,
                                    const std::set<std::string>& exceptProcesses,
                                    const std::vector<run::MessageTarget>& targets = {});
  void deliverWaiting(const std::string& name, const std::optional<std::string>& correlation, const Value& variables,
                      const std::vector<run::MessageTarget>& targets, std::set<std::string>& reached,
                      std::vector<Correlation>& receivers);

  Writing& m_writing;
  bool m_protected = false;
  bool m_calledBeforeWriting = false;
  std::vector<run::TreeId> m_touched;
  std::deque<Thrown> m_thrown;
  std::deque<NewSubscription> m_subscriptions;
  bool m_storesChanged = false;
  int m_deliveries = 0;
};

template <typename T>
Result<T> unitOfWork(Writing& writing, const std::function<Result<T>(Unit&)>& body) {
  Unit unit(writing);
  try {
    Result<T> result = body(unit);
    result ? unit.keep() : unit.undo();
    return result;
  } catch (const store::StoreError&) {
    throw;
  } catch (const std::exception& error) {
    unit.undo();
    writing.report(std::string("a unit of work was undone: ") + error.what());
    return makeError(ErrorKind::Internal, "engine-error", error.what());
  }
}

}  // namespace joinery::write
