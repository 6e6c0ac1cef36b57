#include "engine/run/compile/data.h"

#include <algorithm>

#include "engine/base/json.h"
#include "engine/run/compile/compiler.h"

namespace joinery::run {

namespace {

using model::Element;
using model::Kind;

struct TypeName {
  std::string_view name, word;
};
// The types of XML schema that JSON can tell apart, by their local names; others ask for nothing.
constexpr TypeName kTypes[] = {{"string", "string"},   {"normalizedString", "string"},
                               {"boolean", "boolean"}, {"integer", "integer"},
                               {"int", "integer"},     {"long", "integer"},
                               {"short", "integer"},   {"decimal", "number"},
                               {"double", "number"},   {"float", "number"},
                               {"number", "number"}};

std::string_view localName(std::string_view name) {
  auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string nameOrId(const Element& element) {
  return element.name().empty() ? element.id() : element.name();
}

// The data object or data store that a reference refers to; the item itself otherwise.
const Element* referred(const Compiler& compiler, const Element& item) {
  const char* attribute = item.kind() == Kind::DataObjectReference  ? "dataObjectRef"
                          : item.kind() == Kind::DataStoreReference ? "dataStoreRef"
                                                                    : nullptr;
  const Element* found = attribute ? compiler.reference(item, attribute) : nullptr;
  return found ? found : &item;
}

// The name of a reference to a data object that has none itself, as modelling tools write it.
const Element* namedReference(const Compiler& compiler, const Element& around, const Element& object) {
  for (const auto& child : around.children()) {
    bool refers = child->kind() == Kind::DataObjectReference && compiler.reference(*child, "dataObjectRef") == &object;
    if (refers && !child->name().empty()) return child.get();
    if (!model::isScope(child->kind())) continue;
    if (const Element* found = namedReference(compiler, *child, object)) return found;
  }
  return nullptr;
}

ItemType typeOf(const Compiler& compiler, const Element& item) {
  ItemType type;
  type.isCollection = item.attributeOr("isCollection", "false") == "true";
  const Element* definition = compiler.reference(item, "itemSubjectRef");
  if (!definition) return type;
  type.isCollection = type.isCollection || definition->attributeOr("isCollection", "false") == "true";
  std::string structure = definition->attributeOr("structureRef", "");
  std::string_view local = localName(structure);
  for (const TypeName& known : kTypes) {
    bool same = local.size() == known.name.size();
    for (std::size_t i = 0; same && i < local.size(); ++i) {
      same = (local[i] | 0x20) == (known.name[i] | 0x20);
    }
    if (same) type.word = known.word;
  }
  return type;
}

StoreName storeOf(Compiler& compiler, const Element& reference) {
  const Element* store = referred(compiler, reference);
  StoreName name{nameOrId(*store), 0};
  if (store->attributeOr("isUnlimited", "true") == "false") name.capacity = compiler.whole(*store, "capacity", 0, 0);
  return name;
}

Expression variableNamed(std::string name) {
  Expression e;
  e.text = name;
  e.variable = std::move(name);
  return e;
}

Expression sourceOf(Compiler& compiler, const Element& item) {
  if (item.kind() != Kind::DataStoreReference) return variableNamed(itemName(compiler, &item));
  Expression e;
  e.store = storeOf(compiler, item).name;
  e.text = e.store;
  return e;
}

const Element* refersTo(const Compiler& compiler, const Element& association, Kind kind) {
  const Element* reference = association.child(kind);
  return reference ? compiler.document.resolve(trimmed(reference->text())) : nullptr;
}

// The sources of an association that have a value or not; a data store always has one, its list of items.
std::vector<std::string> sourceNames(const Compiler& compiler, const Element& association) {
  std::vector<std::string> names;
  for (const Element* reference : association.childrenOf(Kind::SourceRef)) {
    const Element* source = compiler.document.resolve(trimmed(reference->text()));
    if (source && source->kind() != Kind::DataStoreReference) names.push_back(itemName(compiler, source));
  }
  return names;
}

// "to" of an assignment names a path in the target, with or without the target's own name in front.
std::string pathIn(const std::string& target, std::string_view to) {
  to = trimmed(to);
  if (!to.empty() && to.front() == '=') to = trimmed(to.substr(1));
  if (to.empty() || to == target) return target;
  bool whole = to.size() > target.size() && to.starts_with(target) && to[target.size()] == '.';
  return whole ? std::string(to) : target + "." + std::string(to);
}

// The values that one association moves: of its transformation, its assignments, or its source as it is (10.4.2).
void addAssociation(Compiler& compiler, const Element& association, bool isOutput,
                    std::vector<DataAssociation>& associations) {
  const Element* source = refersTo(compiler, association, Kind::SourceRef);
  const Element* target = refersTo(compiler, association, Kind::TargetRef);
  if (!target) return;  // a dangling reference is the model's own finding
  DataAssociation moved;
  if (isOutput && source) moved.needs = itemName(compiler, source);
  if (!isOutput && target->kind() == Kind::DataInput) {
    moved.input = itemName(compiler, target);
    moved.sources = sourceNames(compiler, association);
  }
  moved.target = itemName(compiler, target);
  if (target->kind() == Kind::DataStoreReference) moved.store = storeOf(compiler, *target);
  moved.type = moved.store.name.empty() ? typeOf(compiler, *referred(compiler, *target)) : ItemType{};
  auto assignments = association.childrenOf(Kind::Assignment);
  if (const Element* transformation = association.child(Kind::Transformation)) {
    moved.source = compiler.element(transformation);
    associations.push_back(std::move(moved));
    return;
  }
  for (const Element* assignment : assignments) {
    const Element* to = assignment->child(Kind::To);
    DataAssociation part = moved;
    part.source = compiler.element(assignment->child(Kind::From));
    part.target = pathIn(moved.target, to ? to->text() : std::string_view());
    if (part.target != moved.target) part.type = {};
    associations.push_back(std::move(part));
  }
  if (!assignments.empty() || !source) return;
  moved.source = sourceOf(compiler, *source);
  associations.push_back(std::move(moved));
}

const Element* loopOf(const Element& activity) {
  return activity.child(Kind::MultiInstanceLoopCharacteristics);
}

// What a loop takes as its collection is not copied for each of its instances.
bool isLoopCollection(const Compiler& compiler, const Element& activity, const Element& association, Kind end) {
  const Element* loop = loopOf(activity);
  if (!loop) return false;
  Kind kind = end == Kind::TargetRef ? Kind::LoopDataInputRef : Kind::LoopDataOutputRef;
  const Element* collection = refersTo(compiler, *loop, kind);
  return collection && refersTo(compiler, association, end) == collection;
}

// The association that ends (or begins) at the collection of a loop.
const Element* associationOf(const Compiler& compiler, const Element& activity, const Element& item, bool isInput) {
  for (const Element* association :
       activity.childrenOf(isInput ? Kind::DataInputAssociation : Kind::DataOutputAssociation)) {
    if (refersTo(compiler, *association, isInput ? Kind::TargetRef : Kind::SourceRef) == &item) return association;
  }
  return nullptr;
}

// What a loop takes or gives is a list as a whole: there is no part of it that an assignment could fill.
void refuseParts(Compiler& compiler, const Element& association, bool isInput) {
  const char* part = !association.childrenOf(Kind::Assignment).empty()                ? "an assignment"
                     : !isInput && association.child(Kind::Transformation) != nullptr ? "a transformation"
                                                                                      : nullptr;
  if (!part) return;
  compiler.need(association, "unsupported-data",
                std::string("the association of a multi-instance activity's collection cannot have ") + part);
}

std::vector<std::string> namesOf(const Compiler& compiler, const Element& set, Kind list) {
  std::vector<std::string> names;
  for (const Element* reference : set.childrenOf(list)) {
    names.push_back(itemName(compiler, compiler.document.resolve(trimmed(reference->text()))));
  }
  return names;
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<InputSet> inputSetsOf(const Compiler& compiler, const Element& activity) {
  std::vector<InputSet> sets;
  const Element* specification = activity.child(Kind::IoSpecification);
  if (!specification) return sets;
  for (const Element* set : specification->childrenOf(Kind::InputSet)) {
    InputSet found{namesOf(compiler, *set, Kind::DataInputRefs), {}, {}};
    found.whileExecuting = namesOf(compiler, *set, Kind::WhileExecutingInputRefs);
    const auto optional = namesOf(compiler, *set, Kind::OptionalInputRefs);
    for (const std::string& name : found.inputs) {
      if (!contains(optional, name) && !contains(found.whileExecuting, name)) found.required.push_back(name);
    }
    sets.push_back(std::move(found));
  }
  return sets;
}

// An input that is in no set belongs to none: it is filled whichever is chosen.
void leaveSets(DataSpec& data) {
  for (DataAssociation& read : data.reads) {
    const bool inSet = std::any_of(data.inputSets.begin(), data.inputSets.end(),
                                   [&](const InputSet& set) { return contains(set.inputs, read.input); });
    if (!inSet) read.input.clear();
  }
}

std::vector<const Element*> outputsOf(const Element& element) {
  auto outputs = element.childrenOf(Kind::DataOutput);  // events
  if (const Element* specification = element.child(Kind::IoSpecification)) {
    auto more = specification->childrenOf(Kind::DataOutput);
    outputs.insert(outputs.end(), more.begin(), more.end());
  }
  return outputs;
}

}  // namespace

std::string itemName(const Compiler& compiler, const Element* item) {
  if (!item) return {};
  const Element* object = referred(compiler, *item);
  if (!object->name().empty()) return object->name();
  bool isObject = object->kind() == Kind::DataObject;
  const Element* reference = isObject ? namedReference(compiler, compiler.document.root(), *object) : nullptr;
  return reference ? reference->name() : object->id();
}

std::unique_ptr<DataSpec> compileData(Compiler& compiler, const Element& element) {
  auto data = std::make_unique<DataSpec>();
  if (!model::isSubProcess(element.kind())) {  // a sub-process holds them in its own scope
    for (const Element* property : element.childrenOf(Kind::Property)) data->properties.push_back(nameOrId(*property));
  }
  for (const Element* association : element.childrenOf(Kind::DataInputAssociation)) {
    if (isLoopCollection(compiler, element, *association, Kind::TargetRef)) continue;
    addAssociation(compiler, *association, false, data->reads);
  }
  for (const Element* association : element.childrenOf(Kind::DataOutputAssociation)) {
    if (isLoopCollection(compiler, element, *association, Kind::SourceRef)) continue;
    addAssociation(compiler, *association, true, data->writes);
  }
  data->inputSets = inputSetsOf(compiler, element);
  leaveSets(*data);
  for (const Element* output : outputsOf(element)) data->outputs.push_back(nameOrId(*output));
  bool empty = data->properties.empty() && data->reads.empty() && data->writes.empty();
  return empty ? nullptr : std::move(data);
}

std::vector<std::string> declaredData(const Compiler& compiler, const Element& container) {
  std::vector<std::string> names;
  for (const auto& child : container.children()) {
    if (child->kind() != Kind::DataObject && child->kind() != Kind::Property) continue;
    names.push_back(itemName(compiler, child.get()));
  }
  return names;
}

Expression loopInput(Compiler& compiler, const Element& activity, const Element& loop) {
  const Element* reference = loop.child(Kind::LoopDataInputRef);
  if (!reference) return {};
  const Element* item = compiler.document.resolve(trimmed(reference->text()));
  if (!item) return compiler.feel(loop, trimmed(reference->text()));
  const Element* association = associationOf(compiler, activity, *item, true);
  if (!association) return sourceOf(compiler, *item);
  refuseParts(compiler, *association, true);
  if (const Element* transformation = association->child(Kind::Transformation)) return compiler.element(transformation);
  const Element* source = refersTo(compiler, *association, Kind::SourceRef);
  return sourceOf(compiler, source ? *source : *item);
}

std::string loopOutput(Compiler& compiler, const Element& activity, const Element& loop) {
  const Element* reference = loop.child(Kind::LoopDataOutputRef);
  if (!reference) return {};
  const Element* item = compiler.document.resolve(trimmed(reference->text()));
  if (!item) return std::string(trimmed(reference->text()));
  const Element* association = associationOf(compiler, activity, *item, false);
  if (association) refuseParts(compiler, *association, false);
  const Element* target = association ? refersTo(compiler, *association, Kind::TargetRef) : nullptr;
  if (target && target->kind() == Kind::DataStoreReference) {
    compiler.need(loop, "unsupported-data", "the outputs of a multi-instance activity cannot go into a data store");
  }
  return itemName(compiler, target ? target : item);
}

std::string soleOutput(const Compiler&, const Element& activity) {
  auto outputs = outputsOf(activity);
  return outputs.size() == 1 ? nameOrId(*outputs.front()) : std::string();
}

Status checkItem(const ItemType& type, const std::string& name, const Value& value) {
  if (value.isNull() || (type.word.empty() && !type.isCollection)) return success();
  auto suits = [&](const Value& one) {
    if (type.word == "string") return one.isString();
    if (type.word == "boolean") return one.isBoolean();
    if (type.word == "number") return one.isNumber();
    if (type.word == "integer") return one.isNumber() && one.number().toInt64().has_value();
    return true;
  };
  bool all = type.isCollection ? value.isList() : suits(value);
  if (type.isCollection && value.isList()) {
    for (const Value& one : value.items()) all = all && suits(one);
  }
  if (all) return success();
  std::string of = type.word.empty() ? "" : " of type " + type.word;
  return makeError(ErrorKind::Refused, "item-type",
                   "'" + name + "' must be a " + (type.isCollection ? "list" : "value") + of + ", not " +
                       toJson(value).substr(0, 60));
}

}  // namespace joinery::run
