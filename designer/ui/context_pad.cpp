#include "designer/ui/context_pad.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QMenu>
#include <QPointer>
#include <QToolButton>

#include "designer/core/commands/add_lane.h"
#include "designer/core/commands/append_shape.h"
#include "designer/core/commands/change_type.h"
#include "designer/core/commands/create_shape.h"
#include "designer/ui/canvas.h"
#include "designer/ui/items/type_icon.h"
#include "designer/ui/theme.h"
#include "designer/ui/type_picker.h"

namespace joinery::designer {

namespace {
using model::Element;
using model::Kind;

struct PadContext {
  Canvas& canvas;
  const Element& element;
  QPoint global;  // where a picker may open
};

struct PadAction {
  const char* key;
  const char* label;  // English, context "ContextPad"
  QIcon (*icon)();
  bool (*applies)(Canvas&, const Element&);
  void (*run)(const PadContext&);
};

QIcon iconOf(const char* type) {
  return typeIcon(*elementType(QLatin1String(type)));
}
bool appendable(Canvas&, const Element& element) {
  return !typesBehind(element).empty();
}
bool connectable(Canvas&, const Element& element) {
  const Kind kind = element.kind();
  return (model::isFlowNode(kind) && kind != Kind::EndEvent) || kind == Kind::Participant ||
         kind == Kind::TextAnnotation || model::is(kind, model::category::Item) || kind == Kind::EndEvent;
}
bool hosts(Canvas& canvas, const Element& element) {
  return mayAttach(canvas.document(), element.id());
}
bool changeable(Canvas&, const Element& element) {
  return !typesFor(element).empty();
}

void append(const PadContext& c, const char* type) {
  c.canvas.executeAndName(AppendShape(c.element.id(), *elementType(QLatin1String(type))));
}

// A free place along the lower border, from the right.
QPointF borderPlace(Canvas& canvas, const Id& host) {
  const QRectF bounds = boundsOf(*canvas.document().index().shape(host));
  double x = bounds.right() - 20;
  for (std::size_t i = 0; i < canvas.document().index().attached(host).size(); ++i) x -= 44;
  return {std::max(x, bounds.left() + 18), bounds.bottom()};
}
void attach(const PadContext& c, const ElementType& type) {
  c.canvas.executeAndName(CreateShape(type, borderPlace(c.canvas, c.element.id()), {}, c.element.id()));
}

void pick(const PadContext& c, const QString& title, std::vector<const ElementType*> types,
          void (*chosen)(Canvas&, const Id&, const ElementType&)) {
  auto* picker = new TypePicker(title, std::move(types), &c.canvas);
  QPointer<Canvas> canvas(&c.canvas);
  QObject::connect(picker, &TypePicker::picked, &c.canvas,
                   [canvas, id = c.element.id(), chosen](const ElementType* type) {
                     if (canvas && canvas->document().find(id)) chosen(*canvas, id, *type);
                   });
  picker->openAt(c.global);
}

const std::vector<PadAction>& padActions() {
  static const std::vector<PadAction> kTable = {
      {"append-user-task", QT_TRANSLATE_NOOP("ContextPad", "Append user task"), [] { return iconOf("user-task"); },
       appendable, [](const PadContext& c) { append(c, "user-task"); }},
      {"append-gateway", QT_TRANSLATE_NOOP("ContextPad", "Append gateway"), [] { return iconOf("exclusive-gateway"); },
       appendable, [](const PadContext& c) { append(c, "exclusive-gateway"); }},
      {"append-end", QT_TRANSLATE_NOOP("ContextPad", "Append end event"), [] { return iconOf("end"); }, appendable,
       [](const PadContext& c) { append(c, "end"); }},
      {"append-any", QT_TRANSLATE_NOOP("ContextPad", "Append…"), [] { return theme::icon(QStringLiteral("more")); },
       appendable,
       [](const PadContext& c) {
         pick(c, QCoreApplication::translate("ContextPad", "Append"), typesBehind(c.element),
              [](Canvas& canvas, const Id& id, const ElementType& type) {
                canvas.executeAndName(AppendShape(id, type));
              });
       }},
      {"connect", QT_TRANSLATE_NOOP("ContextPad", "Connect"), [] { return theme::icon(QStringLiteral("connect")); },
       connectable, [](const PadContext& c) { c.canvas.startConnect(c.element.id()); }},
      {"change-type", QT_TRANSLATE_NOOP("ContextPad", "Change type"),
       [] { return theme::icon(QStringLiteral("change")); }, changeable,
       [](const PadContext& c) {
         pick(c, QCoreApplication::translate("ContextPad", "Change type"), typesFor(c.element),
              [](Canvas& canvas, const Id& id, const ElementType& type) {
                canvas.execute(ChangeType(id, type));
                canvas.select({id});
              });
       }},
      {"boundary-timer", QT_TRANSLATE_NOOP("ContextPad", "Attach timer"), [] { return iconOf("timer-boundary"); },
       hosts, [](const PadContext& c) { attach(c, *elementType(QStringLiteral("timer-boundary"))); }},
      {"boundary-message", QT_TRANSLATE_NOOP("ContextPad", "Attach message"), [] { return iconOf("message-boundary"); },
       hosts, [](const PadContext& c) { attach(c, *elementType(QStringLiteral("message-boundary"))); }},
      {"add-lane", QT_TRANSLATE_NOOP("ContextPad", "Add lane"), [] { return theme::icon(QStringLiteral("lane")); },
       [](Canvas&, const Element& e) { return e.kind() == Kind::Participant; },
       [](const PadContext& c) { c.canvas.executeAndName(AddLane(c.element.id())); }},
      {"annotate", QT_TRANSLATE_NOOP("ContextPad", "Append annotation"), [] { return iconOf("annotation"); },
       [](Canvas&, const Element& e) { return model::isFlowNode(e.kind()); },
       [](const PadContext& c) {
         const QRectF bounds = boundsOf(*c.canvas.document().index().shape(c.element.id()));
         c.canvas.executeAndName(AppendShape(c.element.id(), *elementType(QStringLiteral("annotation")),
                                             bounds.topRight() + QPointF(80, -60)));
       }},
      {"rename", QT_TRANSLATE_NOOP("ContextPad", "Rename"), [] { return theme::icon(QStringLiteral("text")); },
       [](Canvas& canvas, const Element& e) { return mayRename(e) && canvas.document().index().edge(e.id()); },
       [](const PadContext& c) { c.canvas.editLabel(c.element.id()); }},
      {"delete", QT_TRANSLATE_NOOP("ContextPad", "Delete"),
       [] { return theme::icon(QStringLiteral("delete"), theme::kError); },
       [](Canvas&, const Element& e) { return mayDelete(e); }, [](const PadContext& c) { c.canvas.deleteSelection(); }},
  };
  return kTable;
}

constexpr int kColumns = 4;
}  // namespace

ContextPad::ContextPad(Canvas& canvas) : QFrame(canvas.viewport()), m_canvas(canvas) {
  setObjectName(QStringLiteral("contextPad"));
  m_layout = new QGridLayout(this);
  m_layout->setContentsMargins(4, 4, 4, 4);
  m_layout->setSpacing(1);
  hide();
}

void ContextPad::rebuild(const Id& id) {
  const Element* element = m_canvas.document().find(id);
  QString key;
  for (const PadAction& action : padActions())
    if (action.applies(m_canvas, *element)) key += QLatin1String(action.key) + QLatin1Char(' ');
  m_id = id;
  if (key == m_shownKind) return;
  m_shownKind = key;
  qDeleteAll(findChildren<QToolButton*>(QString(), Qt::FindDirectChildrenOnly));
  int count = 0;
  for (const PadAction& action : padActions()) {
    if (!action.applies(m_canvas, *element)) continue;
    auto* button = new QToolButton(this);
    button->setIcon(action.icon());
    button->setIconSize({22, 22});
    button->setFixedSize(30, 30);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::NoFocus);
    button->setCursor(Qt::PointingHandCursor);
    button->setToolTip(QCoreApplication::translate("ContextPad", action.label));
    button->setAccessibleName(button->toolTip());
    button->setObjectName(QStringLiteral("pad-") + QLatin1String(action.key));
    connect(button, &QToolButton::clicked, this, [this, &action, button] {
      if (const Element* now = m_canvas.document().find(m_id))
        action.run({m_canvas, *now, button->mapToGlobal(QPoint(button->width() + 6, 0))});
    });
    m_layout->addWidget(button, count / kColumns, count % kColumns);
    ++count;
  }
}

void ContextPad::showFor(const Id& id) {
  const DrawingItem* item = m_canvas.diagram().item(id);
  const Element* element = m_canvas.document().find(id);
  if (!item || !element) return hide();
  rebuild(id);
  if (m_shownKind.isEmpty()) return hide();
  adjustSize();
  const QRectF scene = item->isEdge() ? QRectF(item->outline().pointAtPercent(0.5), QSizeF(0, 0)) : item->bounds();
  const QRect around(m_canvas.mapFromScene(scene.topLeft()), m_canvas.mapFromScene(scene.bottomRight()));
  const QRect room = m_canvas.viewport()->rect();
  // Beside the element on the right; where there is no room, on the left, then inside the view.
  QPoint at(around.right() + 16, around.top() - 4);
  if (at.x() + width() > room.right() - 8) at.setX(around.left() - width() - 16);
  if (at.x() < 8) at.setX(std::clamp(around.right() - width() - 8, 8, std::max(8, room.right() - width() - 8)));
  at.setY(std::clamp(at.y(), 8, std::max(8, room.bottom() - height() - 8)));
  move(at);
  setVisible(room.intersects(around.adjusted(-2, -2, 2, 2)));
  raise();
}

void ContextPad::fillMenu(QMenu& menu) {
  const Element* element = m_canvas.document().find(m_canvas.singleSelection());
  if (!element) return;
  const QPoint at = QCursor::pos();
  for (const PadAction& action : padActions()) {
    if (!action.applies(m_canvas, *element)) continue;
    menu.addAction(action.icon(), QCoreApplication::translate("ContextPad", action.label), &m_canvas,
                   [this, &action, id = element->id(), at] {
                     if (const Element* now = m_canvas.document().find(id)) action.run({m_canvas, *now, at});
                   });
  }
}

}  // namespace joinery::designer
