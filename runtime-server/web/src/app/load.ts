import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { asProblem, type Problem } from '../api/problem';

export interface Loaded<T> {
  value: ShallowRef<T | null>;
  problem: ShallowRef<Problem | null>;
  /** True while there is nothing to show yet; a refresh keeps the old value on the page. */
  loading: Ref<boolean>;
  load: () => Promise<void>;
}

/** Something the page reads from the server. The answer of an older call never overwrites that of a newer one. */
export function useLoad<T>(read: () => Promise<T>): Loaded<T> {
  const value = shallowRef<T | null>(null);
  const problem = shallowRef<Problem | null>(null);
  const loading = ref(true);
  let newest = 0;

  async function load(): Promise<void> {
    newest += 1;
    const mine = newest;
    try {
      const answer = await read();
      if (mine !== newest) return;
      value.value = answer;
      problem.value = null;
    } catch (error) {
      if (mine === newest) problem.value = asProblem(error);
    } finally {
      if (mine === newest) loading.value = false;
    }
  }
  return { value, problem, loading, load };
}

/** For what not every server has: a missing endpoint gives `otherwise`. */
export async function optional<T>(read: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await read;
  } catch (error) {
    const { status } = asProblem(error);
    if ([403, 404, 405, 501].includes(status)) return otherwise;
    throw error;
  }
}
