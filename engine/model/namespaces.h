// The XML namespaces that Joinery reads. Constants only.
#pragma once

#include <string_view>

namespace joinery::model {

inline constexpr std::string_view kBpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
inline constexpr std::string_view kBpmnDi = "http://www.omg.org/spec/BPMN/20100524/DI";
inline constexpr std::string_view kDc = "http://www.omg.org/spec/DD/20100524/DC";
inline constexpr std::string_view kDi = "http://www.omg.org/spec/DD/20100524/DI";
inline constexpr std::string_view kJoinery = "urn:joinery:bpmn:1";

}  // namespace joinery::model
