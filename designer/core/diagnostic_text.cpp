#include "designer/core/diagnostic_text.h"

#include <QCoreApplication>

namespace joinery::designer {

namespace {
// A short text per rule; the full message of the judge stands in the tool tip.
struct Row {
  const char* code;
  const char* text;
};
const Row kRows[] = {
    {"content", QT_TRANSLATE_NOOP("Diagnostic", "The element may not stand here, or something it needs is missing")},
    {"flow-scope", QT_TRANSLATE_NOOP("Diagnostic", "A sequence flow crosses the border of its scope")},
    {"flow-lists", QT_TRANSLATE_NOOP("Diagnostic", "The element's incoming and outgoing lists do not name its flows")},
    {"default-flow", QT_TRANSLATE_NOOP("Diagnostic", "The default flow is not valid here")},
    {"condition-place", QT_TRANSLATE_NOOP("Diagnostic", "A condition stands where none is allowed")},
    {"single-condition", QT_TRANSLATE_NOOP("Diagnostic", "A single conditional flow leaves the activity")},
    {"start-and-end", QT_TRANSLATE_NOOP("Diagnostic", "Start and end events belong together")},
    {"loose-nodes", QT_TRANSLATE_NOOP("Diagnostic", "The element is not connected")},
    {"start-event-flows", QT_TRANSLATE_NOOP("Diagnostic", "The flows of a start event are wrong")},
    {"end-event-flows", QT_TRANSLATE_NOOP("Diagnostic", "The flows of an end event are wrong")},
    {"intermediate-event-flows", QT_TRANSLATE_NOOP("Diagnostic", "The flows of an intermediate event are wrong")},
    {"boundary-event-flows", QT_TRANSLATE_NOOP("Diagnostic", "The flows of a boundary event are wrong")},
    {"boundary-event-place",
     QT_TRANSLATE_NOOP("Diagnostic", "The boundary event is not attached to an activity that allows it")},
    {"event-position", QT_TRANSLATE_NOOP("Diagnostic", "An event of this kind cannot stand here")},
    {"cancel-end-event", QT_TRANSLATE_NOOP("Diagnostic", "A cancel end event stands only in a transaction")},
    {"event-sub-process-start",
     QT_TRANSLATE_NOOP("Diagnostic", "An event sub-process needs exactly one triggered start event")},
    {"event-sub-process-flows", QT_TRANSLATE_NOOP("Diagnostic", "An event sub-process has no sequence flows")},
    {"called-process-start", QT_TRANSLATE_NOOP("Diagnostic", "The called process cannot be started without a trigger")},
    {"links", QT_TRANSLATE_NOOP("Diagnostic", "Link events do not fit together")},
    {"gateway-direction", QT_TRANSLATE_NOOP("Diagnostic", "The gateway's direction contradicts its flows")},
    {"gateway-flows", QT_TRANSLATE_NOOP("Diagnostic", "The gateway needs more flows")},
    {"event-gateway", QT_TRANSLATE_NOOP("Diagnostic", "The event-based gateway leads to something that is no event")},
    {"receive-task-instantiate", QT_TRANSLATE_NOOP("Diagnostic", "An instantiating receive task has incoming flows")},
    {"ad-hoc-content", QT_TRANSLATE_NOOP("Diagnostic", "The content of the ad-hoc sub-process is not allowed")},
    {"quantities", QT_TRANSLATE_NOOP("Diagnostic", "Start or completion quantity is below one")},
    {"public-process", QT_TRANSLATE_NOOP("Diagnostic", "A public process contains private parts")},
    {"immediate-flow", QT_TRANSLATE_NOOP("Diagnostic", "isImmediate is set on an executable process's flow")},
    {"formal-expression", QT_TRANSLATE_NOOP("Diagnostic", "A formal expression is needed")},
    {"expression-empty", QT_TRANSLATE_NOOP("Diagnostic", "The expression is empty")},
    {"timer", QT_TRANSLATE_NOOP("Diagnostic", "The timer has no time, or more than one")},
    {"escalation-code", QT_TRANSLATE_NOOP("Diagnostic", "The escalation has no code")},
    {"text-format", QT_TRANSLATE_NOOP("Diagnostic", "The text format is unknown")},
    {"transaction-method", QT_TRANSLATE_NOOP("Diagnostic", "The transaction method is unknown")},
    {"resource-role", QT_TRANSLATE_NOOP("Diagnostic", "The resource role is incomplete")},
    {"shared-event-definition", QT_TRANSLATE_NOOP("Diagnostic", "The event definition is shared")},
    {"collection-match", QT_TRANSLATE_NOOP("Diagnostic", "Collection flags contradict each other")},
    {"io-sets", QT_TRANSLATE_NOOP("Diagnostic", "Input and output sets are incomplete")},
    {"io-in-sub-process", QT_TRANSLATE_NOOP("Diagnostic", "A sub-process has no input and output specification")},
    {"io-binding", QT_TRANSLATE_NOOP("Diagnostic", "The operation binding is wrong")},
    {"data-association", QT_TRANSLATE_NOOP("Diagnostic", "The data association is incomplete")},
    {"event-data", QT_TRANSLATE_NOOP("Diagnostic", "The data of the event are incomplete")},
    {"service-task-operation", QT_TRANSLATE_NOOP("Diagnostic", "Data do not fit the operation")},
    {"message-task-data", QT_TRANSLATE_NOOP("Diagnostic", "Data do not fit the message")},
    {"call-activity-data", QT_TRANSLATE_NOOP("Diagnostic", "Data do not fit the called element")},
    {"multi-instance-data", QT_TRANSLATE_NOOP("Diagnostic", "The data of the multi-instance are incomplete")},
    {"complex-behavior-condition", QT_TRANSLATE_NOOP("Diagnostic", "The complex behaviour has no condition")},
    {"message-flow", QT_TRANSLATE_NOOP("Diagnostic", "The message flow is not allowed here")},
    {"participant-multiplicity", QT_TRANSLATE_NOOP("Diagnostic", "The multiplicity is contradictory")},
    {"choreography", QT_TRANSLATE_NOOP("Diagnostic", "The choreography is not valid")},
    {"data-object-name", QT_TRANSLATE_NOOP("Diagnostic", "The data object has no name")},
    {"script-format", QT_TRANSLATE_NOOP("Diagnostic", "The script's language is unknown")},
    {"web-service-reference", QT_TRANSLATE_NOOP("Diagnostic", "The web service reference is not resolved")},
    {"import-file", QT_TRANSLATE_NOOP("Diagnostic", "The imported file is missing")},
    {"multi-instance-count", QT_TRANSLATE_NOOP("Diagnostic", "Nothing says how often the activity is to run")},
    {"called-element", QT_TRANSLATE_NOOP("Diagnostic", "The call activity does not say what it calls")},
    {"trigger-name", QT_TRANSLATE_NOOP("Diagnostic", "The event does not say what it waits for")},
    {"unreachable", QT_TRANSLATE_NOOP("Diagnostic", "The element can never be reached")},
    {"no-start", QT_TRANSLATE_NOOP("Diagnostic", "The process has no start event")},
    {"reference-unresolved", QT_TRANSLATE_NOOP("Diagnostic", "A reference names nothing")},
    {"reference-kind", QT_TRANSLATE_NOOP("Diagnostic", "A reference names something of the wrong kind")},
    {"reference-empty", QT_TRANSLATE_NOOP("Diagnostic", "A reference is empty")},
    {"id-duplicate", QT_TRANSLATE_NOOP("Diagnostic", "The id is given twice")},
    {"attribute-missing", QT_TRANSLATE_NOOP("Diagnostic", "A required attribute is missing")},
    {"attribute-type", QT_TRANSLATE_NOOP("Diagnostic", "An attribute's value is of the wrong type")},
    {"unknown-attribute", QT_TRANSLATE_NOOP("Diagnostic", "The attribute is unknown")},
    {"unknown-element", QT_TRANSLATE_NOOP("Diagnostic", "The element is unknown")},
    {"unknown-form", QT_TRANSLATE_NOOP("Diagnostic", "The form is not in the item")},
    {"access-unknown-field", QT_TRANSLATE_NOOP("Diagnostic", "A field rule names no field of the form")},
    {"access-unknown-section", QT_TRANSLATE_NOOP("Diagnostic", "A section rule names no section of the form")},
    {"access-rule-duplicate", QT_TRANSLATE_NOOP("Diagnostic", "Two rules name the same field or section")},
    {"component-type-unknown", QT_TRANSLATE_NOOP("Diagnostic", "The field type is unknown")},
    {"components-missing", QT_TRANSLATE_NOOP("Diagnostic", "The group has no fields")},
    {"key-duplicate", QT_TRANSLATE_NOOP("Diagnostic", "The key is given twice")},
    {"key-malformed", QT_TRANSLATE_NOOP("Diagnostic", "The key is not valid")},
    {"options-missing", QT_TRANSLATE_NOOP("Diagnostic", "The field has no options")},
    {"option-duplicate", QT_TRANSLATE_NOOP("Diagnostic", "An option is given twice")},
    {"option-without-value", QT_TRANSLATE_NOOP("Diagnostic", "An option has no value")},
    {"list-without-columns", QT_TRANSLATE_NOOP("Diagnostic", "The list has no columns")},
    {"columns-missing", QT_TRANSLATE_NOOP("Diagnostic", "The table has no columns")},
    {"expression-missing", QT_TRANSLATE_NOOP("Diagnostic", "The expression is missing")},
    {"form-without-id", QT_TRANSLATE_NOOP("Diagnostic", "The form has no id")},
    {"limits-crossed", QT_TRANSLATE_NOOP("Diagnostic", "The lower limit is above the upper one")},
    {"check-unknown", QT_TRANSLATE_NOOP("Diagnostic", "The check is unknown")},
};
}  // namespace

QString diagnosticText(const Diagnostic& diagnostic) {
  for (const Row& row : kRows) {
    if (diagnostic.code != row.code) continue;
    const QString text = QCoreApplication::translate("Diagnostic", row.text);
    // Without a translation the judge's own words say more.
    if (text != QLatin1String(row.text)) return text;
  }
  return QString::fromStdString(diagnostic.message);
}

}  // namespace joinery::designer
