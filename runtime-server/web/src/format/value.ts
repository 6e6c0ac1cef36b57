// A value as text for reading: numbers keep every digit, dates become Chinese ones, lists are joined.
import { DecimalText, isObject, type Json } from '../api/json';
import { t } from '../i18n';
import { dateText } from './time';

/** 12345678.90 → 12,345,678.90, by text alone. */
export function groupDigits(text: string): string {
  const found = /^(-?)(\d+)(\.\d+)?$/.exec(text);
  if (!found) return text;
  const [, sign = '', whole = '', fraction = ''] = found;
  return `${sign}${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}${fraction}`;
}

const kDate = /^(\d{4})-(\d{2})-(\d{2})$/;
const kDateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** A date or date and time as written in JSON; null where the text is neither. */
export function dateLike(text: string): string | null {
  if (kDate.test(text)) return dateText(Date.parse(`${text}T00:00:00+08:00`));
  if (!kDateTime.test(text)) return null;
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(text);
  const ms = Date.parse(zoned ? text : `${text}+08:00`);
  if (Number.isNaN(ms)) return null;
  const local = new Date(ms + 8 * 3_600_000).toISOString();
  return `${dateText(ms)} ${local.slice(11, 16)}`;
}

export const isEmpty = (value: Json | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** One line for any value; objects inside lists become their members joined. */
export function valueText(value: Json | undefined): string {
  if (value === undefined || isEmpty(value)) return t('common.none');
  if (typeof value === 'boolean') return value ? t('common.yes') : t('common.no');
  if (typeof value === 'number' || value instanceof DecimalText) return groupDigits(String(value));
  if (typeof value === 'string') return dateLike(value) ?? value;
  if (Array.isArray(value)) return value.map(valueText).join(t('common.listComma'));
  if (isObject(value)) return Object.values(value).map(valueText).join(' · ');
  return '';
}
