// Forms as they apply at a task or at a start event: found, parsed and their access resolved once, then kept.
//
//   auto form = forms.atElement("permit:3", "ut_prereview", "prereview");   // null: the element has no form
//   (*form)->form->validate(current, submitted, (*form)->access, options);
//
// A process uses the version of the form that was deployed with it, else the newest that was there when it was
// deployed, else the newest. Deployed files never change, so nothing is ever forgotten. Any thread; a first use reads
// the database.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <tuple>

#include "engine/engine.h"
#include "forms/form.h"

namespace joinery::server {

struct BoundForm {
  std::shared_ptr<const forms::Form> form;
  forms::Access access;
};
using BoundFormPtr = std::shared_ptr<const BoundForm>;

// How a process is started by people.
struct StartRules {
  BoundFormPtr form;                // of the start event without a trigger (`joinery:form`); null: none
  std::vector<std::string> groups;  // `startGroups` of the item that names the process; empty: everybody may
};

class FormStore {
 public:
  explicit FormStore(Engine& engine) : m_engine(engine) {}

  // Errors: Refused "unknown-form", "form-broken".
  Result<BoundFormPtr> atElement(const std::string& definitionId, const std::string& elementId,
                                 const std::string& formKey);
  Result<std::shared_ptr<const StartRules>> atStart(const std::string& definitionId);

 private:
  using Key = std::tuple<std::string, std::string, std::string>;
  Result<BoundFormPtr> bind(const std::string& definitionId, const std::string& formKey, const Value& accessRules);
  Result<std::string> formContent(const std::string& definitionId, const std::string& formKey);
  Result<std::vector<std::string>> startGroups(const std::string& definitionId);
  Result<std::int32_t> elementIndex(const std::string& definitionId, const std::string& elementId);

  Engine& m_engine;
  std::mutex m_mutex;
  std::map<Key, BoundFormPtr> m_forms;
  std::map<std::string, std::shared_ptr<const StartRules>> m_starts;  // by definition
};

}  // namespace joinery::server
