<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>Action</name>
        <message>
            <source>New process</source>
            <translation>New process</translation>
        </message>
        <message>
            <source>New form</source>
            <translation>New form</translation>
        </message>
        <message>
            <source>Open file…</source>
            <translation>Open file…</translation>
        </message>
        <message>
            <source>Open item folder…</source>
            <translation>Open item folder…</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>Save as…</translation>
        </message>
        <message>
            <source>Deploy…</source>
            <translation>Deploy…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Quit</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Redo</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copy</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>Paste</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>Duplicate</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Delete</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>Select all</translation>
        </message>
        <message>
            <source>Find…</source>
            <translation>Find…</translation>
        </message>
        <message>
            <source>Arrange automatically</source>
            <translation>Arrange automatically</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>Zoom in</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>Zoom out</translation>
        </message>
        <message>
            <source>Actual size</source>
            <translation>Actual size</translation>
        </message>
        <message>
            <source>Fit to window</source>
            <translation>Fit to window</translation>
        </message>
        <message>
            <source>About Joinery</source>
            <translation>About Joinery</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;File</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Edit</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;View</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Help</translation>
        </message>
    </context>
    <context>
        <name>Command</name>
        <message>
            <source>Add lane</source>
            <translation>Add lane</translation>
        </message>
        <message>
            <source>Append %1</source>
            <translation>Append %1</translation>
        </message>
        <message>
            <source>Change id</source>
            <translation>Change id</translation>
        </message>
        <message>
            <source>Change to %1</source>
            <translation>Change to %1</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Connect</translation>
        </message>
        <message>
            <source>Create pool</source>
            <translation>Create pool</translation>
        </message>
        <message>
            <source>Create %1</source>
            <translation>Create %1</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Delete</translation>
        </message>
        <message>
            <source>Insert %1</source>
            <translation>Insert %1</translation>
        </message>
        <message>
            <source>Arrange automatically</source>
            <translation>Arrange automatically</translation>
        </message>
        <message>
            <source>Make space</source>
            <translation>Make space</translation>
        </message>
        <message>
            <source>Move label</source>
            <translation>Move label</translation>
        </message>
        <message>
            <source>Move</source>
            <translation>Move</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>Paste</translation>
        </message>
        <message>
            <source>Reconnect</source>
            <translation>Reconnect</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Rename</translation>
        </message>
        <message>
            <source>Resize</source>
            <translation>Resize</translation>
        </message>
        <message>
            <source>Change property</source>
            <translation>Change property</translation>
        </message>
        <message>
            <source>Change event</source>
            <translation>Change event</translation>
        </message>
        <message>
            <source>Change timer</source>
            <translation>Change timer</translation>
        </message>
        <message>
            <source>Move bend</source>
            <translation>Move bend</translation>
        </message>
        <message>
            <source>Insert into flow</source>
            <translation>Insert into flow</translation>
        </message>
        <message>
            <source>Change access</source>
            <translation>Change access</translation>
        </message>
        <message>
            <source>Change loop</source>
            <translation>Change loop</translation>
        </message>
        <message>
            <source>Change default flow</source>
            <translation>Change default flow</translation>
        </message>
    </context>
    <context>
        <name>ContextPad</name>
        <message>
            <source>Append user task</source>
            <translation>Append user task</translation>
        </message>
        <message>
            <source>Append gateway</source>
            <translation>Append gateway</translation>
        </message>
        <message>
            <source>Append end event</source>
            <translation>Append end event</translation>
        </message>
        <message>
            <source>Append…</source>
            <translation>Append…</translation>
        </message>
        <message>
            <source>Append</source>
            <translation>Append</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Connect</translation>
        </message>
        <message>
            <source>Change type</source>
            <translation>Change type</translation>
        </message>
        <message>
            <source>Attach timer</source>
            <translation>Attach timer</translation>
        </message>
        <message>
            <source>Attach message</source>
            <translation>Attach message</translation>
        </message>
        <message>
            <source>Add lane</source>
            <translation>Add lane</translation>
        </message>
        <message>
            <source>Append annotation</source>
            <translation>Append annotation</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Rename</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Delete</translation>
        </message>
    </context>
    <context>
        <name>Diagnostic</name>
        <message>
            <source>The element may not stand here, or something it needs is missing</source>
            <translation>The element may not stand here, or something it needs is missing</translation>
        </message>
        <message>
            <source>A sequence flow crosses the border of its scope</source>
            <translation>A sequence flow crosses the border of its scope</translation>
        </message>
        <message>
            <source>The element's incoming and outgoing lists do not name its flows</source>
            <translation>The element's incoming and outgoing lists do not name its flows</translation>
        </message>
        <message>
            <source>The default flow is not valid here</source>
            <translation>The default flow is not valid here</translation>
        </message>
        <message>
            <source>A condition stands where none is allowed</source>
            <translation>A condition stands where none is allowed</translation>
        </message>
        <message>
            <source>A single conditional flow leaves the activity</source>
            <translation>A single conditional flow leaves the activity</translation>
        </message>
        <message>
            <source>Start and end events belong together</source>
            <translation>Start and end events belong together</translation>
        </message>
        <message>
            <source>The element is not connected</source>
            <translation>The element is not connected</translation>
        </message>
        <message>
            <source>The flows of a start event are wrong</source>
            <translation>The flows of a start event are wrong</translation>
        </message>
        <message>
            <source>The flows of an end event are wrong</source>
            <translation>The flows of an end event are wrong</translation>
        </message>
        <message>
            <source>The flows of an intermediate event are wrong</source>
            <translation>The flows of an intermediate event are wrong</translation>
        </message>
        <message>
            <source>The flows of a boundary event are wrong</source>
            <translation>The flows of a boundary event are wrong</translation>
        </message>
        <message>
            <source>The boundary event is not attached to an activity that allows it</source>
            <translation>The boundary event is not attached to an activity that allows it</translation>
        </message>
        <message>
            <source>An event of this kind cannot stand here</source>
            <translation>An event of this kind cannot stand here</translation>
        </message>
        <message>
            <source>A cancel end event stands only in a transaction</source>
            <translation>A cancel end event stands only in a transaction</translation>
        </message>
        <message>
            <source>An event sub-process needs exactly one triggered start event</source>
            <translation>An event sub-process needs exactly one triggered start event</translation>
        </message>
        <message>
            <source>An event sub-process has no sequence flows</source>
            <translation>An event sub-process has no sequence flows</translation>
        </message>
        <message>
            <source>The called process cannot be started without a trigger</source>
            <translation>The called process cannot be started without a trigger</translation>
        </message>
        <message>
            <source>Link events do not fit together</source>
            <translation>Link events do not fit together</translation>
        </message>
        <message>
            <source>The gateway's direction contradicts its flows</source>
            <translation>The gateway's direction contradicts its flows</translation>
        </message>
        <message>
            <source>The gateway needs more flows</source>
            <translation>The gateway needs more flows</translation>
        </message>
        <message>
            <source>The event-based gateway leads to something that is no event</source>
            <translation>The event-based gateway leads to something that is no event</translation>
        </message>
        <message>
            <source>An instantiating receive task has incoming flows</source>
            <translation>An instantiating receive task has incoming flows</translation>
        </message>
        <message>
            <source>The content of the ad-hoc sub-process is not allowed</source>
            <translation>The content of the ad-hoc sub-process is not allowed</translation>
        </message>
        <message>
            <source>Start or completion quantity is below one</source>
            <translation>Start or completion quantity is below one</translation>
        </message>
        <message>
            <source>A public process contains private parts</source>
            <translation>A public process contains private parts</translation>
        </message>
        <message>
            <source>isImmediate is set on an executable process's flow</source>
            <translation>isImmediate is set on an executable process's flow</translation>
        </message>
        <message>
            <source>A formal expression is needed</source>
            <translation>A formal expression is needed</translation>
        </message>
        <message>
            <source>The expression is empty</source>
            <translation>The expression is empty</translation>
        </message>
        <message>
            <source>The timer has no time, or more than one</source>
            <translation>The timer has no time, or more than one</translation>
        </message>
        <message>
            <source>The escalation has no code</source>
            <translation>The escalation has no code</translation>
        </message>
        <message>
            <source>The text format is unknown</source>
            <translation>The text format is unknown</translation>
        </message>
        <message>
            <source>The transaction method is unknown</source>
            <translation>The transaction method is unknown</translation>
        </message>
        <message>
            <source>The resource role is incomplete</source>
            <translation>The resource role is incomplete</translation>
        </message>
        <message>
            <source>The event definition is shared</source>
            <translation>The event definition is shared</translation>
        </message>
        <message>
            <source>Collection flags contradict each other</source>
            <translation>Collection flags contradict each other</translation>
        </message>
        <message>
            <source>Input and output sets are incomplete</source>
            <translation>Input and output sets are incomplete</translation>
        </message>
        <message>
            <source>A sub-process has no input and output specification</source>
            <translation>A sub-process has no input and output specification</translation>
        </message>
        <message>
            <source>The operation binding is wrong</source>
            <translation>The operation binding is wrong</translation>
        </message>
        <message>
            <source>The data association is incomplete</source>
            <translation>The data association is incomplete</translation>
        </message>
        <message>
            <source>The data of the event are incomplete</source>
            <translation>The data of the event are incomplete</translation>
        </message>
        <message>
            <source>Data do not fit the operation</source>
            <translation>Data do not fit the operation</translation>
        </message>
        <message>
            <source>Data do not fit the message</source>
            <translation>Data do not fit the message</translation>
        </message>
        <message>
            <source>Data do not fit the called element</source>
            <translation>Data do not fit the called element</translation>
        </message>
        <message>
            <source>The data of the multi-instance are incomplete</source>
            <translation>The data of the multi-instance are incomplete</translation>
        </message>
        <message>
            <source>The complex behaviour has no condition</source>
            <translation>The complex behaviour has no condition</translation>
        </message>
        <message>
            <source>The message flow is not allowed here</source>
            <translation>The message flow is not allowed here</translation>
        </message>
        <message>
            <source>The multiplicity is contradictory</source>
            <translation>The multiplicity is contradictory</translation>
        </message>
        <message>
            <source>The choreography is not valid</source>
            <translation>The choreography is not valid</translation>
        </message>
        <message>
            <source>The data object has no name</source>
            <translation>The data object has no name</translation>
        </message>
        <message>
            <source>The script's language is unknown</source>
            <translation>The script's language is unknown</translation>
        </message>
        <message>
            <source>The web service reference is not resolved</source>
            <translation>The web service reference is not resolved</translation>
        </message>
        <message>
            <source>The imported file is missing</source>
            <translation>The imported file is missing</translation>
        </message>
        <message>
            <source>Nothing says how often the activity is to run</source>
            <translation>Nothing says how often the activity is to run</translation>
        </message>
        <message>
            <source>The call activity does not say what it calls</source>
            <translation>The call activity does not say what it calls</translation>
        </message>
        <message>
            <source>The event does not say what it waits for</source>
            <translation>The event does not say what it waits for</translation>
        </message>
        <message>
            <source>The element can never be reached</source>
            <translation>The element can never be reached</translation>
        </message>
        <message>
            <source>The process has no start event</source>
            <translation>The process has no start event</translation>
        </message>
        <message>
            <source>A reference names nothing</source>
            <translation>A reference names nothing</translation>
        </message>
        <message>
            <source>A reference names something of the wrong kind</source>
            <translation>A reference names something of the wrong kind</translation>
        </message>
        <message>
            <source>A reference is empty</source>
            <translation>A reference is empty</translation>
        </message>
        <message>
            <source>The id is given twice</source>
            <translation>The id is given twice</translation>
        </message>
        <message>
            <source>A required attribute is missing</source>
            <translation>A required attribute is missing</translation>
        </message>
        <message>
            <source>An attribute's value is of the wrong type</source>
            <translation>An attribute's value is of the wrong type</translation>
        </message>
        <message>
            <source>The attribute is unknown</source>
            <translation>The attribute is unknown</translation>
        </message>
        <message>
            <source>The element is unknown</source>
            <translation>The element is unknown</translation>
        </message>
        <message>
            <source>The form is not in the item</source>
            <translation>The form is not in the item</translation>
        </message>
        <message>
            <source>A field rule names no field of the form</source>
            <translation>A field rule names no field of the form</translation>
        </message>
        <message>
            <source>A section rule names no section of the form</source>
            <translation>A section rule names no section of the form</translation>
        </message>
        <message>
            <source>Two rules name the same field or section</source>
            <translation>Two rules name the same field or section</translation>
        </message>
        <message>
            <source>The field type is unknown</source>
            <translation>The field type is unknown</translation>
        </message>
        <message>
            <source>The group has no fields</source>
            <translation>The group has no fields</translation>
        </message>
        <message>
            <source>The key is given twice</source>
            <translation>The key is given twice</translation>
        </message>
        <message>
            <source>The key is not valid</source>
            <translation>The key is not valid</translation>
        </message>
        <message>
            <source>The field has no options</source>
            <translation>The field has no options</translation>
        </message>
        <message>
            <source>An option is given twice</source>
            <translation>An option is given twice</translation>
        </message>
        <message>
            <source>An option has no value</source>
            <translation>An option has no value</translation>
        </message>
        <message>
            <source>The list has no columns</source>
            <translation>The list has no columns</translation>
        </message>
        <message>
            <source>The table has no columns</source>
            <translation>The table has no columns</translation>
        </message>
        <message>
            <source>The expression is missing</source>
            <translation>The expression is missing</translation>
        </message>
        <message>
            <source>The form has no id</source>
            <translation>The form has no id</translation>
        </message>
        <message>
            <source>The lower limit is above the upper one</source>
            <translation>The lower limit is above the upper one</translation>
        </message>
        <message>
            <source>The check is unknown</source>
            <translation>The check is unknown</translation>
        </message>
    </context>
    <context>
        <name>ElementType</name>
        <message>
            <source>Start event</source>
            <translation>Start event</translation>
        </message>
        <message>
            <source>Timer start</source>
            <translation>Timer start</translation>
        </message>
        <message>
            <source>Message start</source>
            <translation>Message start</translation>
        </message>
        <message>
            <source>Signal start</source>
            <translation>Signal start</translation>
        </message>
        <message>
            <source>Error start (event sub-process)</source>
            <translation>Error start (event sub-process)</translation>
        </message>
        <message>
            <source>Message catch event</source>
            <translation>Message catch event</translation>
        </message>
        <message>
            <source>Timer catch event</source>
            <translation>Timer catch event</translation>
        </message>
        <message>
            <source>Signal catch event</source>
            <translation>Signal catch event</translation>
        </message>
        <message>
            <source>Conditional catch event</source>
            <translation>Conditional catch event</translation>
        </message>
        <message>
            <source>Link catch event</source>
            <translation>Link catch event</translation>
        </message>
        <message>
            <source>Intermediate event</source>
            <translation>Intermediate event</translation>
        </message>
        <message>
            <source>Message throw event</source>
            <translation>Message throw event</translation>
        </message>
        <message>
            <source>Signal throw event</source>
            <translation>Signal throw event</translation>
        </message>
        <message>
            <source>Escalation throw event</source>
            <translation>Escalation throw event</translation>
        </message>
        <message>
            <source>Compensation throw event</source>
            <translation>Compensation throw event</translation>
        </message>
        <message>
            <source>Link throw event</source>
            <translation>Link throw event</translation>
        </message>
        <message>
            <source>End event</source>
            <translation>End event</translation>
        </message>
        <message>
            <source>Terminate end</source>
            <translation>Terminate end</translation>
        </message>
        <message>
            <source>Error end</source>
            <translation>Error end</translation>
        </message>
        <message>
            <source>Message end</source>
            <translation>Message end</translation>
        </message>
        <message>
            <source>Signal end</source>
            <translation>Signal end</translation>
        </message>
        <message>
            <source>Escalation end</source>
            <translation>Escalation end</translation>
        </message>
        <message>
            <source>Cancel end (transaction)</source>
            <translation>Cancel end (transaction)</translation>
        </message>
        <message>
            <source>Timer boundary event</source>
            <translation>Timer boundary event</translation>
        </message>
        <message>
            <source>Timer boundary event (non-interrupting)</source>
            <translation>Timer boundary event (non-interrupting)</translation>
        </message>
        <message>
            <source>Message boundary event</source>
            <translation>Message boundary event</translation>
        </message>
        <message>
            <source>Message boundary event (non-interrupting)</source>
            <translation>Message boundary event (non-interrupting)</translation>
        </message>
        <message>
            <source>Error boundary event</source>
            <translation>Error boundary event</translation>
        </message>
        <message>
            <source>Escalation boundary event</source>
            <translation>Escalation boundary event</translation>
        </message>
        <message>
            <source>Signal boundary event</source>
            <translation>Signal boundary event</translation>
        </message>
        <message>
            <source>Compensation boundary event</source>
            <translation>Compensation boundary event</translation>
        </message>
        <message>
            <source>User task</source>
            <translation>User task</translation>
        </message>
        <message>
            <source>Service task</source>
            <translation>Service task</translation>
        </message>
        <message>
            <source>Script task</source>
            <translation>Script task</translation>
        </message>
        <message>
            <source>Task</source>
            <translation>Task</translation>
        </message>
        <message>
            <source>Manual task</source>
            <translation>Manual task</translation>
        </message>
        <message>
            <source>Send task</source>
            <translation>Send task</translation>
        </message>
        <message>
            <source>Receive task</source>
            <translation>Receive task</translation>
        </message>
        <message>
            <source>Business rule task</source>
            <translation>Business rule task</translation>
        </message>
        <message>
            <source>Call activity</source>
            <translation>Call activity</translation>
        </message>
        <message>
            <source>Sub-process</source>
            <translation>Sub-process</translation>
        </message>
        <message>
            <source>Event sub-process</source>
            <translation>Event sub-process</translation>
        </message>
        <message>
            <source>Transaction</source>
            <translation>Transaction</translation>
        </message>
        <message>
            <source>Ad-hoc sub-process</source>
            <translation>Ad-hoc sub-process</translation>
        </message>
        <message>
            <source>Exclusive gateway</source>
            <translation>Exclusive gateway</translation>
        </message>
        <message>
            <source>Parallel gateway</source>
            <translation>Parallel gateway</translation>
        </message>
        <message>
            <source>Inclusive gateway</source>
            <translation>Inclusive gateway</translation>
        </message>
        <message>
            <source>Event-based gateway</source>
            <translation>Event-based gateway</translation>
        </message>
        <message>
            <source>Complex gateway</source>
            <translation>Complex gateway</translation>
        </message>
        <message>
            <source>Data object</source>
            <translation>Data object</translation>
        </message>
        <message>
            <source>Data store</source>
            <translation>Data store</translation>
        </message>
        <message>
            <source>Text annotation</source>
            <translation>Text annotation</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>Group</translation>
        </message>
        <message>
            <source>Pool</source>
            <translation>Pool</translation>
        </message>
        <message>
            <source>Sequence flow</source>
            <translation>Sequence flow</translation>
        </message>
        <message>
            <source>Message flow</source>
            <translation>Message flow</translation>
        </message>
        <message>
            <source>Association</source>
            <translation>Association</translation>
        </message>
        <message>
            <source>Data association</source>
            <translation>Data association</translation>
        </message>
        <message>
            <source>Lane</source>
            <translation>Lane</translation>
        </message>
        <message>
            <source>Process</source>
            <translation>Process</translation>
        </message>
        <message>
            <source>Collaboration</source>
            <translation>Collaboration</translation>
        </message>
        <message>
            <source>Boundary event</source>
            <translation>Boundary event</translation>
        </message>
        <message>
            <source>Catch event</source>
            <translation>Catch event</translation>
        </message>
        <message>
            <source>Throw event</source>
            <translation>Throw event</translation>
        </message>
        <message>
            <source>Start events</source>
            <translation>Start events</translation>
        </message>
        <message>
            <source>Intermediate events</source>
            <translation>Intermediate events</translation>
        </message>
        <message>
            <source>End events</source>
            <translation>End events</translation>
        </message>
        <message>
            <source>Boundary events</source>
            <translation>Boundary events</translation>
        </message>
        <message>
            <source>Tasks</source>
            <translation>Tasks</translation>
        </message>
        <message>
            <source>Sub-processes</source>
            <translation>Sub-processes</translation>
        </message>
        <message>
            <source>Gateways</source>
            <translation>Gateways</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Data</translation>
        </message>
        <message>
            <source>Artifacts</source>
            <translation>Artifacts</translation>
        </message>
        <message>
            <source>Participants</source>
            <translation>Participants</translation>
        </message>
    </context>
    <context>
        <name>Property</name>
        <message>
            <source>inherited</source>
            <translation>inherited</translation>
        </message>
        <message>
            <source>hidden</source>
            <translation>hidden</translation>
        </message>
        <message>
            <source>read</source>
            <translation>read</translation>
        </message>
        <message>
            <source>write</source>
            <translation>write</translation>
        </message>
        <message>
            <source>required</source>
            <translation>required</translation>
        </message>
        <message>
            <source>Correlation key</source>
            <translation>Correlation key</translation>
        </message>
        <message>
            <source>Fires</source>
            <translation>Fires</translation>
        </message>
        <message>
            <source>After a duration</source>
            <translation>After a duration</translation>
        </message>
        <message>
            <source>At a date</source>
            <translation>At a date</translation>
        </message>
        <message>
            <source>Again and again</source>
            <translation>Again and again</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Time</translation>
        </message>
        <message>
            <source>P2D, PT30M, R/PT1H or = expression</source>
            <translation>P2D, PT30M, R/PT1H or = expression</translation>
        </message>
        <message>
            <source>Timer</source>
            <translation>Timer</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>Message</translation>
        </message>
        <message>
            <source>Message name</source>
            <translation>Message name</translation>
        </message>
        <message>
            <source>Signal</source>
            <translation>Signal</translation>
        </message>
        <message>
            <source>Signal name</source>
            <translation>Signal name</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>Error</translation>
        </message>
        <message>
            <source>Error code</source>
            <translation>Error code</translation>
        </message>
        <message>
            <source>empty: any error</source>
            <translation>empty: any error</translation>
        </message>
        <message>
            <source>Escalation</source>
            <translation>Escalation</translation>
        </message>
        <message>
            <source>Escalation code</source>
            <translation>Escalation code</translation>
        </message>
        <message>
            <source>Condition</source>
            <translation>Condition</translation>
        </message>
        <message>
            <source>Fires when</source>
            <translation>Fires when</translation>
        </message>
        <message>
            <source>Link</source>
            <translation>Link</translation>
        </message>
        <message>
            <source>Link name</source>
            <translation>Link name</translation>
        </message>
        <message>
            <source>Interrupts the activity</source>
            <translation>Interrupts the activity</translation>
        </message>
        <message>
            <source>Interrupts the surrounding scope</source>
            <translation>Interrupts the surrounding scope</translation>
        </message>
        <message>
            <source>Interruption</source>
            <translation>Interruption</translation>
        </message>
        <message>
            <source>Default flow</source>
            <translation>Default flow</translation>
        </message>
        <message>
            <source>Taken when</source>
            <translation>Taken when</translation>
        </message>
        <message>
            <source>Gateway</source>
            <translation>Gateway</translation>
        </message>
        <message>
            <source>Activation condition</source>
            <translation>Activation condition</translation>
        </message>
        <message>
            <source>Repetition</source>
            <translation>Repetition</translation>
        </message>
        <message>
            <source>Once</source>
            <translation>Once</translation>
        </message>
        <message>
            <source>For each, at the same time</source>
            <translation>For each, at the same time</translation>
        </message>
        <message>
            <source>For each, one after another</source>
            <translation>For each, one after another</translation>
        </message>
        <message>
            <source>Loop</source>
            <translation>Loop</translation>
        </message>
        <message>
            <source>Collection</source>
            <translation>Collection</translation>
        </message>
        <message>
            <source>Element variable</source>
            <translation>Element variable</translation>
        </message>
        <message>
            <source>Number of instances</source>
            <translation>Number of instances</translation>
        </message>
        <message>
            <source>Complete when</source>
            <translation>Complete when</translation>
        </message>
        <message>
            <source>Output collection</source>
            <translation>Output collection</translation>
        </message>
        <message>
            <source>Output element</source>
            <translation>Output element</translation>
        </message>
        <message>
            <source>Repeat while</source>
            <translation>Repeat while</translation>
        </message>
        <message>
            <source>At most</source>
            <translation>At most</translation>
        </message>
        <message>
            <source>Test before the first turn</source>
            <translation>Test before the first turn</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Id</source>
            <translation>Id</translation>
        </message>
        <message>
            <source>General</source>
            <translation>General</translation>
        </message>
        <message>
            <source>Documentation</source>
            <translation>Documentation</translation>
        </message>
        <message>
            <source>Process</source>
            <translation>Process</translation>
        </message>
        <message>
            <source>Executable</source>
            <translation>Executable</translation>
        </message>
        <message>
            <source>Assignment</source>
            <translation>Assignment</translation>
        </message>
        <message>
            <source>Candidate groups</source>
            <translation>Candidate groups</translation>
        </message>
        <message>
            <source>housing-lead, fire-review or = expression</source>
            <translation>housing-lead, fire-review or = expression</translation>
        </message>
        <message>
            <source>Candidate users</source>
            <translation>Candidate users</translation>
        </message>
        <message>
            <source>zhang, li or = expression</source>
            <translation>zhang, li or = expression</translation>
        </message>
        <message>
            <source>Assignee</source>
            <translation>Assignee</translation>
        </message>
        <message>
            <source>user or = expression</source>
            <translation>user or = expression</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>Due</translation>
        </message>
        <message>
            <source>P3D, a date or = expression</source>
            <translation>P3D, a date or = expression</translation>
        </message>
        <message>
            <source>Priority</source>
            <translation>Priority</translation>
        </message>
        <message>
            <source>Outcomes</source>
            <translation>Outcomes</translation>
        </message>
        <message>
            <source>approve, return, refuse</source>
            <translation>approve, return, refuse</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>Form</translation>
        </message>
        <message>
            <source>none</source>
            <translation>none</translation>
        </message>
        <message>
            <source>Access to sections and fields</source>
            <translation>Access to sections and fields</translation>
        </message>
        <message>
            <source>External worker</source>
            <translation>External worker</translation>
        </message>
        <message>
            <source>Job type</source>
            <translation>Job type</translation>
        </message>
        <message>
            <source>empty: completes at once</source>
            <translation>empty: completes at once</translation>
        </message>
        <message>
            <source>Retries</source>
            <translation>Retries</translation>
        </message>
        <message>
            <source>Headers</source>
            <translation>Headers</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Key</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Value</translation>
        </message>
        <message>
            <source>Script</source>
            <translation>Script</translation>
        </message>
        <message>
            <source>FEEL script</source>
            <translation>FEEL script</translation>
        </message>
        <message>
            <source>Result variable</source>
            <translation>Result variable</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>Decision</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Latest at the moment of the call</source>
            <translation>Latest at the moment of the call</translation>
        </message>
        <message>
            <source>Of the same deployment</source>
            <translation>Of the same deployment</translation>
        </message>
        <message>
            <source>Called process</source>
            <translation>Called process</translation>
        </message>
        <message>
            <source>Process id</source>
            <translation>Process id</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Source</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Target</translation>
        </message>
        <message>
            <source>Inputs and outputs</source>
            <translation>Inputs and outputs</translation>
        </message>
        <message>
            <source>Inputs</source>
            <translation>Inputs</translation>
        </message>
        <message>
            <source>Outputs</source>
            <translation>Outputs</translation>
        </message>
    </context>
    <context>
        <name>Rule</name>
        <message>
            <source>Nothing follows an end event.</source>
            <translation>Nothing follows an end event.</translation>
        </message>
        <message>
            <source>Nothing leads to a start event.</source>
            <translation>Nothing leads to a start event.</translation>
        </message>
        <message>
            <source>A boundary event is triggered, no flow leads to it.</source>
            <translation>A boundary event is triggered, no flow leads to it.</translation>
        </message>
        <message>
            <source>An event sub-process starts by its event; it has no sequence flows.</source>
            <translation>An event sub-process starts by its event; it has no sequence flows.</translation>
        </message>
        <message>
            <source>A sequence flow cannot cross the border of a sub-process.</source>
            <translation>A sequence flow cannot cross the border of a sub-process.</translation>
        </message>
        <message>
            <source>These two cannot be connected.</source>
            <translation>These two cannot be connected.</translation>
        </message>
        <message>
            <source>This connection cannot be of that kind between these two.</source>
            <translation>This connection cannot be of that kind between these two.</translation>
        </message>
        <message>
            <source>Flow elements stand inside a pool.</source>
            <translation>Flow elements stand inside a pool.</translation>
        </message>
        <message>
            <source>An ad-hoc sub-process has no start and end events.</source>
            <translation>An ad-hoc sub-process has no start and end events.</translation>
        </message>
        <message>
            <source>A boundary event stands at the border of an activity.</source>
            <translation>A boundary event stands at the border of an activity.</translation>
        </message>
    </context>
    <context>
        <name>Tool</name>
        <message>
            <source>Select and move</source>
            <translation>Select and move</translation>
        </message>
        <message>
            <source>Pan the view</source>
            <translation>Pan the view</translation>
        </message>
        <message>
            <source>Select by frame</source>
            <translation>Select by frame</translation>
        </message>
        <message>
            <source>Make or remove space</source>
            <translation>Make or remove space</translation>
        </message>
        <message>
            <source>Connect elements</source>
            <translation>Connect elements</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::AccessEditor</name>
        <message>
            <source>Whole form</source>
            <translation>Whole form</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::Canvas</name>
        <message>
            <source>Diagram</source>
            <translation>Diagram</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::DeployClient</name>
        <message>
            <source>The server answered %1 with something that is no JSON.</source>
            <translation>The server answered %1 with something that is no JSON.</translation>
        </message>
        <message>
            <source>The server answered %1.</source>
            <translation>The server answered %1.</translation>
        </message>
        <message>
            <source>Signing in…</source>
            <translation>Signing in…</translation>
        </message>
        <message>
            <source>The server cannot be reached: %1</source>
            <translation>The server cannot be reached: %1</translation>
        </message>
        <message>
            <source>User or password is wrong.</source>
            <translation>User or password is wrong.</translation>
        </message>
        <message>
            <source>The server did not give a session.</source>
            <translation>The server did not give a session.</translation>
        </message>
        <message>
            <source>Checking on the server…</source>
            <translation>Checking on the server…</translation>
        </message>
        <message>
            <source>Deploying…</source>
            <translation>Deploying…</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::DeployDialog</name>
        <message>
            <source>Process</source>
            <translation>Process</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>Decision</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>Form</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>Item</translation>
        </message>
        <message>
            <source>Deploy</source>
            <translation>Deploy</translation>
        </message>
        <message>
            <source>Deploy “%1”</source>
            <translation>Deploy “%1”</translation>
        </message>
        <message>
            <source>Only check, deploy nothing</source>
            <translation>Only check, deploy nothing</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>Server</translation>
        </message>
        <message>
            <source>User</source>
            <translation>User</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Password</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>Check</translation>
        </message>
        <message>
            <source>"%1" is no server address.</source>
            <translation>"%1" is no server address.</translation>
        </message>
        <message>
            <source>Everything is in order.</source>
            <translation>Everything is in order.</translation>
        </message>
        <message>
            <source>Nothing has changed since the last deployment.</source>
            <translation>Nothing has changed since the last deployment.</translation>
        </message>
        <message>
            <source>Deployed.</source>
            <translation>Deployed.</translation>
        </message>
        <message>
            <source>version %1</source>
            <translation>version %1</translation>
        </message>
        <message>
            <source>The server refused the model.</source>
            <translation>The server refused the model.</translation>
        </message>
        <message numerus="yes">
            <source>%n files</source>
            <translation>
                <numerusform>%n file</numerusform>
                <numerusform>%n files</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::DiagramPage</name>
        <message>
            <source>Zoom out</source>
            <translation>Zoom out</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>Zoom in</translation>
        </message>
        <message>
            <source>Fit to window</source>
            <translation>Fit to window</translation>
        </message>
        <message>
            <source>BPMN models (*.bpmn)</source>
            <translation>BPMN models (*.bpmn)</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::FieldPanel</name>
        <message>
            <source>Move up (Alt+Up)</source>
            <translation>Move up (Alt+Up)</translation>
        </message>
        <message>
            <source>Move down (Alt+Down)</source>
            <translation>Move down (Alt+Down)</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>Duplicate</translation>
        </message>
        <message>
            <source>Delete (Del)</source>
            <translation>Delete (Del)</translation>
        </message>
        <message>
            <source>(none)</source>
            <translation>(none)</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>Form</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::FolderPanel</name>
        <message>
            <source>Processes</source>
            <translation>Processes</translation>
        </message>
        <message>
            <source>Forms</source>
            <translation>Forms</translation>
        </message>
        <message>
            <source>Other files</source>
            <translation>Other files</translation>
        </message>
        <message>
            <source>Open the folder of an item to see its processes and forms together.</source>
            <translation>Open the folder of an item to see its processes and forms together.</translation>
        </message>
        <message>
            <source>Open folder…</source>
            <translation>Open folder…</translation>
        </message>
        <message>
            <source>Process</source>
            <translation>Process</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>Form</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::FormCanvas</name>
        <message>
            <source>Drag fields here from the left, or click them.</source>
            <translation>Drag fields here from the left, or click them.</translation>
        </message>
        <message>
            <source>Drop fields of this group here</source>
            <translation>Drop fields of this group here</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::FormDocument</name>
        <message>
            <source>Add field</source>
            <translation>Add field</translation>
        </message>
        <message>
            <source>Delete field</source>
            <translation>Delete field</translation>
        </message>
        <message>
            <source>Duplicate field</source>
            <translation>Duplicate field</translation>
        </message>
        <message>
            <source>Move field</source>
            <translation>Move field</translation>
        </message>
        <message>
            <source>Change form</source>
            <translation>Change form</translation>
        </message>
        <message>
            <source>Change field</source>
            <translation>Change field</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::FormPage</name>
        <message>
            <source>Fields</source>
            <translation>Fields</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>Groups</translation>
        </message>
        <message>
            <source>Lists</source>
            <translation>Lists</translation>
        </message>
        <message>
            <source>Texts</source>
            <translation>Texts</translation>
        </message>
        <message>
            <source>Design</source>
            <translation>Design</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Preview</translation>
        </message>
        <message>
            <source>Forms (*.form.json)</source>
            <translation>Forms (*.form.json)</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::FormPreview</name>
        <message>
            <source>Check the entries</source>
            <translation>Check the entries</translation>
        </message>
        <message>
            <source>Remove row</source>
            <translation>Remove row</translation>
        </message>
        <message>
            <source>Add row</source>
            <translation>Add row</translation>
        </message>
        <message>
            <source>All entries are in order.</source>
            <translation>All entries are in order.</translation>
        </message>
        <message numerus="yes">
            <source>%n entries need attention.</source>
            <translation>
                <numerusform>%n entry needs attention.</numerusform>
                <numerusform>%n entries need attention.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::MainWindow</name>
        <message>
            <source>Item</source>
            <translation>Item</translation>
        </message>
        <message>
            <source>Properties</source>
            <translation>Properties</translation>
        </message>
        <message>
            <source>Problems</source>
            <translation>Problems</translation>
        </message>
        <message>
            <source>Cannot open</source>
            <translation>Cannot open</translation>
        </message>
        <message>
            <source>%1 cannot be opened.</source>
            <translation>%1 cannot be opened.</translation>
        </message>
        <message>
            <source>The file has no diagram; it was arranged automatically.</source>
            <translation>The file has no diagram; it was arranged automatically.</translation>
        </message>
        <message>
            <source>New process</source>
            <translation>New process</translation>
        </message>
        <message>
            <source>Joinery Designer</source>
            <translation>Joinery Designer</translation>
        </message>
        <message>
            <source>%1 errors, %2 warnings</source>
            <translation>%1 errors, %2 warnings</translation>
        </message>
        <message>
            <source>No problems</source>
            <translation>No problems</translation>
        </message>
        <message>
            <source>Save as</source>
            <translation>Save as</translation>
        </message>
        <message>
            <source>Cannot save</source>
            <translation>Cannot save</translation>
        </message>
        <message>
            <source>%1 was not saved.</source>
            <translation>%1 was not saved.</translation>
        </message>
        <message>
            <source>Saved.</source>
            <translation>Saved.</translation>
        </message>
        <message>
            <source>Unsaved changes</source>
            <translation>Unsaved changes</translation>
        </message>
        <message>
            <source>Save the changes to %1?</source>
            <translation>Save the changes to %1?</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Discard</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Models and forms (*.bpmn *.form.json);;All files (*)</source>
            <translation>Models and forms (*.bpmn *.form.json);;All files (*)</translation>
        </message>
        <message>
            <source>Open item folder</source>
            <translation>Open item folder</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>Recent</translation>
        </message>
        <message>
            <source>Tools</source>
            <translation>Tools</translation>
        </message>
        <message>
            <source>Deploy</source>
            <translation>Deploy</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Redo</translation>
        </message>
        <message>
            <source>About Joinery</source>
            <translation>About Joinery</translation>
        </message>
        <message>
            <source>&lt;b&gt;Joinery Designer&lt;/b&gt; %1&lt;p&gt;Draws BPMN 2.0 processes and forms for the approval of government services.&lt;p&gt;Apache License 2.0</source>
            <translation>&lt;b&gt;Joinery Designer&lt;/b&gt; %1&lt;p&gt;Draws BPMN 2.0 processes and forms for the approval of government services.&lt;p&gt;Apache License 2.0</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::OptionsEditor</name>
        <message>
            <source>Label</source>
            <translation>Label</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Value</translation>
        </message>
        <message>
            <source>Add option</source>
            <translation>Add option</translation>
        </message>
        <message>
            <source>Option %1</source>
            <translation>Option %1</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Remove</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::Palette</name>
        <message>
            <source>More elements…</source>
            <translation>More elements…</translation>
        </message>
        <message>
            <source>Create element</source>
            <translation>Create element</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::ProblemsPanel</name>
        <message>
            <source>Problem</source>
            <translation>Problem</translation>
        </message>
        <message>
            <source>Element</source>
            <translation>Element</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Place</translation>
        </message>
        <message>
            <source>No problems found.</source>
            <translation>No problems found.</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::PropertiesPanel</name>
        <message numerus="yes">
            <source>%n elements selected</source>
            <translation>
                <numerusform>%n element selected</numerusform>
                <numerusform>%n elements selected</numerusform>
            </translation>
        </message>
        <message>
            <source>"%1" is no free id: letters, digits, _, - and . are allowed, and it must be unique.</source>
            <translation>"%1" is no free id: letters, digits, _, - and . are allowed, and it must be unique.</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::RowsEditor</name>
        <message>
            <source>Add</source>
            <translation>Add</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Remove</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::SearchBar</name>
        <message>
            <source>Name or id</source>
            <translation>Name or id</translation>
        </message>
        <message>
            <source>Previous</source>
            <translation>Previous</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Next</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>none</source>
            <translation>none</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::TypePicker</name>
        <message>
            <source>Search…</source>
            <translation>Search…</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::Welcome</name>
        <message>
            <source>Joinery Designer</source>
            <translation>Joinery Designer</translation>
        </message>
        <message>
            <source>Draw approval processes, build their forms, check and deploy them.</source>
            <translation>Draw approval processes, build their forms, check and deploy them.</translation>
        </message>
        <message>
            <source>Open item folder</source>
            <translation>Open item folder</translation>
        </message>
        <message>
            <source>Open file</source>
            <translation>Open file</translation>
        </message>
        <message>
            <source>New process</source>
            <translation>New process</translation>
        </message>
        <message>
            <source>New form</source>
            <translation>New form</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>Recent</translation>
        </message>
    </context>
</TS>
