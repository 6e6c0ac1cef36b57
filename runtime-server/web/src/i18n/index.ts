// Texts by name: t('tasks.count', { n: 12 }). Two languages, Chinese first; the choice is kept in the browser.
import { computed, ref } from 'vue';
import { kept } from '../app/storage';
import { en } from './en';
import { zh, type TextName } from './zh';

export type Language = 'zh-CN' | 'en';
export type { TextName };

const kTables: Record<Language, Record<TextName, string>> = { 'zh-CN': zh, en };
const kStored = kept.read('language');

export const language = ref<Language>(kStored === 'en' ? 'en' : 'zh-CN');
export const isChinese = computed(() => language.value === 'zh-CN');

export function setLanguage(next: Language): void {
  language.value = next;
  kept.write('language', next);
  if (typeof document !== 'undefined') document.documentElement.lang = next;
}

/** Fills {name} places; a place without a value stays visible, so that a mistake is seen. */
export function fill(text: string, values: Record<string, string | number> = {}): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

export function t(name: TextName, values?: Record<string, string | number>): string {
  return fill(kTables[language.value][name], values);
}

export function hasText(name: string): name is TextName {
  return Object.prototype.hasOwnProperty.call(zh, name);
}
