import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fill, setLanguage, t } from '../../src/i18n';
import { en } from '../../src/i18n/en';
import { zh, type TextName } from '../../src/i18n/zh';

const names = Object.keys(zh) as TextName[];
const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort();

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.(ts|vue)$/.test(entry.name) ? [path] : [];
  });
}
const src = new URL('../../src', import.meta.url).pathname;
const code = sources(src).filter((path) => !path.includes('/i18n/')).map((path) => readFileSync(path, 'utf8'));

describe('texts', () => {
  it('exist in both languages, with the same places to fill', () => {
    expect(Object.keys(en).sort()).toEqual([...names].sort());
    for (const name of names) expect([name, places(en[name])]).toEqual([name, places(zh[name])]);
  });

  it('are never empty', () => {
    for (const name of names) expect([name, zh[name].trim() !== '' && en[name].trim() !== '']).toEqual([name, true]);
  });

  it('are Chinese in the Chinese table and free of Chinese in the English one', () => {
    for (const name of names) expect([name, /[\u4e00-\u9fff]/.test(en[name])]).toEqual([name, name === 'account.language']);
  });

  it('named in the code all exist', () => {
    const used = code.flatMap((text) => [...text.matchAll(/\bt\('([\w.-]+)'/g)].map((found) => found[1] ?? ''));
    expect(used.length).toBeGreaterThan(80);
    expect(used.filter((name) => !(name in zh))).toEqual([]);
  });

  it('are all used somewhere', () => {
    // Names made from data: a state, a filter, a type of history.
    const made = /^(history|state|case\.state|problem|weekday|tasks\.(tab|due|sort))\./;
    const unused = names.filter((name) => !made.test(name) && !code.some((text) => text.includes(`'${name}'`)));
    expect(unused).toEqual([]);
  });

  it('stand in no page or component but in the tables', () => {
    const strays = code
      .map((text) => text.replace(/<!--[\s\S]*?-->|\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''))
      .flatMap((text) => text.match(/.*[\u4e00-\u9fff].*/g) ?? [])
      // Words that are data: common phrases, what outcomes look like, marks people type.
      .filter((line) => !/kCommon|kStop|kBack|kFullWidth|kHalf|kZhMonths|[。；（]/.test(line) && !/kNumbered/.test(line));
    expect(strays.filter((line) => !/YYYY年M月D日|\$\{month\}月/.test(line))).toEqual([]);
  });

  it('are filled by name, and a missing value stays visible', () => {
    expect(fill('共 {n} 件', { n: 12 })).toBe('共 12 件');
    expect(fill('共 {n} 件')).toBe('共 {n} 件');
  });

  it('follow the chosen language', () => {
    expect(t('tasks.claim')).toBe('认领');
    setLanguage('en');
    expect(t('tasks.claim')).toBe('Claim');
    setLanguage('zh-CN');
  });
});
