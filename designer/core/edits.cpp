#include "designer/core/edits.h"

#include <iterator>
#include <stdexcept>

#include "designer/core/numbers.h"

namespace joinery::designer {

using model::Element;
using model::NewElement;

namespace {
template <class... F>
struct Overloaded : F... {
  using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;
}  // namespace

void Edits::touch(const Element& element) {
  m_index->ownersOf(element, m_touched);
}

void Edits::setAttribute(Element& element, std::string_view name, std::optional<std::string> value,
                         std::string_view namespaceUri) {
  const std::string* present = element.attribute(name, namespaceUri);
  std::optional<std::string> before = present ? std::optional(*present) : std::nullopt;
  if (before == value) return;
  touch(element);
  AttributeStep step{&element, std::string(name), std::string(namespaceUri), std::move(before), std::move(value)};
  write(step, step.after);
  touch(element);
  m_steps.push_back(std::move(step));
}

void Edits::setNumber(Element& element, std::string_view name, double value) {
  const std::string* present = element.attribute(name);
  if (present && sameNumber(*present, value)) return;
  setAttribute(element, name, numberText(value));
}

void Edits::setText(Element& element, std::string text) {
  if (element.text() == text) return;
  touch(element);
  TextStep step{&element, element.text(), std::move(text)};
  m_index->leave(element);
  m_document->setText(element, step.after);
  m_index->enter(element);
  m_steps.push_back(std::move(step));
}

Element& Edits::insert(Element& parent, std::size_t position, const NewElement& element) {
  Element& added = m_document->insert(parent, position, element);
  m_index->enter(added);
  touch(added);
  m_steps.push_back(TreeStep{&parent, position, &added, true, nullptr});
  return added;
}

Element& Edits::insert(Element& parent, const NewElement& element) {
  return insert(parent, schemaPosition(parent, model::kindOf(element.namespaceUri, element.localName)), element);
}

void Edits::remove(Element& element) {
  if (!element.parent()) throw std::logic_error("the root of a document cannot be removed");
  touch(element);
  TreeStep step{element.parent(), positionInParent(element), &element, false, nullptr};
  takeOut(step);
  m_steps.push_back(std::move(step));
}

Element& Edits::moveTo(Element& element, Element& newParent) {
  const NewElement copy = copyOf(element);
  remove(element);
  return insert(newParent, copy);
}

void Edits::write(const AttributeStep& step, const std::optional<std::string>& value) {
  m_index->leave(*step.element);
  m_document->setAttribute(*step.element, step.name, value, step.namespaceUri);
  m_index->enter(*step.element);
}

void Edits::takeOut(TreeStep& step) {
  m_index->leave(*step.element);
  step.out = m_document->remove(*step.element);
}

void Edits::putBack(TreeStep& step) {
  m_document->restore(*step.parent, step.position, std::move(step.out));
  m_index->enter(*step.element);
}

void Edits::undo() {
  for (auto step = m_steps.rbegin(); step != m_steps.rend(); ++step) {
    std::visit(Overloaded{[&](AttributeStep& s) { write(s, s.before); },
                          [&](TextStep& s) {
                            m_index->leave(*s.element);
                            m_document->setText(*s.element, s.before);
                            m_index->enter(*s.element);
                          },
                          [&](TreeStep& s) { s.inserts ? takeOut(s) : putBack(s); }},
               *step);
  }
}

void Edits::redo() {
  for (Step& step : m_steps) {
    std::visit(Overloaded{[&](AttributeStep& s) { write(s, s.after); },
                          [&](TextStep& s) {
                            m_index->leave(*s.element);
                            m_document->setText(*s.element, s.after);
                            m_index->enter(*s.element);
                          },
                          [&](TreeStep& s) { s.inserts ? putBack(s) : takeOut(s); }},
               step);
  }
}

void Edits::append(Edits&& later) {
  std::move(later.m_steps.begin(), later.m_steps.end(), std::back_inserter(m_steps));
  later.m_steps.clear();
  m_touched.merge(later.m_touched);
}

NewElement copyOf(const Element& element) {
  NewElement copy{element.namespaceUri(), element.localName(), element.attributes(), element.text(), {}};
  for (const auto& child : element.children()) copy.children.push_back(copyOf(*child));
  return copy;
}

std::size_t positionInParent(const Element& element) {
  const auto& siblings = element.parent()->children();
  for (std::size_t i = 0; i < siblings.size(); ++i) {
    if (siblings[i].get() == &element) return i;
  }
  throw std::logic_error("an element is missing among its parent's children");
}

}  // namespace joinery::designer
