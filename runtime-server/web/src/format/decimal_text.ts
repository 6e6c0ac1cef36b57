// What a person types into a number field → the digits that are sent.
import { DecimalText, numberFromText, type Json } from '../api/json';

const kFullWidth = /[０-９．－＋，。]/g;
const kHalf: Record<string, string> = { '．': '.', '。': '.', '－': '-', '＋': '+', '，': ',' };

function halfWidth(text: string): string {
  return text.replace(kFullWidth, (mark) => kHalf[mark] ?? String.fromCharCode(mark.charCodeAt(0) - 0xfee0));
}

/**
 * '１,234.50' → '1234.50', '007' → '7', '.5' → '0.5', '5.' → '5'; null where the text is no decimal number.
 * No digit is dropped behind the point, however many there are.
 */
export function readDecimal(typed: string): string | null {
  const text = halfWidth(typed).replace(/[\s,]/g, '');
  const found = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text);
  if (!found) return null;
  const [, sign = '', whole = '', fraction = ''] = found;
  if (whole === '' && fraction === '') return null;
  const digits = whole.replace(/^0+(?=\d)/, '') || '0';
  const minus = sign === '-' && /[1-9]/.test(digits + fraction) ? '-' : '';
  return `${minus}${digits}${fraction ? `.${fraction}` : ''}`;
}

/** The value of a number field. Text that is no number stays text, so that the server can say what is wrong with it. */
export function numberValue(typed: string, asString: boolean): Json {
  if (typed.trim() === '') return null;
  const text = readDecimal(typed);
  if (text === null) return typed;
  return asString ? text : numberFromText(text);
}

export function numberText(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'number' || typeof value === 'string' || value instanceof DecimalText ? String(value) : '';
}
