// Common phrases for opinions: a few that every office uses, and the person's own, kept in this browser.
import { ref } from 'vue';
import { kept } from '../app/storage';

const kCommon = ['同意。', '材料齐全，符合法定形式，同意受理。', '经审查，符合许可条件，拟同意。', '情况属实，无意见。', '材料不齐，请按一次性告知书补正。'];
const kMostOwn = 20;

const own = ref<string[]>(JSON.parse(kept.read('phrases') ?? '[]') as string[]);

function store(next: string[]): void {
  own.value = next.slice(0, kMostOwn);
  kept.write('phrases', JSON.stringify(own.value));
}

export const ownPhrases = own;
export const commonPhrases: readonly string[] = kCommon;

export function keepPhrase(text: string): void {
  const phrase = text.trim();
  if (phrase === '' || kCommon.includes(phrase) || own.value.includes(phrase)) return;
  store([phrase, ...own.value]);
}

export const dropPhrase = (text: string): void => store(own.value.filter((phrase) => phrase !== text));

/** Puts a phrase behind what is written already. */
export const withPhrase = (written: string, phrase: string): string =>
  written.trim() === '' ? phrase : `${written.trimEnd()}${/[。；！？.!?;]$/.test(written.trimEnd()) ? '' : '。'}${phrase}`;
