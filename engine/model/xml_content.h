// What the tags of a file say, read by pugixml: names, attribute values and text with references resolved, white space
// and line ends normalised (XML 1.0, 2.11 and 3.3.3). The scanner (xml_scanner.h) knows where each byte stands; the
// reader walks both in step, start tag by start tag and end tag by end tag.
//
//   XmlContent content(text);                 // `text` has passed the scanner: well-formed, no DTD, not too deep
//   content.enter();                          // the root element
//   content.value(0)                          // of its first attribute
//   content.text()                            // its own character data
//   content.leave();
//
// Keeps a copy of the text. Confined to one thread. Throws std::logic_error if both readers disagree, which no input
// that the scanner accepted may bring about.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace joinery::model {

class XmlContent {
 public:
  explicit XmlContent(std::string_view text);
  ~XmlContent();

  // The next element in document order inside of the current one, which must start at `offset` (of its "<").
  void enter(std::size_t offset);
  void leave();
  // Of the current element; `attribute` counts from 0 in the order of the file.
  std::string value(std::size_t attribute) const;
  std::string text() const;

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

}  // namespace joinery::model
