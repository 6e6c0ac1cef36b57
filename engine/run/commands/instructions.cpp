#include "engine/run/commands/instructions.h"

#include <charconv>
#include <optional>

#include "engine/run/kinds.h"
#include "engine/run/loops/loops.h"

namespace joinery::run {

namespace {

constexpr const char* kVerbs[] = {"activate", "after", "cancel", "move"};

struct Reader {
  const Execution& ex;
  Key process;
  const Definition& definition;
};

Error malformed(const std::string& message) {
  return makeError(ErrorKind::Malformed, "command-malformed", message);
}

// A key as a number, as text, or as the end of "<tree>-<key>"; 0 for anything else. Element ids never begin with a
// digit.
Key keyOf(const Value& value) {
  if (value.isNumber()) return static_cast<Key>(value.number().toInt64().value_or(0));
  if (!value.isString()) return 0;
  std::string_view text = value.string();
  if (text.empty() || text.find_first_not_of("0123456789-") != std::string_view::npos) return 0;
  text.remove_prefix(text.rfind('-') + 1);  // rfind gives npos for none, and npos + 1 is 0
  Key key = 0;
  auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), key);
  return fault == std::errc() && end == text.data() + text.size() ? key : 0;
}

Status readTarget(const Reader& r, const Value& name, Instruction& into) {
  const std::string& id = name.isString() ? name.string() : "";
  if (auto it = r.definition.nodeIds.find(id); it != r.definition.nodeIds.end()) {
    into.node = &r.definition.at(it->second);
  }
  for (const Flow& flow : r.definition.flows) {
    if (flow.id == id) into.flow = &flow;
  }
  if (!into.begins()) return makeError(ErrorKind::NotFound, "unknown-element", "the process has no element " + id, id);
  if (into.node && (into.node->triggeredByEvent || into.node->kind == model::Kind::BoundaryEvent)) {
    return makeError(ErrorKind::Refused, "cannot-activate",
                     "a " + std::string(model::kindName(into.node->kind)) + " begins by its event alone", id);
  }
  return success();
}

Status readAfter(const Reader& r, const Value& name, Instruction& into) {
  const std::string& id = name.isString() ? name.string() : "";
  auto it = r.definition.nodeIds.find(id);
  if (it == r.definition.nodeIds.end()) {
    return makeError(ErrorKind::NotFound, "unknown-element", "the process has no element " + id, id);
  }
  const Node& node = r.definition.at(it->second);
  if (node.outgoing.size() != 1) {
    return makeError(ErrorKind::Refused, "cannot-activate",
                     "behind the element are " + std::to_string(node.outgoing.size()) +
                         " flows: name the one that is meant with `activate`",
                     id);
  }
  into.flow = &r.definition.flowAt(node.outgoing.front());
  return success();
}

// The token of that id, or every token in the element; of a loop its outer one.
Result<std::vector<Key>> readTokens(const Reader& r, const Value& name) {
  std::vector<Key> found;
  if (Key key = keyOf(name)) {
    if (r.ex.hasToken(key) && r.ex.processOf(r.ex.token(key).scope) == r.process) return std::vector<Key>{key};
    return makeError(ErrorKind::NotFound, "unknown-token", "the instance has no such token");
  }
  const std::string& id = name.isString() ? name.string() : "";
  for (const auto& [key, token] : r.ex.tree().tokens) {
    if (r.ex.processOf(token.scope) != r.process || (!token.onFlow && isTurn(r.ex, key))) continue;
    const Node* node = r.definition.node(token.element);
    const Flow* flow = r.definition.flow(token.element);
    if ((node && node->id == id) || (flow && flow->id == id)) found.push_back(key);
  }
  if (found.empty()) return makeError(ErrorKind::NotFound, "unknown-token", "there is no token at " + id, id);
  return found;
}

Status readPlace(const Reader& r, const Value& value, Instruction& into) {
  if (const Value* item = value.find("item")) into.item = *item;
  const Value* in = value.find("in");
  if (!in || in->isNull()) return success();
  into.in = keyOf(*in);
  bool known = (r.ex.hasScope(into.in) && r.ex.processOf(into.in) == r.process) ||
               (r.ex.hasToken(into.in) && r.ex.processOf(r.ex.token(into.in).scope) == r.process);
  if (known) return success();
  return makeError(ErrorKind::NotFound, "unknown-scope", "`in` names no scope or token of the instance");
}

// Checks that `begin` will find or can open the scope.
Status checkScope(const Reader& r, int scopeIndex, const Instruction& instruction) {
  const int nodeIndex = r.definition.scopeAt(scopeIndex).node;
  if (nodeIndex < 0) return success();
  const Node& around = r.definition.at(nodeIndex);
  ScopeChoice choice = chooseScope(r.ex, r.process, r.definition, scopeIndex, instruction);
  if (choice.ambiguous) {
    return makeError(ErrorKind::Refused, "cannot-activate",
                     "several instances of '" + around.id + "' run: name the one that is meant with `in`", around.id);
  }
  return choice.scope ? success() : checkScope(r, around.scope, instruction);
}

// "in" must have been of use: the body of the element itself, or something around the place.
bool isUsed(const Reader& r, const Instruction& i) {
  if (i.in == 0) return true;
  if (i.node && isBodyOf(r.ex, i.in, *i.node)) return true;
  int scope = i.node ? i.node->scope : r.definition.at(i.flow->source).scope;
  for (; scope > 0; scope = r.definition.at(r.definition.scopeAt(scope).node).scope) {
    if (chooseScope(r.ex, r.process, r.definition, scope, i).scope) return true;
    const Node& around = r.definition.at(r.definition.scopeAt(scope).node);
    if (isBodyOf(r.ex, i.in, around)) return true;
  }
  return r.ex.hasScope(i.in) && i.in == r.process;
}

Status checkBegin(const Reader& r, const Instruction& i) {
  if (i.node && isBodyOf(r.ex, i.in, *i.node)) {
    if (i.node->loop->behaviour->growsWhileRunning) return success();
    return makeError(ErrorKind::Refused, "cannot-activate", "a standard loop has one turn at a time", i.node->id);
  }
  if (!isUsed(r, i)) {
    return makeError(ErrorKind::Refused, "cannot-activate", "`in` is not around the element",
                     i.node ? i.node->id : i.flow->id);
  }
  return checkScope(r, i.node ? i.node->scope : r.definition.at(i.flow->source).scope, i);
}

// One instruction, or one for each token that is moved.
Status readOne(const Reader& r, const Value& value, std::vector<Instruction>& into) {
  const Value* verb = nullptr;
  std::string_view word;
  for (const char* known : kVerbs) {
    const Value* found = value.find(known);
    if (!found || found->isNull()) continue;
    if (verb) return malformed("an instruction has one of activate, after, cancel and move");
    verb = found;
    word = known;
  }
  if (!verb) return malformed("an instruction has one of activate, after, cancel and move");
  Instruction instruction;
  std::vector<Key> tokens;
  if (word == "cancel" || word == "move") {
    auto found = readTokens(r, *verb);
    if (!found) return found.error();
    tokens = std::move(*found);
  }
  if (word == "cancel") {
    instruction.cancel = std::move(tokens);
    into.push_back(std::move(instruction));
    return success();
  }
  const Value* to = word == "move" ? value.find("to") : verb;
  if (!to || !to->isString()) return malformed("`" + std::string(word) + "` needs the id of an element or flow");
  Status target = word == "after" ? readAfter(r, *to, instruction) : readTarget(r, *to, instruction);
  if (target) target = readPlace(r, value, instruction);
  if (!target) return target;
  if (word != "move") tokens = {0};
  for (Key token : tokens) {
    Instruction one = instruction;
    one.near = token;
    if (token) one.cancel = {token};
    if (Status fits = checkBegin(r, one); !fits) return fits;
    into.push_back(std::move(one));
  }
  return success();
}

}  // namespace

bool isBodyOf(const Execution& ex, Key key, const Node& node) {
  return node.loop && ex.hasScope(key) && ex.scope(key).kind == ScopeKind::MultiInstanceBody &&
         ex.scope(key).element == node.element;
}

bool isJoin(const Node& node) {
  return (node.behaviour->arrive && node.incoming.size() > 1) || (node.startQuantity > 1 && !node.incoming.empty());
}

Result<std::vector<Instruction>> readInstructions(const Execution& ex, Key process, const Definition& definition,
                                                  const Value& list) {
  if (!list.isList()) return malformed("`instructions` must be a list");
  const Reader reader{ex, process, definition};
  std::vector<Instruction> instructions;
  std::optional<Error> first;
  for (std::size_t i = 0; i < list.items().size(); ++i) {
    Status read = readOne(reader, list.items()[i], instructions);
    if (read) continue;
    if (!first) first = read.error();
    first->details.push_back(
        {.code = read.error().code, .message = read.error().message, .element = "/instructions/" + std::to_string(i)});
  }
  if (first) return *first;
  return instructions;
}

}  // namespace joinery::run
