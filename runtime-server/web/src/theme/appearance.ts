// Light or dark: the system's wish until the user says otherwise.
import { ref } from 'vue';
import { kept } from '../app/storage';

export type Appearance = 'light' | 'dark';

const stored = kept.read('appearance');
const system: Appearance =
  typeof matchMedia === 'function' && matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';

export const appearance = ref<Appearance>(stored === 'light' || stored === 'dark' ? stored : system);

export function showAppearance(): void {
  document.documentElement.classList.toggle('dark', appearance.value === 'dark');
}

export function setAppearance(next: Appearance): void {
  appearance.value = next;
  kept.write('appearance', next);
  showAppearance();
}
