import { describe, expect, it } from 'vitest';
import { withQuery } from '../../src/api/client';
import { problemFrom } from '../../src/api/problem';
import { explain } from '../../src/app/explain';
import { linkTo, parseHash } from '../../src/app/router';
import { sizeText } from '../../src/format/size';
import { fromPicker, toPicker } from '../../src/forms/fields/datetime_text';
import { inline, markdown } from '../../src/forms/markdown';
import { EventParser } from '../../src/live/event_stream';
import { withPhrase } from '../../src/pages/phrases';
import { addressOf, filtersFrom, taskQuery } from '../../src/pages/task_query';
import { fit, pan, zoomAt } from '../../src/parts/view_box';

describe('addresses', () => {
  it.each([
    ['#/tasks/17-4?x=1', { page: 'task', id: '17-4', query: { x: '1' } }],
    ['#/cases', { page: 'cases', id: '', query: {} }],
    ['#/start/a%3A3', { page: 'startForm', id: 'a:3', query: {} }],
    ['', { page: 'tasks', id: '', query: {} }],
    ['#/nowhere/1', { page: 'tasks', id: '', query: {} }],
  ])('%j', (hash, route) => expect(parseHash(hash)).toEqual(route));
  it('and back', () => expect(parseHash(linkTo('task', 'a/b c', { q: '预审&' }))).toEqual({ page: 'task', id: 'a/b c', query: { q: '预审&' } }));
  it('of requests leave out what is not asked', () => expect(withQuery('/tasks', { q: '', limit: 5, cursor: null, mine: true, x: undefined })).toBe('/tasks?limit=5&mine=true'));
});

describe('the task list’s query', () => {
  const now = Date.parse('2026-11-23T07:00:00Z');
  it('says each tab in the server’s words', () => {
    expect(taskQuery(filtersFrom({}), 'wangli', now)).toEqual({ mine: true, q: '', dueBefore: null, sort: 'dueAt' });
    expect(taskQuery(filtersFrom({ tab: 'done', sort: 'newest' }), 'wangli', now)).toMatchObject({ assignee: 'wangli', state: 'completed', sort: '-createdAt' });
    expect(taskQuery(filtersFrom({ tab: 'open', due: 'today' }), 'wangli', now)).toMatchObject({ mine: true, state: 'open', dueBefore: '2026-11-23T16:00:00.000Z' });
  });
  it('keeps only what is unusual in the address', () => {
    expect(addressOf(filtersFrom({ tab: 'claimed', due: 'nonsense' }))).toEqual({ tab: 'claimed' });
  });
});

describe('a refused request', () => {
  it('keeps code, detail, field errors and the time to wait', () => {
    const body = '{"code":"form-invalid","detail":"2 fields","errors":[{"pointer":"/variables/a","code":"required","message":"此项必填"}]}';
    expect(problemFrom(422, body, null)).toMatchObject({ status: 422, code: 'form-invalid', errors: [{ pointer: '/variables/a', code: 'required', message: '此项必填' }] });
    expect(problemFrom(503, '<html>', '7')).toMatchObject({ status: 503, code: 'http-503', retryAfter: 7 });
  });
  it.each([
    [409, 'x', '内容已经发生变化，请刷新后再试。'],
    [403, 'not-claimed-by-you', '此任务不在您名下，请先认领。'],
    [404, 'unknown-task', '没有找到这项内容，可能已被处理，或您没有查看权限。'],
    [503, 'draining', '服务器正在启动或维护，您填写的内容还在，请稍后再试。'],
    [500, 'x', '服务器出现错误（500）。'],
  ])('%d %s is said kindly', (status, code, words) => expect(explain(problemFrom(status, `{"code":"${code}"}`, null)).headline).toBe(words));
});

describe('server-sent events', () => {
  it('are cut rightly however the chunks fall', () => {
    const text = 'id: 7\nevent: task-claimed\ndata: {"a":\ndata: 1}\n\n: beat\n\nid: 8\r\ndata:x\r\n\r\n';
    for (const size of [1, 2, 3, 7, 100]) {
      const parser = new EventParser();
      const events = [];
      for (let at = 0; at < text.length; at += size) events.push(...parser.push(text.slice(at, at + size)));
      expect(events).toEqual([{ id: '7', type: 'task-claimed', data: '{"a":\n1}' }, { id: '8', type: 'message', data: 'x' }]);
    }
  });
});

describe('Markdown', () => {
  it('reads blocks', () => {
    expect(markdown('# 标题\n一段\n两行\n\n- 甲\n- 乙\n\n1. 一\n2. 二\n\n> 引\n\n---').map(({ tag }) => tag)).toEqual(['h1', 'p', 'ul', 'ol', 'blockquote', 'hr']);
  });
  it('reads bold, italic, code and links', () => {
    expect(inline('**重** *斜* `码` [指南](https://www.example.cn)').map(({ tag }) => tag)).toEqual(['strong', 'text', 'em', 'text', 'code', 'text', 'a']);
  });
  it('makes text of HTML and of dangerous links', () => {
    expect(inline('<img src=x onerror=alert(1)>')).toEqual([{ tag: 'text', text: '<img src=x onerror=alert(1)>' }]);
    expect(inline('[点](javascript:alert)')).toEqual([{ tag: 'text', text: '点' }]);
    expect(inline('[点](//evil)')).toEqual([{ tag: 'text', text: '点' }]);
  });
});

describe('dates between data and picker', () => {
  it.each([
    ['date', '2026-12-15', '2026-12-15', undefined],
    ['datetime', '2026-12-15T10:00', '2026-12-15T10:00+08:00', undefined],
    ['datetime', '2026-12-15T10:00', '2026-12-15T02:00Z', 'utc_normalized'],
    ['datetime', '2026-12-15T10:00', '2026-12-15T10:00', 'no_timezone'],
    ['time', '10:00', '10:00+08:00', 'utc_offset'],
    ['time', '10:00', '02:00Z', 'utc_normalized'],
  ] as const)('%s %s ↔ %s', (subtype, picked, value, format) => {
    expect(fromPicker(picked, subtype, format)).toBe(value);
    if (!(subtype === 'time' && format === 'utc_normalized')) expect(toPicker(value, subtype)).toBe(picked);
  });
  it('a time in UTC is shown on China’s clock', () => expect(toPicker('02:00Z', 'time')).toBe('10:00'));
});

describe('small things', () => {
  it('phrases follow what is written', () => {
    expect(withPhrase('', '同意。')).toBe('同意。');
    expect(withPhrase('材料齐全', '同意。')).toBe('材料齐全。同意。');
    expect(withPhrase('材料齐全。 ', '同意。')).toBe('材料齐全。同意。');
  });
  it.each([[512, '512 B'], [1536, '1.5 KB'], [157_286_400, '150 MB']])('%d bytes are %s', (bytes, text) => expect(sizeText(bytes)).toBe(text));
  it('a diagram fits, zooms around a point, and moves', () => {
    const view = fit({ width: 1000, height: 500 }, { width: 524, height: 400 });
    expect(view).toEqual({ scale: 0.5, x: 12, y: 75 });
    const zoomed = zoomAt(view, 2, 262, 200);
    expect([zoomed.scale, zoomed.x, zoomed.y]).toEqual([1, -238, -50]);
    expect(pan(view, 5, -5)).toEqual({ scale: 0.5, x: 17, y: 70 });
    expect(zoomAt(view, 1000, 0, 0).scale).toBe(4);
  });
});
