import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Entry {
  version?: string;
  resolved?: string;
  engines?: { node?: string };
}
const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as { packages: Record<string, Entry> };
const entries = Object.entries(lock.packages).filter(([path]) => path !== '');

const kDebian = [18, 19];

/** Whether one alternative of an `engines` range takes Debian 12's Node; enough for the ranges that packages use. */
function takes(range: string): boolean {
  return range.split('||').some((alternative) => {
    const found = /(>=|>|\^|~)?\s*v?(\d+|\*)(?:\.(\d+))?/.exec(alternative.trim());
    if (!found || found[2] === '*') return true;
    const [major = 0, minor = 0] = [Number(found[2]), Number(found[3] ?? 0)];
    const [ourMajor = 0, ourMinor = 0] = kDebian;
    if (found[1]?.startsWith('>')) return ourMajor > major || (ourMajor === major && ourMinor >= minor);
    return ourMajor === major && ourMinor >= minor;
  });
}

describe('the lock file', () => {
  it('has only packages that run on Debian 12’s Node 18', () => {
    expect(entries.length).toBeGreaterThan(100);
    expect(entries.filter(([, entry]) => entry.engines?.node && !takes(entry.engines.node)).map(([path]) => path)).toEqual([]);
  });
  it('names no registry', () => {
    expect(entries.filter(([, entry]) => entry.resolved !== undefined).map(([path]) => path)).toEqual([]);
  });
});
