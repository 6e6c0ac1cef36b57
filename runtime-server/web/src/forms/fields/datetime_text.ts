// Between the text of a date field in the data and the text the picker works with (wall clock, China's time).
import type { Json } from '../../api/json';

const kZone = '+08:00';
const kOffsetMs = 8 * 3_600_000;

const wallClock = (iso: string): string => {
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(iso);
  const ms = Date.parse(zoned ? iso : `${iso}${kZone}`);
  return Number.isNaN(ms) ? '' : new Date(ms + kOffsetMs).toISOString().slice(0, 16);
};

/** What the picker shows; '' where the value is no such text. */
export function toPicker(value: Json | undefined, subtype: 'date' | 'time' | 'datetime'): string {
  if (typeof value !== 'string') return '';
  if (subtype === 'date') return value.slice(0, 10);
  if (subtype === 'datetime') return wallClock(value);
  return value.endsWith('Z') ? wallClock(`1970-01-02T${value}`).slice(11, 16) : value.slice(0, 5);
}

/** form-js: timeSerializingFormat is utc_offset, utc_normalized or no_timezone; utc_offset where it says nothing. */
export function fromPicker(text: string, subtype: 'date' | 'time' | 'datetime', format = 'utc_offset'): string {
  if (subtype === 'date' || format === 'no_timezone') return text;
  if (format === 'utc_offset') return `${text}${kZone}`;
  const day = subtype === 'time' ? `1970-01-02T${text}` : text;
  const utc = new Date(Date.parse(`${day}${kZone}`)).toISOString();
  return subtype === 'time' ? `${utc.slice(11, 16)}Z` : `${utc.slice(0, 16)}Z`;
}
