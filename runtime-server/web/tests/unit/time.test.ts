import { afterEach, describe, expect, it } from 'vitest';
import { setLanguage } from '../../src/i18n';
import { agoText, dateText, dueOf, endOfDay, fullMomentText, momentText, spanText } from '../../src/format/time';
import { dateLike } from '../../src/format/value';

const at = (text: string) => Date.parse(`${text}+08:00`);
const now = at('2026-11-23T15:00:00');

afterEach(() => setLanguage('zh-CN'));

describe('moments', () => {
  it.each([
    ['2026-11-23T17:05:00', '今天 17:05'],
    ['2026-11-24T00:00:00', '明天 00:00'],
    ['2026-11-22T23:59:00', '昨天 23:59'],
    ['2026-11-26T09:30:00', '11月26日 09:30'],
    ['2027-01-04T09:00:00', '2027年1月4日 09:00'],
  ])('%s is %s', (moment, text) => expect(momentText(at(moment), now)).toBe(text));

  it('are in China’s time wherever the browser is', () => {
    expect(momentText(Date.parse('2026-11-23T16:30:00.000Z'), now)).toBe('明天 00:30');
    expect(new Date(endOfDay(now)).toISOString()).toBe('2026-11-23T16:00:00.000Z');
  });

  it('have weekday and year where they are written in full', () => {
    expect(fullMomentText(now)).toBe('2026年11月23日 周一 15:00');
    setLanguage('en');
    expect(fullMomentText(now)).toBe('23 Nov 2026 Mon 15:00');
    expect(dateText(now, now)).toBe('23 Nov');
  });
});

describe('distances', () => {
  it.each([
    [30_000, '1 分钟'],
    [59 * 60_000, '59 分钟'],
    [60 * 60_000, '1 小时'],
    [47 * 3_600_000, '47 小时'],
    [48 * 3_600_000, '2 天'],
    [-9 * 24 * 3_600_000, '9 天'],
  ])('%d ms is %s', (ms, text) => expect(spanText(ms)).toBe(text));

  it('say just now and ago', () => {
    expect(agoText(now - 20_000, now)).toBe('刚刚');
    expect(agoText(now - 3 * 60_000, now)).toBe('3 分钟前');
  });
});

describe('due dates', () => {
  const due = (text: string | null) => dueOf(text && new Date(at(text)).toISOString(), now);
  it.each([
    ['2026-11-23T12:00:00', 'overdue', '逾期 3 小时'],
    ['2026-11-23T15:00:20', 'soon', '即将到期'],
    ['2026-11-23T18:00:00', 'soon', '还剩 3 小时'],
    ['2026-11-27T15:00:00', 'calm', '还剩 4 天'],
  ] as const)('%s is %s: %s', (text, tone, distance) => expect(due(text)).toMatchObject({ tone, distance }));
  it('may be missing', () => expect(due(null)).toEqual({ tone: 'none', moment: '无期限', distance: '' }));
});

describe('dates in data', () => {
  it.each([
    ['2026-12-15', '2026年12月15日'],
    ['2026-12-15T10:00', '2026年12月15日 10:00'],
    ['2026-12-15T02:00Z', '2026年12月15日 10:00'],
    ['2026-12-15T10:00+08:00', '2026年12月15日 10:00'],
  ])('%s reads %s', (value, text) => expect(dateLike(value)).toBe(text));
  it.each(['2509-341302-04-01-482913', '2026-12', '13955700018'])('%s is no date', (value) => expect(dateLike(value)).toBeNull());
});
