// The one place that talks HTTP: bearer token, lossless JSON, problem+json, Idempotency-Key, retry of lost answers.
import { Problem, problemFrom } from './problem';
import { parseJson, writeJson } from './json';

const kBase = 'api/v1';
const kLostAnswerRetries = 2;
const kRetryDelayMs = 700;

interface ClientHooks {
  token: () => string | null;
  /** Called when the server no longer knows the token. */
  unauthorized: () => void;
  language: () => string;
}

let hooks: ClientHooks = { token: () => null, unauthorized: () => undefined, language: () => 'zh-CN' };

export function connectClient(with_: ClientHooks): void {
  hooks = with_;
}

/** Text that no other request has. Works without a secure context, where crypto.randomUUID is missing. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export type Query = Record<string, string | number | boolean | null | undefined>;

export function withQuery(path: string, query: Query = {}): string {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return pairs.length ? `${path}?${pairs.join('&')}` : path;
}

export function headers(extra: Record<string, string> = {}): Record<string, string> {
  const token = hooks.token();
  return { 'Accept-Language': hooks.language(), ...(token ? { Authorization: `Bearer ${token}` } : {}), ...extra };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function send(path: string, init: RequestInit, retries: number): Promise<Response> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await fetch(`${kBase}${path}`, init);
    } catch (error) {
      if (init.signal?.aborted) throw error;
      if (attempt >= retries) throw new Problem(0, 'no-answer', '', '');
      await pause(kRetryDelayMs * (attempt + 1));
    }
  }
}

/** A late refusal of an older session's token says nothing about the present one. */
function sentWith(init: RequestInit, token: string | null): boolean {
  return token !== null && new Headers(init.headers).get('Authorization') === `Bearer ${token}`;
}

/** Sends and gives the answer back; an answer that is no success is thrown as a Problem. */
export async function request(path: string, init: RequestInit, retries = 0): Promise<Response> {
  const response = await send(path, init, retries);
  if (response.ok) return response;
  const problem = problemFrom(response.status, await response.text(), response.headers.get('Retry-After'));
  if (problem.status === 401 && sentWith(init, hooks.token())) hooks.unauthorized();
  throw problem;
}

async function json(response: Response): Promise<unknown> {
  const body = await response.text();
  return body === '' ? null : parseJson(body);
}

export async function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return (await json(await request(withQuery(path, query), { headers: headers(), signal }, 1))) as T;
}

export async function getText(path: string, query: Query = {}): Promise<string> {
  return (await request(withQuery(path, query), { headers: headers() }, 1)).text();
}

export async function getBlob(path: string): Promise<Blob> {
  return (await request(path, { headers: headers() }, 1)).blob();
}

/**
 * A POST does its work once: it carries an Idempotency-Key, and when the answer is lost on the way the same request
 * with the same key is sent again.
 */
export async function post<T>(path: string, body: unknown = {}, signal?: AbortSignal): Promise<T> {
  const init: RequestInit = {
    method: 'POST',
    headers: headers({ 'Content-Type': 'application/json', 'Idempotency-Key': newKey() }),
    body: writeJson(body),
    signal,
  };
  return (await json(await request(path, init, kLostAnswerRetries))) as T;
}

export async function postFile<T>(path: string, file: File): Promise<T> {
  const body = new FormData();
  body.append('file', file, file.name);
  const init: RequestInit = { method: 'POST', headers: headers({ 'Idempotency-Key': newKey() }), body };
  return (await json(await request(path, init))) as T;
}

export async function remove(path: string): Promise<void> {
  await request(path, { method: 'DELETE', headers: headers() });
}
