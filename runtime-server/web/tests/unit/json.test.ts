import { describe, expect, it } from 'vitest';
import { DecimalText, isObject, numberFromText, parseJson, writeJson } from '../../src/api/json';

describe('JSON without loss', () => {
  it('keeps every digit of a number', () => {
    const text = '{"a":12345678901234567890.10,"b":0.1000,"c":-0,"d":1e400,"e":18,"f":-2.5}';
    expect(writeJson(parseJson(text))).toBe(text);
  });

  it('makes plain numbers where nothing is lost, decimal text elsewhere', () => {
    expect(numberFromText('18')).toBe(18);
    expect(numberFromText('36250.8')).toBe(36250.8);
    expect(numberFromText('1.50')).toBeInstanceOf(DecimalText);
    expect(String(numberFromText('9007199254740993'))).toBe('9007199254740993');
  });

  it('reads what JSON.parse reads', () => {
    const text = ' { "列" : [ true , false , null , "a\\"\\u4e2d\\n" , [] , {} ] } ';
    expect(parseJson(text)).toEqual(JSON.parse(text));
  });

  it.each(['', '{', '[1,]', '{"a"}', '{"a":1,}', 'nul', '01', '1 2', '"a', '"\n"', '.5', '+1'])('refuses %j', (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  });

  it('says where it stopped', () => {
    expect(() => parseJson('{"a": x}')).toThrow('expected a value at character 6');
  });

  it('does not let a key reach the prototype', () => {
    const value = parseJson('{"__proto__":{"polluted":true}}');
    expect(isObject(value) && Object.keys(value)).toEqual(['__proto__']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('leaves undefined members out, as JSON.stringify does', () => {
    expect(writeJson({ a: undefined, b: null, c: [undefined] })).toBe('{"b":null,"c":[null]}');
  });
});
