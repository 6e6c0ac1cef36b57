<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>Action</name>
        <message>
            <source>New process</source>
            <translation>新建流程</translation>
        </message>
        <message>
            <source>New form</source>
            <translation>新建表单</translation>
        </message>
        <message>
            <source>Open file…</source>
            <translation>打开文件…</translation>
        </message>
        <message>
            <source>Open item folder…</source>
            <translation>打开事项文件夹…</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Save as…</source>
            <translation>另存为…</translation>
        </message>
        <message>
            <source>Deploy…</source>
            <translation>部署…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>退出</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>粘贴</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>创建副本</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>全选</translation>
        </message>
        <message>
            <source>Find…</source>
            <translation>查找…</translation>
        </message>
        <message>
            <source>Arrange automatically</source>
            <translation>自动布局</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>放大</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>缩小</translation>
        </message>
        <message>
            <source>Actual size</source>
            <translation>实际大小</translation>
        </message>
        <message>
            <source>Fit to window</source>
            <translation>适合窗口</translation>
        </message>
        <message>
            <source>About Joinery</source>
            <translation>关于榫卯</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>编辑(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
    </context>
    <context>
        <name>Command</name>
        <message>
            <source>Add lane</source>
            <translation>添加泳道</translation>
        </message>
        <message>
            <source>Append %1</source>
            <translation>追加%1</translation>
        </message>
        <message>
            <source>Change id</source>
            <translation>修改标识</translation>
        </message>
        <message>
            <source>Change to %1</source>
            <translation>改为%1</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>连线</translation>
        </message>
        <message>
            <source>Create pool</source>
            <translation>创建泳池</translation>
        </message>
        <message>
            <source>Create %1</source>
            <translation>创建%1</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Insert %1</source>
            <translation>插入%1</translation>
        </message>
        <message>
            <source>Arrange automatically</source>
            <translation>自动布局</translation>
        </message>
        <message>
            <source>Make space</source>
            <translation>调整间距</translation>
        </message>
        <message>
            <source>Move label</source>
            <translation>移动标签</translation>
        </message>
        <message>
            <source>Move</source>
            <translation>移动</translation>
        </message>
        <message>
            <source>Paste</source>
            <translation>粘贴</translation>
        </message>
        <message>
            <source>Reconnect</source>
            <translation>改接连线</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重命名</translation>
        </message>
        <message>
            <source>Resize</source>
            <translation>调整大小</translation>
        </message>
        <message>
            <source>Change property</source>
            <translation>修改属性</translation>
        </message>
        <message>
            <source>Change event</source>
            <translation>修改事件</translation>
        </message>
        <message>
            <source>Change timer</source>
            <translation>修改定时</translation>
        </message>
        <message>
            <source>Move bend</source>
            <translation>调整连线</translation>
        </message>
        <message>
            <source>Insert into flow</source>
            <translation>插入到连线</translation>
        </message>
        <message>
            <source>Change access</source>
            <translation>修改权限</translation>
        </message>
        <message>
            <source>Change loop</source>
            <translation>修改循环</translation>
        </message>
        <message>
            <source>Change default flow</source>
            <translation>修改默认流</translation>
        </message>
    </context>
    <context>
        <name>ContextPad</name>
        <message>
            <source>Append user task</source>
            <translation>追加用户任务</translation>
        </message>
        <message>
            <source>Append gateway</source>
            <translation>追加网关</translation>
        </message>
        <message>
            <source>Append end event</source>
            <translation>追加结束事件</translation>
        </message>
        <message>
            <source>Append…</source>
            <translation>追加其他…</translation>
        </message>
        <message>
            <source>Append</source>
            <translation>追加</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>连线</translation>
        </message>
        <message>
            <source>Change type</source>
            <translation>更改类型</translation>
        </message>
        <message>
            <source>Attach timer</source>
            <translation>附加定时边界事件</translation>
        </message>
        <message>
            <source>Attach message</source>
            <translation>附加消息边界事件</translation>
        </message>
        <message>
            <source>Add lane</source>
            <translation>添加泳道</translation>
        </message>
        <message>
            <source>Append annotation</source>
            <translation>添加注释</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>重命名</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
    </context>
    <context>
        <name>Diagnostic</name>
        <message>
            <source>The element may not stand here, or something it needs is missing</source>
            <translation>此处不允许该元素，或缺少必需的内容</translation>
        </message>
        <message>
            <source>A sequence flow crosses the border of its scope</source>
            <translation>顺序流跨越了所在范围的边界</translation>
        </message>
        <message>
            <source>The element's incoming and outgoing lists do not name its flows</source>
            <translation>元素的流入/流出列表与实际连线不一致</translation>
        </message>
        <message>
            <source>The default flow is not valid here</source>
            <translation>此处的默认流无效</translation>
        </message>
        <message>
            <source>A condition stands where none is allowed</source>
            <translation>此处不允许设置条件</translation>
        </message>
        <message>
            <source>A single conditional flow leaves the activity</source>
            <translation>活动只有一条带条件的流出连线</translation>
        </message>
        <message>
            <source>Start and end events belong together</source>
            <translation>有开始事件就必须有结束事件，反之亦然</translation>
        </message>
        <message>
            <source>The element is not connected</source>
            <translation>元素没有连线</translation>
        </message>
        <message>
            <source>The flows of a start event are wrong</source>
            <translation>开始事件的连线不正确</translation>
        </message>
        <message>
            <source>The flows of an end event are wrong</source>
            <translation>结束事件的连线不正确</translation>
        </message>
        <message>
            <source>The flows of an intermediate event are wrong</source>
            <translation>中间事件的连线不正确</translation>
        </message>
        <message>
            <source>The flows of a boundary event are wrong</source>
            <translation>边界事件的连线不正确</translation>
        </message>
        <message>
            <source>The boundary event is not attached to an activity that allows it</source>
            <translation>边界事件未附着在允许的活动上</translation>
        </message>
        <message>
            <source>An event of this kind cannot stand here</source>
            <translation>该类型的事件不能放在此处</translation>
        </message>
        <message>
            <source>A cancel end event stands only in a transaction</source>
            <translation>取消结束事件只能用于事务子流程</translation>
        </message>
        <message>
            <source>An event sub-process needs exactly one triggered start event</source>
            <translation>事件子流程必须且只能有一个带触发条件的开始事件</translation>
        </message>
        <message>
            <source>An event sub-process has no sequence flows</source>
            <translation>事件子流程不能有顺序流</translation>
        </message>
        <message>
            <source>The called process cannot be started without a trigger</source>
            <translation>被调用流程缺少无触发的开始事件</translation>
        </message>
        <message>
            <source>Link events do not fit together</source>
            <translation>链接事件不成对</translation>
        </message>
        <message>
            <source>The gateway's direction contradicts its flows</source>
            <translation>网关方向与连线不符</translation>
        </message>
        <message>
            <source>The gateway needs more flows</source>
            <translation>网关的连线数量不足</translation>
        </message>
        <message>
            <source>The event-based gateway leads to something that is no event</source>
            <translation>事件网关的后继必须是捕获事件或接收任务</translation>
        </message>
        <message>
            <source>An instantiating receive task has incoming flows</source>
            <translation>启动流程的接收任务不能有流入连线</translation>
        </message>
        <message>
            <source>The content of the ad-hoc sub-process is not allowed</source>
            <translation>自由子流程中的内容不被允许</translation>
        </message>
        <message>
            <source>Start or completion quantity is below one</source>
            <translation>启动数量或完成数量小于 1</translation>
        </message>
        <message>
            <source>A public process contains private parts</source>
            <translation>公开流程中包含私有内容</translation>
        </message>
        <message>
            <source>isImmediate is set on an executable process's flow</source>
            <translation>可执行流程的连线不应设置 isImmediate</translation>
        </message>
        <message>
            <source>A formal expression is needed</source>
            <translation>此处需要形式化表达式</translation>
        </message>
        <message>
            <source>The expression is empty</source>
            <translation>表达式为空</translation>
        </message>
        <message>
            <source>The timer has no time, or more than one</source>
            <translation>定时器没有设置时间，或设置了多个</translation>
        </message>
        <message>
            <source>The escalation has no code</source>
            <translation>升级事件缺少代码</translation>
        </message>
        <message>
            <source>The text format is unknown</source>
            <translation>文本格式未知</translation>
        </message>
        <message>
            <source>The transaction method is unknown</source>
            <translation>事务方法未知</translation>
        </message>
        <message>
            <source>The resource role is incomplete</source>
            <translation>资源角色不完整</translation>
        </message>
        <message>
            <source>The event definition is shared</source>
            <translation>事件定义被共享引用</translation>
        </message>
        <message>
            <source>Collection flags contradict each other</source>
            <translation>集合标记互相矛盾</translation>
        </message>
        <message>
            <source>Input and output sets are incomplete</source>
            <translation>输入/输出集不完整</translation>
        </message>
        <message>
            <source>A sub-process has no input and output specification</source>
            <translation>子流程不能有输入输出规范</translation>
        </message>
        <message>
            <source>The operation binding is wrong</source>
            <translation>操作绑定不正确</translation>
        </message>
        <message>
            <source>The data association is incomplete</source>
            <translation>数据关联不完整</translation>
        </message>
        <message>
            <source>The data of the event are incomplete</source>
            <translation>事件的数据定义不完整</translation>
        </message>
        <message>
            <source>Data do not fit the operation</source>
            <translation>服务任务的数据与操作不匹配</translation>
        </message>
        <message>
            <source>Data do not fit the message</source>
            <translation>消息任务的数据与消息不匹配</translation>
        </message>
        <message>
            <source>Data do not fit the called element</source>
            <translation>调用活动的数据与被调用元素不匹配</translation>
        </message>
        <message>
            <source>The data of the multi-instance are incomplete</source>
            <translation>多实例的数据定义不完整</translation>
        </message>
        <message>
            <source>The complex behaviour has no condition</source>
            <translation>复杂行为缺少条件</translation>
        </message>
        <message>
            <source>The message flow is not allowed here</source>
            <translation>此处不允许消息流</translation>
        </message>
        <message>
            <source>The multiplicity is contradictory</source>
            <translation>参与者的数量范围矛盾</translation>
        </message>
        <message>
            <source>The choreography is not valid</source>
            <translation>编排无效</translation>
        </message>
        <message>
            <source>The data object has no name</source>
            <translation>数据对象没有名称</translation>
        </message>
        <message>
            <source>The script's language is unknown</source>
            <translation>脚本语言未知</translation>
        </message>
        <message>
            <source>The web service reference is not resolved</source>
            <translation>Web 服务引用未解析</translation>
        </message>
        <message>
            <source>The imported file is missing</source>
            <translation>缺少被导入的文件</translation>
        </message>
        <message>
            <source>Nothing says how often the activity is to run</source>
            <translation>未说明多实例的次数或集合</translation>
        </message>
        <message>
            <source>The call activity does not say what it calls</source>
            <translation>调用活动未指定被调用流程</translation>
        </message>
        <message>
            <source>The event does not say what it waits for</source>
            <translation>事件未指定等待的消息、信号等</translation>
        </message>
        <message>
            <source>The element can never be reached</source>
            <translation>该元素永远无法到达</translation>
        </message>
        <message>
            <source>The process has no start event</source>
            <translation>流程没有开始事件</translation>
        </message>
        <message>
            <source>A reference names nothing</source>
            <translation>引用的元素不存在</translation>
        </message>
        <message>
            <source>A reference names something of the wrong kind</source>
            <translation>引用的元素类型不正确</translation>
        </message>
        <message>
            <source>A reference is empty</source>
            <translation>引用为空</translation>
        </message>
        <message>
            <source>The id is given twice</source>
            <translation>标识重复</translation>
        </message>
        <message>
            <source>A required attribute is missing</source>
            <translation>缺少必需的属性</translation>
        </message>
        <message>
            <source>An attribute's value is of the wrong type</source>
            <translation>属性值的类型不正确</translation>
        </message>
        <message>
            <source>The attribute is unknown</source>
            <translation>未知属性</translation>
        </message>
        <message>
            <source>The element is unknown</source>
            <translation>未知元素</translation>
        </message>
        <message>
            <source>The form is not in the item</source>
            <translation>事项中没有该表单</translation>
        </message>
        <message>
            <source>A field rule names no field of the form</source>
            <translation>字段权限指向的字段不存在</translation>
        </message>
        <message>
            <source>A section rule names no section of the form</source>
            <translation>分区权限指向的分区不存在</translation>
        </message>
        <message>
            <source>Two rules name the same field or section</source>
            <translation>同一字段或分区有重复的权限规则</translation>
        </message>
        <message>
            <source>The field type is unknown</source>
            <translation>未知的字段类型</translation>
        </message>
        <message>
            <source>The group has no fields</source>
            <translation>分组中没有字段</translation>
        </message>
        <message>
            <source>The key is given twice</source>
            <translation>字段键重复</translation>
        </message>
        <message>
            <source>The key is not valid</source>
            <translation>字段键格式不正确</translation>
        </message>
        <message>
            <source>The field has no options</source>
            <translation>没有可选项</translation>
        </message>
        <message>
            <source>An option is given twice</source>
            <translation>选项重复</translation>
        </message>
        <message>
            <source>An option has no value</source>
            <translation>选项缺少值</translation>
        </message>
        <message>
            <source>The list has no columns</source>
            <translation>明细表没有列</translation>
        </message>
        <message>
            <source>The table has no columns</source>
            <translation>表格没有列</translation>
        </message>
        <message>
            <source>The expression is missing</source>
            <translation>缺少表达式</translation>
        </message>
        <message>
            <source>The form has no id</source>
            <translation>表单缺少标识</translation>
        </message>
        <message>
            <source>The lower limit is above the upper one</source>
            <translation>下限大于上限</translation>
        </message>
        <message>
            <source>The check is unknown</source>
            <translation>未知的证照校验</translation>
        </message>
    </context>
    <context>
        <name>ElementType</name>
        <message>
            <source>Start event</source>
            <translation>开始事件</translation>
        </message>
        <message>
            <source>Timer start</source>
            <translation>定时开始事件</translation>
        </message>
        <message>
            <source>Message start</source>
            <translation>消息开始事件</translation>
        </message>
        <message>
            <source>Signal start</source>
            <translation>信号开始事件</translation>
        </message>
        <message>
            <source>Error start (event sub-process)</source>
            <translation>错误开始事件（事件子流程）</translation>
        </message>
        <message>
            <source>Message catch event</source>
            <translation>消息捕获事件</translation>
        </message>
        <message>
            <source>Timer catch event</source>
            <translation>定时捕获事件</translation>
        </message>
        <message>
            <source>Signal catch event</source>
            <translation>信号捕获事件</translation>
        </message>
        <message>
            <source>Conditional catch event</source>
            <translation>条件捕获事件</translation>
        </message>
        <message>
            <source>Link catch event</source>
            <translation>链接捕获事件</translation>
        </message>
        <message>
            <source>Intermediate event</source>
            <translation>中间事件</translation>
        </message>
        <message>
            <source>Message throw event</source>
            <translation>消息抛出事件</translation>
        </message>
        <message>
            <source>Signal throw event</source>
            <translation>信号抛出事件</translation>
        </message>
        <message>
            <source>Escalation throw event</source>
            <translation>升级抛出事件</translation>
        </message>
        <message>
            <source>Compensation throw event</source>
            <translation>补偿抛出事件</translation>
        </message>
        <message>
            <source>Link throw event</source>
            <translation>链接抛出事件</translation>
        </message>
        <message>
            <source>End event</source>
            <translation>结束事件</translation>
        </message>
        <message>
            <source>Terminate end</source>
            <translation>终止结束事件</translation>
        </message>
        <message>
            <source>Error end</source>
            <translation>错误结束事件</translation>
        </message>
        <message>
            <source>Message end</source>
            <translation>消息结束事件</translation>
        </message>
        <message>
            <source>Signal end</source>
            <translation>信号结束事件</translation>
        </message>
        <message>
            <source>Escalation end</source>
            <translation>升级结束事件</translation>
        </message>
        <message>
            <source>Cancel end (transaction)</source>
            <translation>取消结束事件（事务）</translation>
        </message>
        <message>
            <source>Timer boundary event</source>
            <translation>定时边界事件</translation>
        </message>
        <message>
            <source>Timer boundary event (non-interrupting)</source>
            <translation>定时边界事件（不中断）</translation>
        </message>
        <message>
            <source>Message boundary event</source>
            <translation>消息边界事件</translation>
        </message>
        <message>
            <source>Message boundary event (non-interrupting)</source>
            <translation>消息边界事件（不中断）</translation>
        </message>
        <message>
            <source>Error boundary event</source>
            <translation>错误边界事件</translation>
        </message>
        <message>
            <source>Escalation boundary event</source>
            <translation>升级边界事件</translation>
        </message>
        <message>
            <source>Signal boundary event</source>
            <translation>信号边界事件</translation>
        </message>
        <message>
            <source>Compensation boundary event</source>
            <translation>补偿边界事件</translation>
        </message>
        <message>
            <source>User task</source>
            <translation>用户任务</translation>
        </message>
        <message>
            <source>Service task</source>
            <translation>服务任务</translation>
        </message>
        <message>
            <source>Script task</source>
            <translation>脚本任务</translation>
        </message>
        <message>
            <source>Task</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>Manual task</source>
            <translation>手工任务</translation>
        </message>
        <message>
            <source>Send task</source>
            <translation>发送任务</translation>
        </message>
        <message>
            <source>Receive task</source>
            <translation>接收任务</translation>
        </message>
        <message>
            <source>Business rule task</source>
            <translation>业务规则任务</translation>
        </message>
        <message>
            <source>Call activity</source>
            <translation>调用活动</translation>
        </message>
        <message>
            <source>Sub-process</source>
            <translation>子流程</translation>
        </message>
        <message>
            <source>Event sub-process</source>
            <translation>事件子流程</translation>
        </message>
        <message>
            <source>Transaction</source>
            <translation>事务子流程</translation>
        </message>
        <message>
            <source>Ad-hoc sub-process</source>
            <translation>自由子流程</translation>
        </message>
        <message>
            <source>Exclusive gateway</source>
            <translation>排他网关</translation>
        </message>
        <message>
            <source>Parallel gateway</source>
            <translation>并行网关</translation>
        </message>
        <message>
            <source>Inclusive gateway</source>
            <translation>包容网关</translation>
        </message>
        <message>
            <source>Event-based gateway</source>
            <translation>事件网关</translation>
        </message>
        <message>
            <source>Complex gateway</source>
            <translation>复杂网关</translation>
        </message>
        <message>
            <source>Data object</source>
            <translation>数据对象</translation>
        </message>
        <message>
            <source>Data store</source>
            <translation>数据存储</translation>
        </message>
        <message>
            <source>Text annotation</source>
            <translation>文本注释</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>组</translation>
        </message>
        <message>
            <source>Pool</source>
            <translation>泳池</translation>
        </message>
        <message>
            <source>Sequence flow</source>
            <translation>顺序流</translation>
        </message>
        <message>
            <source>Message flow</source>
            <translation>消息流</translation>
        </message>
        <message>
            <source>Association</source>
            <translation>关联</translation>
        </message>
        <message>
            <source>Data association</source>
            <translation>数据关联</translation>
        </message>
        <message>
            <source>Lane</source>
            <translation>泳道</translation>
        </message>
        <message>
            <source>Process</source>
            <translation>流程</translation>
        </message>
        <message>
            <source>Collaboration</source>
            <translation>协作</translation>
        </message>
        <message>
            <source>Boundary event</source>
            <translation>边界事件</translation>
        </message>
        <message>
            <source>Catch event</source>
            <translation>捕获事件</translation>
        </message>
        <message>
            <source>Throw event</source>
            <translation>抛出事件</translation>
        </message>
        <message>
            <source>Start events</source>
            <translation>开始事件</translation>
        </message>
        <message>
            <source>Intermediate events</source>
            <translation>中间事件</translation>
        </message>
        <message>
            <source>End events</source>
            <translation>结束事件</translation>
        </message>
        <message>
            <source>Boundary events</source>
            <translation>边界事件</translation>
        </message>
        <message>
            <source>Tasks</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>Sub-processes</source>
            <translation>子流程</translation>
        </message>
        <message>
            <source>Gateways</source>
            <translation>网关</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>数据</translation>
        </message>
        <message>
            <source>Artifacts</source>
            <translation>附注</translation>
        </message>
        <message>
            <source>Participants</source>
            <translation>参与者</translation>
        </message>
    </context>
    <context>
        <name>Property</name>
        <message>
            <source>inherited</source>
            <translation>继承</translation>
        </message>
        <message>
            <source>hidden</source>
            <translation>隐藏</translation>
        </message>
        <message>
            <source>read</source>
            <translation>只读</translation>
        </message>
        <message>
            <source>write</source>
            <translation>可编辑</translation>
        </message>
        <message>
            <source>required</source>
            <translation>必填</translation>
        </message>
        <message>
            <source>Correlation key</source>
            <translation>关联键</translation>
        </message>
        <message>
            <source>Fires</source>
            <translation>触发方式</translation>
        </message>
        <message>
            <source>After a duration</source>
            <translation>经过一段时间</translation>
        </message>
        <message>
            <source>At a date</source>
            <translation>在指定时间</translation>
        </message>
        <message>
            <source>Again and again</source>
            <translation>周期重复</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>P2D, PT30M, R/PT1H or = expression</source>
            <translation>P2D、PT30M、R/PT1H 或 = 表达式</translation>
        </message>
        <message>
            <source>Timer</source>
            <translation>定时</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>消息</translation>
        </message>
        <message>
            <source>Message name</source>
            <translation>消息名称</translation>
        </message>
        <message>
            <source>Signal</source>
            <translation>信号</translation>
        </message>
        <message>
            <source>Signal name</source>
            <translation>信号名称</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>错误</translation>
        </message>
        <message>
            <source>Error code</source>
            <translation>错误代码</translation>
        </message>
        <message>
            <source>empty: any error</source>
            <translation>留空：任意错误</translation>
        </message>
        <message>
            <source>Escalation</source>
            <translation>升级</translation>
        </message>
        <message>
            <source>Escalation code</source>
            <translation>升级代码</translation>
        </message>
        <message>
            <source>Condition</source>
            <translation>条件</translation>
        </message>
        <message>
            <source>Fires when</source>
            <translation>触发条件</translation>
        </message>
        <message>
            <source>Link</source>
            <translation>链接</translation>
        </message>
        <message>
            <source>Link name</source>
            <translation>链接名称</translation>
        </message>
        <message>
            <source>Interrupts the activity</source>
            <translation>中断所附活动</translation>
        </message>
        <message>
            <source>Interrupts the surrounding scope</source>
            <translation>中断所在流程</translation>
        </message>
        <message>
            <source>Interruption</source>
            <translation>中断方式</translation>
        </message>
        <message>
            <source>Default flow</source>
            <translation>默认流</translation>
        </message>
        <message>
            <source>Taken when</source>
            <translation>流转条件</translation>
        </message>
        <message>
            <source>Gateway</source>
            <translation>网关</translation>
        </message>
        <message>
            <source>Activation condition</source>
            <translation>激活条件</translation>
        </message>
        <message>
            <source>Repetition</source>
            <translation>循环与多实例</translation>
        </message>
        <message>
            <source>Once</source>
            <translation>执行一次</translation>
        </message>
        <message>
            <source>For each, at the same time</source>
            <translation>多实例（并行）</translation>
        </message>
        <message>
            <source>For each, one after another</source>
            <translation>多实例（依次）</translation>
        </message>
        <message>
            <source>Loop</source>
            <translation>循环</translation>
        </message>
        <message>
            <source>Collection</source>
            <translation>集合</translation>
        </message>
        <message>
            <source>Element variable</source>
            <translation>元素变量</translation>
        </message>
        <message>
            <source>Number of instances</source>
            <translation>实例数量</translation>
        </message>
        <message>
            <source>Complete when</source>
            <translation>完成条件</translation>
        </message>
        <message>
            <source>Output collection</source>
            <translation>输出集合</translation>
        </message>
        <message>
            <source>Output element</source>
            <translation>输出元素</translation>
        </message>
        <message>
            <source>Repeat while</source>
            <translation>循环条件</translation>
        </message>
        <message>
            <source>At most</source>
            <translation>最多次数</translation>
        </message>
        <message>
            <source>Test before the first turn</source>
            <translation>首次执行前先判断</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Id</source>
            <translation>标识</translation>
        </message>
        <message>
            <source>General</source>
            <translation>常规</translation>
        </message>
        <message>
            <source>Documentation</source>
            <translation>说明</translation>
        </message>
        <message>
            <source>Process</source>
            <translation>流程</translation>
        </message>
        <message>
            <source>Executable</source>
            <translation>可执行</translation>
        </message>
        <message>
            <source>Assignment</source>
            <translation>办理人</translation>
        </message>
        <message>
            <source>Candidate groups</source>
            <translation>候选部门/角色</translation>
        </message>
        <message>
            <source>housing-lead, fire-review or = expression</source>
            <translation>housing-lead, fire-review 或 = 表达式</translation>
        </message>
        <message>
            <source>Candidate users</source>
            <translation>候选人员</translation>
        </message>
        <message>
            <source>zhang, li or = expression</source>
            <translation>zhang, li 或 = 表达式</translation>
        </message>
        <message>
            <source>Assignee</source>
            <translation>指定办理人</translation>
        </message>
        <message>
            <source>user or = expression</source>
            <translation>用户名或 = 表达式</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>办理时限</translation>
        </message>
        <message>
            <source>P3D, a date or = expression</source>
            <translation>P3D、日期或 = 表达式</translation>
        </message>
        <message>
            <source>Priority</source>
            <translation>优先级</translation>
        </message>
        <message>
            <source>Outcomes</source>
            <translation>办理结果</translation>
        </message>
        <message>
            <source>approve, return, refuse</source>
            <translation>approve, return, refuse</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>表单</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Access to sections and fields</source>
            <translation>分区与字段权限</translation>
        </message>
        <message>
            <source>External worker</source>
            <translation>外部作业</translation>
        </message>
        <message>
            <source>Job type</source>
            <translation>作业类型</translation>
        </message>
        <message>
            <source>empty: completes at once</source>
            <translation>留空：立即完成</translation>
        </message>
        <message>
            <source>Retries</source>
            <translation>重试次数</translation>
        </message>
        <message>
            <source>Headers</source>
            <translation>附加参数</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>键</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>值</translation>
        </message>
        <message>
            <source>Script</source>
            <translation>脚本</translation>
        </message>
        <message>
            <source>FEEL script</source>
            <translation>FEEL 脚本</translation>
        </message>
        <message>
            <source>Result variable</source>
            <translation>结果变量</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>决策</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>版本</translation>
        </message>
        <message>
            <source>Latest at the moment of the call</source>
            <translation>调用时的最新版本</translation>
        </message>
        <message>
            <source>Of the same deployment</source>
            <translation>同一次部署的版本</translation>
        </message>
        <message>
            <source>Called process</source>
            <translation>被调用流程</translation>
        </message>
        <message>
            <source>Process id</source>
            <translation>流程标识</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>目标</translation>
        </message>
        <message>
            <source>Inputs and outputs</source>
            <translation>输入与输出</translation>
        </message>
        <message>
            <source>Inputs</source>
            <translation>输入</translation>
        </message>
        <message>
            <source>Outputs</source>
            <translation>输出</translation>
        </message>
    </context>
    <context>
        <name>Rule</name>
        <message>
            <source>Nothing follows an end event.</source>
            <translation>结束事件之后不能再有连线。</translation>
        </message>
        <message>
            <source>Nothing leads to a start event.</source>
            <translation>不能连接到开始事件。</translation>
        </message>
        <message>
            <source>A boundary event is triggered, no flow leads to it.</source>
            <translation>边界事件由触发产生，不能有流入连线。</translation>
        </message>
        <message>
            <source>An event sub-process starts by its event; it has no sequence flows.</source>
            <translation>事件子流程由事件启动，不能有顺序流。</translation>
        </message>
        <message>
            <source>A sequence flow cannot cross the border of a sub-process.</source>
            <translation>顺序流不能跨越子流程边界。</translation>
        </message>
        <message>
            <source>These two cannot be connected.</source>
            <translation>这两个元素不能相连。</translation>
        </message>
        <message>
            <source>This connection cannot be of that kind between these two.</source>
            <translation>这两个元素之间不能使用该类型的连线。</translation>
        </message>
        <message>
            <source>Flow elements stand inside a pool.</source>
            <translation>流程元素必须放在泳池内。</translation>
        </message>
        <message>
            <source>An ad-hoc sub-process has no start and end events.</source>
            <translation>自由子流程中不能有开始和结束事件。</translation>
        </message>
        <message>
            <source>A boundary event stands at the border of an activity.</source>
            <translation>边界事件必须放在活动的边框上。</translation>
        </message>
    </context>
    <context>
        <name>Tool</name>
        <message>
            <source>Select and move</source>
            <translation>选择与移动</translation>
        </message>
        <message>
            <source>Pan the view</source>
            <translation>平移视图</translation>
        </message>
        <message>
            <source>Select by frame</source>
            <translation>框选</translation>
        </message>
        <message>
            <source>Make or remove space</source>
            <translation>调整间距</translation>
        </message>
        <message>
            <source>Connect elements</source>
            <translation>连接元素</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::AccessEditor</name>
        <message>
            <source>Whole form</source>
            <translation>整个表单</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::Canvas</name>
        <message>
            <source>Diagram</source>
            <translation>流程图</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::DeployClient</name>
        <message>
            <source>The server answered %1 with something that is no JSON.</source>
            <translation>服务器返回了 %1，内容不是 JSON。</translation>
        </message>
        <message>
            <source>The server answered %1.</source>
            <translation>服务器返回了 %1。</translation>
        </message>
        <message>
            <source>Signing in…</source>
            <translation>正在登录…</translation>
        </message>
        <message>
            <source>The server cannot be reached: %1</source>
            <translation>无法连接服务器：%1</translation>
        </message>
        <message>
            <source>User or password is wrong.</source>
            <translation>用户名或密码错误。</translation>
        </message>
        <message>
            <source>The server did not give a session.</source>
            <translation>服务器未返回会话。</translation>
        </message>
        <message>
            <source>Checking on the server…</source>
            <translation>正在由服务器检查…</translation>
        </message>
        <message>
            <source>Deploying…</source>
            <translation>正在部署…</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::DeployDialog</name>
        <message>
            <source>Process</source>
            <translation>流程</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>决策</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>表单</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>事项</translation>
        </message>
        <message>
            <source>Deploy</source>
            <translation>部署</translation>
        </message>
        <message>
            <source>Deploy “%1”</source>
            <translation>部署“%1”</translation>
        </message>
        <message>
            <source>Only check, deploy nothing</source>
            <translation>仅检查，不部署</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>服务器</translation>
        </message>
        <message>
            <source>User</source>
            <translation>用户</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>密码</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>检查</translation>
        </message>
        <message>
            <source>"%1" is no server address.</source>
            <translation>“%1”不是有效的服务器地址。</translation>
        </message>
        <message>
            <source>Everything is in order.</source>
            <translation>检查通过，没有问题。</translation>
        </message>
        <message>
            <source>Nothing has changed since the last deployment.</source>
            <translation>与上次部署相比没有变化。</translation>
        </message>
        <message>
            <source>Deployed.</source>
            <translation>部署成功。</translation>
        </message>
        <message>
            <source>version %1</source>
            <translation>第 %1 版</translation>
        </message>
        <message>
            <source>The server refused the model.</source>
            <translation>服务器拒绝了该模型。</translation>
        </message>
        <message numerus="yes">
            <source>%n files</source>
            <translation>
                <numerusform>共 %n 个文件</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::DiagramPage</name>
        <message>
            <source>Zoom out</source>
            <translation>缩小</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>放大</translation>
        </message>
        <message>
            <source>Fit to window</source>
            <translation>适合窗口</translation>
        </message>
        <message>
            <source>BPMN models (*.bpmn)</source>
            <translation>BPMN 模型 (*.bpmn)</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::FieldPanel</name>
        <message>
            <source>Move up (Alt+Up)</source>
            <translation>上移 (Alt+↑)</translation>
        </message>
        <message>
            <source>Move down (Alt+Down)</source>
            <translation>下移 (Alt+↓)</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>创建副本</translation>
        </message>
        <message>
            <source>Delete (Del)</source>
            <translation>删除 (Del)</translation>
        </message>
        <message>
            <source>(none)</source>
            <translation>（无）</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>表单</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::FolderPanel</name>
        <message>
            <source>Processes</source>
            <translation>流程</translation>
        </message>
        <message>
            <source>Forms</source>
            <translation>表单</translation>
        </message>
        <message>
            <source>Other files</source>
            <translation>其他文件</translation>
        </message>
        <message>
            <source>Open the folder of an item to see its processes and forms together.</source>
            <translation>打开一个事项文件夹，可同时查看其流程和表单。</translation>
        </message>
        <message>
            <source>Open folder…</source>
            <translation>打开文件夹…</translation>
        </message>
        <message>
            <source>Process</source>
            <translation>流程</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>表单</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::FormCanvas</name>
        <message>
            <source>Drag fields here from the left, or click them.</source>
            <translation>从左侧拖入字段，或单击添加。</translation>
        </message>
        <message>
            <source>Drop fields of this group here</source>
            <translation>将本组字段拖放到此处</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::FormDocument</name>
        <message>
            <source>Add field</source>
            <translation>添加字段</translation>
        </message>
        <message>
            <source>Delete field</source>
            <translation>删除字段</translation>
        </message>
        <message>
            <source>Duplicate field</source>
            <translation>复制字段</translation>
        </message>
        <message>
            <source>Move field</source>
            <translation>移动字段</translation>
        </message>
        <message>
            <source>Change form</source>
            <translation>修改表单</translation>
        </message>
        <message>
            <source>Change field</source>
            <translation>修改字段</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::FormPage</name>
        <message>
            <source>Fields</source>
            <translation>字段</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>分组</translation>
        </message>
        <message>
            <source>Lists</source>
            <translation>列表</translation>
        </message>
        <message>
            <source>Texts</source>
            <translation>文本与排版</translation>
        </message>
        <message>
            <source>Design</source>
            <translation>设计</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>预览</translation>
        </message>
        <message>
            <source>Forms (*.form.json)</source>
            <translation>表单 (*.form.json)</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::FormPreview</name>
        <message>
            <source>Check the entries</source>
            <translation>校验填写内容</translation>
        </message>
        <message>
            <source>Remove row</source>
            <translation>删除此行</translation>
        </message>
        <message>
            <source>Add row</source>
            <translation>添加一行</translation>
        </message>
        <message>
            <source>All entries are in order.</source>
            <translation>填写内容全部正确。</translation>
        </message>
        <message numerus="yes">
            <source>%n entries need attention.</source>
            <translation>
                <numerusform>有 %n 项需要修改。</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::MainWindow</name>
        <message>
            <source>Item</source>
            <translation>事项</translation>
        </message>
        <message>
            <source>Properties</source>
            <translation>属性</translation>
        </message>
        <message>
            <source>Problems</source>
            <translation>问题</translation>
        </message>
        <message>
            <source>Cannot open</source>
            <translation>无法打开</translation>
        </message>
        <message>
            <source>%1 cannot be opened.</source>
            <translation>无法打开 %1。</translation>
        </message>
        <message>
            <source>The file has no diagram; it was arranged automatically.</source>
            <translation>文件中没有图形数据，已自动布局。</translation>
        </message>
        <message>
            <source>New process</source>
            <translation>新建流程</translation>
        </message>
        <message>
            <source>Joinery Designer</source>
            <translation>榫卯设计器</translation>
        </message>
        <message>
            <source>%1 errors, %2 warnings</source>
            <translation>%1 个错误，%2 个警告</translation>
        </message>
        <message>
            <source>No problems</source>
            <translation>没有问题</translation>
        </message>
        <message>
            <source>Save as</source>
            <translation>另存为</translation>
        </message>
        <message>
            <source>Cannot save</source>
            <translation>无法保存</translation>
        </message>
        <message>
            <source>%1 was not saved.</source>
            <translation>%1 未能保存。</translation>
        </message>
        <message>
            <source>Saved.</source>
            <translation>已保存。</translation>
        </message>
        <message>
            <source>Unsaved changes</source>
            <translation>未保存的更改</translation>
        </message>
        <message>
            <source>Save the changes to %1?</source>
            <translation>是否保存对 %1 的更改？</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>不保存</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Models and forms (*.bpmn *.form.json);;All files (*)</source>
            <translation>流程与表单 (*.bpmn *.form.json);;所有文件 (*)</translation>
        </message>
        <message>
            <source>Open item folder</source>
            <translation>打开事项文件夹</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>最近使用</translation>
        </message>
        <message>
            <source>Tools</source>
            <translation>工具</translation>
        </message>
        <message>
            <source>Deploy</source>
            <translation>部署</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>About Joinery</source>
            <translation>关于榫卯</translation>
        </message>
        <message>
            <source>&lt;b&gt;Joinery Designer&lt;/b&gt; %1&lt;p&gt;Draws BPMN 2.0 processes and forms for the approval of government services.&lt;p&gt;Apache License 2.0</source>
            <translation>&lt;b&gt;榫卯设计器&lt;/b&gt; %1&lt;p&gt;绘制政务服务审批的 BPMN 2.0 流程和电子表单。&lt;p&gt;Apache 许可证 2.0</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::OptionsEditor</name>
        <message>
            <source>Label</source>
            <translation>显示名称</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>值</translation>
        </message>
        <message>
            <source>Add option</source>
            <translation>添加选项</translation>
        </message>
        <message>
            <source>Option %1</source>
            <translation>选项 %1</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::Palette</name>
        <message>
            <source>More elements…</source>
            <translation>更多元素…</translation>
        </message>
        <message>
            <source>Create element</source>
            <translation>创建元素</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::ProblemsPanel</name>
        <message>
            <source>Problem</source>
            <translation>问题</translation>
        </message>
        <message>
            <source>Element</source>
            <translation>元素</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>位置</translation>
        </message>
        <message>
            <source>No problems found.</source>
            <translation>没有发现问题。</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::PropertiesPanel</name>
        <message numerus="yes">
            <source>%n elements selected</source>
            <translation>
                <numerusform>已选中 %n 个元素</numerusform>
            </translation>
        </message>
        <message>
            <source>"%1" is no free id: letters, digits, _, - and . are allowed, and it must be unique.</source>
            <translation>“%1”不能用作标识：只能含字母、数字、_、- 和 .，且不能重复。</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::RowsEditor</name>
        <message>
            <source>Add</source>
            <translation>添加</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>移除</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::SearchBar</name>
        <message>
            <source>Name or id</source>
            <translation>名称或标识</translation>
        </message>
        <message>
            <source>Previous</source>
            <translation>上一个</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>下一个</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无结果</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::TypePicker</name>
        <message>
            <source>Search…</source>
            <translation>搜索…</translation>
        </message>
    </context>
    <context>
        <name>joinery::designer::Welcome</name>
        <message>
            <source>Joinery Designer</source>
            <translation>榫卯设计器</translation>
        </message>
        <message>
            <source>Draw approval processes, build their forms, check and deploy them.</source>
            <translation>绘制审批流程，设计电子表单，检查并部署。</translation>
        </message>
        <message>
            <source>Open item folder</source>
            <translation>打开事项文件夹</translation>
        </message>
        <message>
            <source>Open file</source>
            <translation>打开文件</translation>
        </message>
        <message>
            <source>New process</source>
            <translation>新建流程</translation>
        </message>
        <message>
            <source>New form</source>
            <translation>新建表单</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>最近使用</translation>
        </message>
    </context>
</TS>
