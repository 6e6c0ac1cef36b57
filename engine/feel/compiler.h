// From an Ast to a Program: names become slots, calls of built-ins are bound, constant parts are computed once.
//
//   CompileEnvironment environment;
//   auto program = compileProgram(*ast, environment);
//
// A name is looked for from the inside out: what the text itself declares, members of the items being filtered, free
// names (which the caller's Globals answer at run time), built-in functions. Functions take what they use from outside
// along when they are made, so they stay usable anywhere. Any thread.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/feel/ast.h"
#include "engine/feel/node.h"

namespace joinery::feel {

struct CompileEnvironment {
  // Names that the caller's Globals will know; they go before built-ins of the same name.
  const std::set<std::string, std::less<>>* known = nullptr;
  bool allowUnknownFunctions = false;  // calling one is null with a warning instead of an error
};

class Compiler;

// A kind of expression that FEEL does not know (a decision table): it compiles itself within the scope where it stands.
class CustomAst {
 public:
  virtual ~CustomAst() = default;
  virtual NodePtr compile(Compiler& compiler) const = 0;
};

class Compiler {
 public:
  explicit Compiler(const CompileEnvironment& environment);
  ~Compiler();

  NodePtr compile(const Ast& ast);  // never nullptr; after an error a node that is null
  NodePtr compileFunction(const Ast& ast, const std::string* selfName);  // a function that may call itself by name
  NodePtr resolve(const std::string& name);                              // the value of a name in scope
  bool isDeclared(std::string_view name) const;                          // by the text itself or as a known free name

  // Declarations within the current function. Slots are never reused.
  std::size_t newSlot();
  void bind(const std::string& name, std::size_t slot);
  void bindItem(std::size_t slot);  // names may from now on be members of the context in that slot
  void unbind(std::size_t count = 1);
  bool wasUsed() const;  // was the innermost declaration referred to?

  void markDynamic() { ++m_dynamic; }  // what is compiled now depends on more than its text
  void fail(std::uint32_t offset, std::string code, std::string message);
  struct Failure {
    std::uint32_t offset;
    std::string code, message;
  };
  const std::vector<Failure>& failures() const { return m_failures; }
  const CompileEnvironment& environment() const { return m_environment; }

  Program finish(NodePtr root);  // ends the outermost frame

 private:
  struct Binding;
  struct FunctionFrame;
  NodePtr resolveIn(std::size_t frame, std::size_t bindings, const std::string& name);
  NodePtr resolveOutside(std::size_t frame, const std::string& name);
  NodePtr fold(NodePtr node);

  const CompileEnvironment& m_environment;
  std::vector<FunctionFrame> m_frames;
  std::vector<Failure> m_failures;
  std::size_t m_dynamic = 0;
};

// `text` is for the errors' places; empty for boxed expressions.
Result<std::shared_ptr<const Program>> compileProgram(const Ast& ast, const CompileEnvironment& environment,
                                                      std::string_view text = {});

}  // namespace joinery::feel
