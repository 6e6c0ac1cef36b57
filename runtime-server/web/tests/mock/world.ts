// The mock's state: three processes, a handful of cases and tasks, and what completing a task does.
import type { JsonObject } from '../../src/api/json';
import type { Attachment, Comment, HistoryEntry, Instance, Task } from '../../src/api/types';
import { sampleData } from './forms';

const kHour = 3_600_000;

export interface Step {
  elementId: string;
  name: string;
  form: string | null;
  outcomes: string[];
  groups: string[];
  dueInHours: number | null;
  priority: number;
  next: Record<string, string[]>;
}

export const kUsers: Record<string, { password: string; displayName: string; groups: string[] }> = {
  wangli: { password: 'joinery', displayName: '王丽', groups: ['window', 'housing'] },
  liqiang: { password: 'joinery', displayName: '李强', groups: ['labour'] },
};

const step = (elementId: string, name: string, form: string | null, outcomes: string[], groups: string[], dueInHours: number | null, next: Record<string, string[]>, priority = 50): Step =>
  ({ elementId, name, form, outcomes, groups, dueInHours, next, priority });

export const kGroups: Record<string, string> = { window: '综合窗口', housing: '市住建局', labour: '市人社局' };

export const kSteps: Record<string, Step> = Object.fromEntries(
  [
    step('ut_prereview', '预审', 'prereview', ['通过', '退回补正'], ['window'], 8, { 通过: ['ut_receive'], 退回补正: ['ut_correct'] }),
    step('ut_correct', '补正材料', null, [], ['window'], 80, { '': ['ut_prereview'] }),
    step('ut_receive', '收件登记', null, ['收件'], ['window'], 4, { 收件: ['ut_O1', 'ut_handle'] }),
    step('ut_O1', '征求意见（农民工工资保证金）', 'opinion', [], ['labour', 'window'], 16, { '': [] }),
    step('ut_handle', '施工许可 · 承办', 'prereview', ['拟同意', '不同意'], ['housing'], 24, { 拟同意: ['ut_decide'], 不同意: ['ut_decide'] }, 80),
    step('ut_decide', '施工许可 · 决定', null, ['同意', '不予许可', '退回承办'], ['housing'], 30, { 同意: [], 不予许可: [], 退回承办: ['ut_handle'] }),
  ].map((entry) => [entry.elementId, entry]),
);

export const kDefinitions = [
  { id: 'construction-permit:3', kind: 'process', key: 'construction-permit', version: 3, name: '房屋建筑工程施工许可阶段并联审批', startForm: 'application', first: 'ut_prereview' },
  { id: 'three-step:1', kind: 'process', key: 'three-step', version: 1, name: '三级审批承诺件', startForm: null, first: 'ut_handle' },
  { id: 'instant:2', kind: 'process', key: 'instant', version: 2, name: '即办件', startForm: null, first: 'ut_receive' },
];

export class World {
  readonly tasks = new Map<string, Task>();
  readonly instances = new Map<string, Instance & { variables: JsonObject }>();
  readonly history = new Map<string, HistoryEntry[]>();
  readonly comments = new Map<string, Comment[]>();
  readonly attachments = new Map<string, (Attachment & { body: string })[]>();
  readonly listeners = new Set<(id: number, data: JsonObject) => void>();
  readonly events: JsonObject[] = [];
  private count = 0;

  constructor(readonly now: () => number = Date.now) {
    this.seed();
  }

  iso(hours = 0): string {
    return new Date(this.now() + hours * kHour).toISOString();
  }

  newId(kind: string): string {
    this.count += 1;
    return `${kind}-${this.count}`;
  }

  record(instance: string, type: string, elementId: string | null, actor: string | null, data?: JsonObject, at = this.iso()): void {
    const rows = this.history.get(instance) ?? [];
    rows.push({ seq: rows.length + 1, at, type, elementId, elementType: elementTypeOf(elementId), tokenId: null, scopeId: instance, actor, data: data ?? {} });
    this.history.set(instance, rows);
    const event = { type, processInstanceId: instance, elementId };
    this.events.push(event);
    for (const listener of this.listeners) listener(this.events.length, event);
  }

  start(definition: (typeof kDefinitions)[number], businessKey: string | null, variables: JsonObject, actor: string, hoursAgo = 0): Instance & { variables: JsonObject } {
    const at = this.iso(-hoursAgo);
    const instance: Instance & { variables: JsonObject } = {
      id: this.newId('case'), definitionId: definition.id, process: definition.key, version: definition.version, businessKey,
      state: 'active', startedAt: at, endedAt: null, variables,
    };
    this.instances.set(instance.id, instance);
    this.record(instance.id, 'instance-started', null, actor, {}, at);
    this.record(instance.id, 'element-entered', 'start_apply', null, {}, at);
    this.record(instance.id, 'element-completed', 'start_apply', null, {}, at);
    this.record(instance.id, 'flow-taken', 'f_start_prereview', null, {}, at);
    this.enter(instance, definition.first, hoursAgo);
    return instance;
  }

  enter(instance: Instance, elementId: string, hoursAgo = 0): Task {
    const entry = kSteps[elementId];
    if (!entry) throw new Error(`the mock has no step ${elementId}`);
    const at = this.iso(-hoursAgo);
    const task: Task = {
      id: this.newId('task'), name: entry.name, elementId, processInstanceId: instance.id, process: instance.process,
      businessKey: instance.businessKey, assignee: null, candidateUsers: [], candidateGroups: entry.groups, state: 'open', createdAt: at,
      dueAt: entry.dueInHours === null ? null : this.iso(entry.dueInHours - hoursAgo), priority: entry.priority, form: entry.form, outcomes: entry.outcomes,
    };
    this.tasks.set(task.id, task);
    this.record(instance.id, 'element-entered', elementId, null, {}, at);
    this.record(instance.id, 'task-created', elementId, null, { taskId: task.id }, at);
    return task;
  }

  claim(task: Task, user: string, at = this.iso()): void {
    task.assignee = user;
    task.state = 'claimed';
    this.record(task.processInstanceId, 'task-claimed', task.elementId, user, { taskId: task.id }, at);
  }

  complete(task: Task, user: string, outcome: string, comment: string | null, hoursAgo = 0): void {
    const instance = this.instances.get(task.processInstanceId);
    const entry = kSteps[task.elementId];
    if (!instance || !entry) throw new Error('a task without its case');
    const at = this.iso(-hoursAgo);
    task.state = 'completed';
    task.assignee = user;
    task.completedAt = at;
    if (comment) this.say(task.id, user, comment, at);
    this.record(instance.id, 'task-completed', task.elementId, user, { taskId: task.id, outcome: outcome || null, comment }, at);
    this.record(instance.id, 'element-completed', task.elementId, null, {}, at);
    for (const next of entry.next[outcome] ?? []) this.enter(instance, next, hoursAgo);
    if (![...this.tasks.values()].some((other) => other.processInstanceId === instance.id && other.state !== 'completed')) {
      instance.state = 'completed';
      instance.endedAt = at;
      this.record(instance.id, 'instance-ended', null, null, {}, at);
    }
  }

  say(task: string, actor: string, text: string, at = this.iso()): void {
    this.comments.set(task, [...(this.comments.get(task) ?? []), { id: this.newId('comment'), createdAt: at, author: actor, text, kind: 'comment' }]);
  }

  /** Opens the world with work in every state: overdue, due soon, later, claimed, done. */
  private seed(): void {
    const [permit, threeStep] = kDefinitions as [(typeof kDefinitions)[number], (typeof kDefinitions)[number]];
    const other = (name: string): JsonObject => ({ ...structuredClone(sampleData), projectName: name });
    const first = this.start(permit, 'SZ-2026-1123-0042', structuredClone(sampleData), 'wangli', 26);
    const taskOf = (instance: Instance) => [...this.tasks.values()].filter((task) => task.processInstanceId === instance.id && task.state !== 'completed');
    const advance = (instance: Instance, outcome: string, comment: string | null, hoursAgo: number) => {
      const [task] = taskOf(instance);
      if (!task) throw new Error('nothing to advance');
      this.claim(task, 'wangli', this.iso(-hoursAgo - 0.4));
      this.complete(task, 'wangli', outcome, comment, hoursAgo);
    };
    advance(first, '通过', '材料齐全，符合法定形式，同意受理。', 21);
    advance(first, '收件', null, 20);
    const [, handle] = taskOf(first);
    if (handle) this.claim(handle, 'wangli', this.iso(-2));
    this.start(permit, 'SZ-2026-1122-0037', other('磬云路小学教学楼扩建工程'), 'liqiang', 9.2);
    this.start(permit, 'SZ-2026-1123-0045', other('汴河湾住宅小区二期（1#—6# 楼）'), 'liqiang', 5.5);
    this.start(permit, 'SZ-2026-1123-0051', other('宿州高新区标准化厂房 C 区'), 'liqiang', 0.3);
    const third = this.start(threeStep, null, { projectName: '城东污水处理厂提标改造' }, 'liqiang', 1);
    const fourth = this.start(permit, 'SZ-2026-1120-0019', other('拂晓大道人行天桥'), 'liqiang', 70);
    advance(fourth, '退回补正', '施工合同缺少签字盖章页，请补正后重新提交。', 66);
    const fifth = this.start(permit, 'SZ-2026-1116-0003', other('市民中心地下停车场'), 'liqiang', 160);
    advance(fifth, '通过', '同意。', 156);
    advance(fifth, '收件', null, 155);
    advance(fifth, '', '已足额缴存，无意见。', 140);
    advance(fifth, '拟同意', '经审查，符合许可条件，拟同意。', 120);
    advance(fifth, '同意', '同意。', 100);
    this.say(taskOf(third)[0]?.id ?? '', 'liqiang', '建设单位已电话确认，材料原件周三送达窗口。', this.iso(-0.5));
  }
}

function elementTypeOf(elementId: string | null): string | null {
  if (elementId === null) return null;
  if (elementId.startsWith('ut_')) return 'userTask';
  return elementId.startsWith('f_') ? 'sequenceFlow' : 'startEvent';
}
