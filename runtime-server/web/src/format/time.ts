// Instants as people here read them. The law's deadlines run on China's time, so these pages show that time wherever
// the browser is; China has had one offset (UTC+8) and no summer time since 1991.
import { isChinese, t } from '../i18n';

const kMinute = 60_000;
const kHour = 60 * kMinute;
const kDay = 24 * kHour;
const kZoneOffset = 8 * kHour;

interface Parts {
  year: number;
  month: number;
  day: number;
  weekday: number;
  clock: string;
}

const two = (n: number) => String(n).padStart(2, '0');

function partsOf(ms: number): Parts {
  const local = new Date(ms + kZoneOffset);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    weekday: local.getUTCDay(),
    clock: `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`,
  };
}

const kMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Days since 1970 in China: the difference of two is the number of midnights between. */
export const dayNumber = (ms: number): number => Math.floor((ms + kZoneOffset) / kDay);

export const endOfDay = (ms: number): number => (dayNumber(ms) + 1) * kDay - kZoneOffset;

export const weekdayName = (ms: number): string =>
  t(`weekday.${partsOf(ms).weekday}` as 'weekday.0');

/** 2026年11月23日; the year is left out where it is the present one and `now` is given. */
export function dateText(ms: number, now?: number): string {
  const { year, month, day } = partsOf(ms);
  const sameYear = now !== undefined && partsOf(now).year === year;
  if (isChinese.value) return `${sameYear ? '' : `${year}年`}${month}月${day}日`;
  return `${day} ${kMonths[month - 1]}${sameYear ? '' : ` ${year}`}`;
}

export const clockText = (ms: number): string => partsOf(ms).clock;

/** 今天 17:00, 明天 09:30, 11月26日 17:00, 2027年1月4日 09:00 */
export function momentText(ms: number, now: number): string {
  const time = clockText(ms);
  const days = dayNumber(ms) - dayNumber(now);
  if (days === 0) return t('time.today', { time });
  if (days === -1) return t('time.yesterday', { time });
  if (days === 1) return t('time.tomorrow', { time });
  return `${dateText(ms, now)} ${time}`;
}

export const fullMomentText = (ms: number): string => `${dateText(ms)} ${weekdayName(ms)} ${clockText(ms)}`;

/** The largest whole unit of a length of time: 45 分钟, 7 小时, 3 天. Days from two days on. */
export function spanText(ms: number): string {
  const length = Math.abs(ms);
  if (length < kHour) return t('span.minutes', { n: Math.max(1, Math.floor(length / kMinute)) });
  if (length < 2 * kDay) return t('span.hours', { n: Math.floor(length / kHour) });
  return t('span.days', { n: Math.floor(length / kDay) });
}

export function agoText(ms: number, now: number): string {
  return now - ms < kMinute ? t('time.justNow') : t('time.ago', { span: spanText(now - ms) });
}

export type DueTone = 'none' | 'calm' | 'soon' | 'overdue';
export interface Due {
  tone: DueTone;
  /** When: 明天 17:00 */
  moment: string;
  /** How far: 还剩 26 小时 */
  distance: string;
}

/** `soon` is within 24 hours. */
export function dueOf(dueAt: string | null, now: number): Due {
  if (dueAt === null) return { tone: 'none', moment: t('due.none'), distance: '' };
  const ms = Date.parse(dueAt);
  const left = ms - now;
  const moment = momentText(ms, now);
  if (left < 0) return { tone: 'overdue', moment, distance: t('due.overdue', { span: spanText(left) }) };
  if (left < kMinute) return { tone: 'soon', moment, distance: t('due.now') };
  return { tone: left < kDay ? 'soon' : 'calm', moment, distance: t('due.left', { span: spanText(left) }) };
}
