import { describe, expect, it } from 'vitest';
import { DecimalText, writeJson } from '../../src/api/json';
import { numberText, numberValue, readDecimal } from '../../src/format/decimal_text';
import { groupDigits } from '../../src/format/value';

describe('what is typed into a number field', () => {
  it.each([
    ['1234.50', '1234.50'],
    ['１，２３４．５０', '1234.50'],
    ['1,234,567', '1234567'],
    ['007', '7'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['-0.0', '0.0'],
    ['－12', '-12'],
    ['+3', '3'],
    ['0.000000000000000000000000000001', '0.000000000000000000000000000001'],
    ['12345678901234567890123456789012.34', '12345678901234567890123456789012.34'],
  ])('%j becomes %j', (typed, text) => expect(readDecimal(typed)).toBe(text));

  it.each(['', '-', '.', '1.2.3', 'abc', '1e5', '12万'])('%j is no number', (typed) => expect(readDecimal(typed)).toBeNull());

  it('is sent with the digits that were typed', () => {
    expect(writeJson({ area: numberValue('36250.80', false) })).toBe('{"area":36250.80}');
    expect(writeJson({ area: numberValue('36250.80', true) })).toBe('{"area":"36250.80"}');
    expect(writeJson({ area: numberValue('', false) })).toBe('{"area":null}');
  });

  it('stays text where it is no number, so that the server can refuse it by name', () => {
    expect(numberValue('十二', false)).toBe('十二');
  });

  it('is shown as it came', () => {
    expect(numberText(new DecimalText('1.500'))).toBe('1.500');
    expect(numberText(null)).toBe('');
    expect(groupDigits('12345678901234567.10')).toBe('12,345,678,901,234,567.10');
    expect(groupDigits('-1234')).toBe('-1,234');
  });
});
