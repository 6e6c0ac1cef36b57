// Tells the open page that something changed at the server: by the event stream, or by asking every half minute
// where the stream cannot be had.
import { onScopeDispose, ref } from 'vue';
import { headers, request } from '../api/client';
import { asProblem } from '../api/problem';
import { isObject, parseJson } from '../api/json';
import { token } from '../app/session';
import { EventParser, type ServerEvent } from './event_stream';

export interface Change {
  /** Empty where the event does not say; such a change may concern everybody. */
  processInstanceId: string;
  taskId: string;
}

const kFirstRetryMs = 1_000;
const kLastRetryMs = 30_000;
const kPollMs = 30_000;
const kSettleMs = 300;

const listeners = new Set<(changes: Change[]) => void>();
let lastEventId = '';
let waiting: Change[] = [];
let running = false;

/** 'live' while events flow, 'polling' where the server has none, 'lost' while it cannot be reached. */
export const connection = ref<'live' | 'polling' | 'lost'>('live');

function changeOf(event: ServerEvent): Change {
  let data: unknown = null;
  try {
    data = parseJson(event.data);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const text = (name: string) => (isObject(data) && typeof data[name] === 'string' ? data[name] : '');
  return { processInstanceId: text('processInstanceId'), taskId: text('taskId') };
}

function announce(change: Change): void {
  waiting.push(change);
  if (waiting.length > 1) return;
  // A step of the engine makes many events; pages read once for all of them.
  setTimeout(() => {
    const changes = waiting;
    waiting = [];
    for (const listener of listeners) listener(changes);
  }, kSettleMs);
}

const kEverything: Change = { processInstanceId: '', taskId: '' };

async function read(signal: AbortSignal): Promise<void> {
  const resume: Record<string, string> = lastEventId ? { 'Last-Event-ID': lastEventId } : {};
  const response = await request('/events', { headers: headers({ Accept: 'text/event-stream', ...resume }), signal });
  if (!response.body) return;
  if (connection.value === 'lost') announce(kEverything);
  connection.value = 'live';
  const parser = new EventParser();
  parser.lastId = lastEventId;
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    for (const event of parser.push(decoder.decode(value, { stream: true }))) announce(changeOf(event));
    lastEventId = parser.lastId;
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** True when the server has no stream for us and will not have one later. */
async function readOnce(signal: AbortSignal): Promise<boolean> {
  try {
    await read(signal);
    return false;
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return false;
    const problem = asProblem(error);
    return [401, 403, 404, 406, 501].includes(problem.status);
  }
}

/** Keeps reading for as long as somebody is signed in. */
export async function followEvents(): Promise<void> {
  if (running) return;
  running = true;
  const abort = new AbortController();
  window.addEventListener('pagehide', () => abort.abort(), { once: true });
  for (let delay = kFirstRetryMs; token() && !abort.signal.aborted; ) {
    const startedAt = Date.now();
    const refused = await readOnce(abort.signal);
    if (refused) {
      connection.value = 'polling';
      await pause(kPollMs);
      announce(kEverything);
      continue;
    }
    if (Date.now() - startedAt > kLastRetryMs) delay = kFirstRetryMs;
    else if (delay > kFirstRetryMs) connection.value = 'lost';
    await pause(delay);
    delay = Math.min(delay * 2, kLastRetryMs);
  }
  running = false;
}

/** Calls back after changes at the server, until the component that asked is gone. */
export function onChanges(listener: (changes: Change[]) => void): void {
  listeners.add(listener);
  onScopeDispose(() => listeners.delete(listener));
}

export const concerns = (changes: Change[], processInstanceId: string): boolean =>
  changes.some((change) => change.processInstanceId === '' || change.processInstanceId === processInstanceId);
