// The compiled form: a tree of nodes that know their slots instead of names.
//
//   NodePtr node = compiler.compile(ast);   // compiler.h
//   Datum value = node->evaluate(evaluation);
//
// Nodes are immutable; any thread may evaluate them, each with its own Evaluation.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "engine/feel/datum.h"
#include "engine/feel/evaluation.h"

namespace joinery::feel {

class Node {
 public:
  virtual ~Node() = default;
  virtual Datum evaluate(Evaluation& evaluation) const = 0;
  // The value where it is known at compile time, else nullptr.
  virtual const Datum* constant() const { return nullptr; }
};

using NodePtr = std::unique_ptr<const Node>;

// Slots of one running program or function; a few live on the stack, more on the heap.
class Frame {
 public:
  Frame(Evaluation& evaluation, std::size_t size) : m_evaluation(evaluation), m_outer(evaluation.slots) {
    if (size > m_few.size()) m_many.resize(size);
    evaluation.slots = size > m_few.size() ? m_many.data() : m_few.data();
  }
  ~Frame() { m_evaluation.slots = m_outer; }
  Frame(const Frame&) = delete;
  Frame& operator=(const Frame&) = delete;

 private:
  Evaluation& m_evaluation;
  Datum* m_outer;
  std::array<Datum, 8> m_few;
  std::vector<Datum> m_many;
};

// A compiled text (or boxed expression) with its free names.
class Program {
 public:
  struct FreeName {
    std::string name;
    std::size_t slot;
  };
  Program(NodePtr root, std::size_t slots, std::vector<FreeName> freeNames)
      : m_root(std::move(root)), m_slots(slots), m_freeNames(std::move(freeNames)) {}

  Datum run(Evaluation& evaluation, const Globals& globals) const;
  const std::vector<FreeName>& freeNames() const { return m_freeNames; }
  const Node& root() const { return *m_root; }

 private:
  NodePtr m_root;
  std::size_t m_slots;
  std::vector<FreeName> m_freeNames;
};

}  // namespace joinery::feel
