// One moving "now" for every relative time on the page, set right by the server's clock (which may be a manual one).
import { ref } from 'vue';
import { api } from '../api/endpoints';
import { asProblem } from '../api/problem';

const kTickMs = 20_000;
let offsetMs = 0;

export const now = ref(Date.now());

export const tick = (): void => {
  now.value = Date.now() + offsetMs;
};

export async function synchroniseClock(): Promise<void> {
  try {
    offsetMs = Date.parse((await api.clock()).now) - Date.now();
    // Differences of a few seconds are the network's, not the clock's.
    if (Math.abs(offsetMs) < 5_000) offsetMs = 0;
    tick();
  } catch (error) {
    asProblem(error); // No clock from the server: the browser's own is good enough for relative times.
  }
}

export function startClock(): void {
  setInterval(tick, kTickMs);
}
