#include "engine/model/xml_content.h"

#include <stdexcept>
#include <vector>

#include <pugixml.hpp>

namespace joinery::model {

struct XmlContent::State {
  pugi::xml_document document;
  // The open elements, outermost first, each with the child that was entered last.
  struct Open {
    pugi::xml_node node, lastChild;
  };
  std::vector<Open> open;
};

XmlContent::XmlContent(std::string_view text) : m_state(std::make_unique<State>()) {
  constexpr unsigned kOptions = pugi::parse_default | pugi::parse_ws_pcdata;
  const auto result = m_state->document.load_buffer(text.data(), text.size(), kOptions, pugi::encoding_utf8);
  if (!result) throw std::logic_error(std::string("pugixml refuses what the scanner accepts: ") + result.description());
  m_state->open.push_back({m_state->document, {}});
}

XmlContent::~XmlContent() = default;

void XmlContent::enter(std::size_t offset) {
  State::Open& parent = m_state->open.back();
  pugi::xml_node next = parent.lastChild ? parent.lastChild.next_sibling() : parent.node.first_child();
  while (next && next.type() != pugi::node_element) next = next.next_sibling();
  // pugixml tells the place of the name, one behind the "<".
  if (!next || next.offset_debug() != static_cast<std::ptrdiff_t>(offset) + 1) {
    throw std::logic_error("pugixml and the scanner see different elements at byte " + std::to_string(offset));
  }
  parent.lastChild = next;
  m_state->open.push_back({next, {}});
}

void XmlContent::leave() {
  m_state->open.pop_back();
}

std::string XmlContent::value(std::size_t attribute) const {
  auto current = m_state->open.back().node.first_attribute();
  for (; attribute > 0 && current; --attribute) current = current.next_attribute();
  return current.value();
}

std::string XmlContent::text() const {
  std::string out;
  for (const pugi::xml_node child : m_state->open.back().node) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) out += child.value();
  }
  return out;
}

}  // namespace joinery::model
