import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../src/api/types';
import { historyLine } from '../../src/format/history';
import { outcomeTone } from '../../src/format/outcome';
import { zh } from '../../src/i18n/zh';

const names = {
  element: (id: string) => ({ ut_prereview: '预审', gw_fork: '分发', ca_A2: '消防设计审查', rc_wait: '等待补正', ti_due: '期限' })[id] ?? id,
  group: (id: string) => ({ window: '综合窗口' })[id] ?? id,
  actor: (id: string) => ({ wangli: '王丽', liqiang: '李强' })[id] ?? id,
};
const entry = (type: string, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  seq: 1, at: '2026-11-23T02:03:04.567Z', type, elementId: 'ut_prereview', elementType: 'userTask', actor: 'wangli', data: {}, ...more,
});
const line = (type: string, more?: Partial<HistoryEntry>) => historyLine(entry(type, more), names);

describe('history in words', () => {
  it.each([
    ['instance-started', '王丽发起办件'],
    ['task-created', '「预审」等待办理'],
    ['task-claimed', '王丽认领「预审」'],
    ['task-completed', '王丽完成「预审」'],
    ['task-urged', '王丽催办「预审」'],
    ['timer-fired', '「预审」到时'],
    ['flow-taken', '沿「预审」流转'],
  ])('%s: %s', (type, text) => expect(line(type).text).toBe(text));

  it('names outcome and comment of a completed task', () => {
    expect(line('task-completed', { data: { outcome: '退回补正', comment: '缺签章页' } })).toMatchObject({ outcome: '退回补正', comment: '缺签章页', tone: 'person' });
  });

  it('names the person a task went to', () => {
    expect(line('task-transferred', { data: { to: 'liqiang' } }).text).toBe('王丽将「预审」转办给 李强');
    expect(line('task-cc', { data: { to: ['liqiang', 'wangli'] } }).text).toBe('王丽将「预审」抄送 李强、王丽');
  });

  it('says whom a new task waits for', () => {
    expect(line('task-created', { data: { candidateGroups: ['window'], candidateUsers: ['liqiang'] } }).text).toBe('「预审」等待 综合窗口、李强 办理');
  });

  it('shows the system where nobody acted', () => expect(line('instance-started', { actor: null }).text).toBe('系统发起办件'));

  it.each<[string, string, string, boolean]>([
    ['element-entered', 'ut_prereview', 'userTask', true],
    ['element-completed', 'gw_fork', 'inclusiveGateway', true],
    ['element-entered', 'ca_A2', 'callActivity', false],
    ['element-completed', 'ca_A2', 'callActivity', false],
    ['element-entered', 'rc_wait', 'receiveTask', false],
    ['element-terminated', 'ut_prereview', 'userTask', false],
    ['element-completed', 'ti_due', 'boundaryEvent', false],
    ['element-entered', 'st_cert', 'serviceTask', true],
    ['element-completed', 'st_cert', 'serviceTask', false],
    ['flow-taken', 'f1', 'sequenceFlow', true],
  ])('%s of %s (%s) is technical: %s', (type, elementId, elementType, technical) => {
    expect(line(type, { elementId, elementType }).technical).toBe(technical);
  });

  it('does not show words twice that another row has', () => {
    expect(line('task-commented', { data: { text: '同意', kind: 'complete' } }).technical).toBe(true);
    expect(line('task-commented', { data: { text: '请看附件', kind: 'comment' } })).toMatchObject({ technical: false, comment: '请看附件' });
  });

  it('names the variables that were set', () => {
    expect(line('variable-set', { data: { name: 'area', value: 12 } }).text).toBe('更新数据 area');
    expect(line('variable-set', { data: { variables: { a: 1, b: 2 } } }).text).toBe('更新数据 a、b');
  });

  it('keeps a type it does not know, as a detail', () => {
    expect(line('star-aligned')).toMatchObject({ text: 'star-aligned「预审」', technical: true });
  });

  it('fills every place of every text', () => {
    for (const name of Object.keys(zh).filter((key) => key.startsWith('history.') && !key.includes('.day.'))) {
      expect(line(name.replace('history.', '')).text).not.toMatch(/[{}]/);
    }
  });
});

describe('the look of an outcome', () => {
  it.each([
    ['同意', 'forward'], ['通过', 'forward'], ['拟同意', 'forward'], ['收件', 'forward'], ['合格', 'forward'],
    ['不同意', 'stop'], ['不予许可', 'stop'], ['拒绝', 'stop'], ['不合格', 'stop'],
    ['退回补正', 'back'], ['退回修改', 'back'], ['补正', 'back'],
  ])('%s is %s', (outcome, tone) => expect(outcomeTone(outcome)).toBe(tone));
});
