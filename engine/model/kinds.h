// What an XML element is: one Kind per element name of BPMN 2.0.2, of its diagram interchange and of Joinery.
//
//   Kind kind = kindOf(kBpmn, "userTask");   // Kind::UserTask
//   kindName(kind)                                    // "userTask", the name in the file
//   isActivity(kind)                                  // true
//
// kinds.def is the only list: an element is added there and nowhere else. Categories are bits, so that rules and
// palettes ask `is(kind, category::Activity)` instead of listing kinds. Constant data, any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace joinery::model {

enum class Kind : std::uint16_t {
  Unknown,  // any element that kinds.def does not know, of whatever namespace
#define KIND(name, ns, xml, categories) name,
#include "engine/model/kinds.def"
#undef KIND
};

inline constexpr std::size_t kKindCount = 1
#define KIND(name, ns, xml, categories) +1
#include "engine/model/kinds.def"
#undef KIND
    ;

namespace category {
enum Bits : std::uint32_t {
  FlowElement = 1u << 0,      // may stand in a process or sub-process
  FlowNode = 1u << 1,         // may be the end of a sequence flow
  Activity = 1u << 2,         // task, call activity or sub-process
  AnyTask = 1u << 3,          // atomic activity
  AnySubProcess = 1u << 4,    // sub-process, transaction, ad-hoc sub-process
  Gateway = 1u << 5,          //
  AnyEvent = 1u << 6,         // a flow node that is an event
  CatchEvent = 1u << 7,       //
  ThrowEvent = 1u << 8,       // also the implicit event of a complex behaviour
  EventDefinition = 1u << 9,  // what an event waits for or raises
  RootElement = 1u << 10,     // may stand directly below definitions
  Callable = 1u << 11,        // a call activity may call it
  Scope = 1u << 12,           // holds flow elements
  Artifact = 1u << 13,        // annotation, group, association
  Item = 1u << 14,            // item-aware: holds data
  Expression = 1u << 15,      // its text is an expression
  Reference = 1u << 16,       // its text names another element
  Loop = 1u << 17,            // loop characteristics
  Role = 1u << 18,            // resource role
  Di = 1u << 19,              // diagram interchange
};
}  // namespace category

std::uint32_t categories(Kind kind);                                     // 0 for Kind::Unknown
std::string_view kindName(Kind kind);                                    // the XML local name; "" for Kind::Unknown
std::string_view kindNamespace(Kind kind);                               // the namespace URI; "" for Kind::Unknown
Kind kindOf(std::string_view namespaceUri, std::string_view localName);  // Kind::Unknown if the table has no such row

inline bool is(Kind kind, std::uint32_t bits) {
  return (categories(kind) & bits) != 0;
}
inline bool isFlowElement(Kind kind) {
  return is(kind, category::FlowElement);
}
inline bool isFlowNode(Kind kind) {
  return is(kind, category::FlowNode);
}
inline bool isActivity(Kind kind) {
  return is(kind, category::Activity);
}
inline bool isTask(Kind kind) {
  return is(kind, category::AnyTask);
}
inline bool isSubProcess(Kind kind) {
  return is(kind, category::AnySubProcess);
}
inline bool isGateway(Kind kind) {
  return is(kind, category::Gateway);
}
inline bool isEvent(Kind kind) {
  return is(kind, category::AnyEvent);
}
inline bool isCatchEvent(Kind kind) {
  return is(kind, category::CatchEvent);
}
inline bool isThrowEvent(Kind kind) {
  return is(kind, category::ThrowEvent);
}
inline bool isEventDefinition(Kind kind) {
  return is(kind, category::EventDefinition);
}
inline bool isRootElement(Kind kind) {
  return is(kind, category::RootElement);
}
inline bool isCallable(Kind kind) {
  return is(kind, category::Callable);
}
inline bool isScope(Kind kind) {
  return is(kind, category::Scope);
}
inline bool isArtifact(Kind kind) {
  return is(kind, category::Artifact);
}
inline bool isExpression(Kind kind) {
  return is(kind, category::Expression);
}
inline bool isReference(Kind kind) {
  return is(kind, category::Reference);
}
inline bool isLoop(Kind kind) {
  return is(kind, category::Loop);
}
inline bool isDi(Kind kind) {
  return is(kind, category::Di);
}

}  // namespace joinery::model
