import { DecimalText, writeJson, type Json } from '../../api/json';

/** The text of a value in a text box. */
export function plainString(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' || value instanceof DecimalText ? String(value) : writeJson(value);
}
