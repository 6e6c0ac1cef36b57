// Conditions, computed values and checks are FEEL, and the server is the one judge: after each pause in typing the form's
// data is sent to it and its findings are taken over. A server without that endpoint is asked once and never again.
import { onScopeDispose, ref, watch, type Ref } from 'vue';
import type { JsonObject } from '../api/json';
import { asProblem } from '../api/problem';
import type { Evaluation } from '../api/types';
import type { Form } from './model';

const kPauseMs = 250;
const kNotThere = [404, 405, 501];

export type Evaluate = (data: JsonObject, signal: AbortSignal) => Promise<Evaluation>;

export interface EvaluationState {
  /** False where the server has no live evaluation. */
  available: Ref<boolean>;
  /** Asks at once and waits for the answer. */
  settle: () => Promise<void>;
}

export function useEvaluation(form: Form, evaluate: Evaluate): EvaluationState {
  const available = ref(true);
  let timer = 0;
  let asked: AbortController | null = null;

  async function ask(): Promise<void> {
    if (!available.value) return;
    asked?.abort();
    const mine = new AbortController();
    asked = mine;
    try {
      const answer = await evaluate(form.state.data, mine.signal);
      if (asked === mine) form.take(answer);
    } catch (error) {
      if (mine.signal.aborted) return;
      // Any other refusal (503, no connection) passes; the next change asks again.
      if (kNotThere.includes(asProblem(error).status)) available.value = false;
    }
  }

  watch(
    () => form.state.data,
    () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => void ask(), kPauseMs);
    },
    { deep: true },
  );
  onScopeDispose(() => {
    clearTimeout(timer);
    asked?.abort();
  });
  return { available, settle: ask };
}
