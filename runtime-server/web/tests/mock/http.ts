// The runtime API over node:http, for the browser tests and for looking at the pages without the real server.
// Follows runtime-api.md; tests of the pages may only rely on what stands there.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { isObject, parseJson, writeJson, type Json, type JsonObject } from '../../src/api/json';
import { kRoutes, type Answer, type Call } from './routes';
import { World, kUsers } from './world';

const kTypes: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

export interface Mock {
  url: string;
  world: World;
  /** Makes the next requests whose path matches fail with this status. Null takes it back. */
  failWith: (rule: { path: RegExp; status: number; code: string } | null) => void;
  /** Texts of the bodies that came in, newest last: to see every digit that was sent. */
  bodies: { path: string; text: string; key: string | undefined }[];
  close: () => Promise<void>;
}

export const refuse = (status: number, code: string, detail: string, errors: JsonObject[] = []): Answer => ({
  status, type: 'application/problem+json', body: writeJson({ type: 'about:blank', title: code, status, detail, code, errors }),
});

const textOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, { 'Content-Type': answer.type ?? 'application/json', 'Cache-Control': 'no-store' });
  response.end(answer.body);
}

function staticFile(dist: string, path: string, response: ServerResponse): void {
  const file = join(dist, normalize(path === '/' ? '/index.html' : path));
  if (!file.startsWith(dist) || !existsSync(file) || !statSync(file).isFile()) return send(response, refuse(404, 'not-found', path));
  response.writeHead(200, { 'Content-Type': kTypes[extname(file)] ?? 'application/octet-stream' });
  response.end(readFileSync(file));
}

function follow(world: World, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  const write = (id: number, data: JsonObject) => response.write(`id: ${id}\nevent: ${String(data.type)}\ndata: ${writeJson(data)}\n\n`);
  const last = Number(request.headers['last-event-id'] ?? world.events.length);
  world.events.slice(last).forEach((event, index) => write(last + index + 1, event));
  response.write(': here\n\n');
  world.listeners.add(write);
  request.on('close', () => world.listeners.delete(write));
}

class Api {
  private readonly tokens = new Map<string, string>();
  private readonly answered = new Map<string, { body: string; answer: Answer }>();
  rule: { path: RegExp; status: number; code: string } | null = null;
  readonly bodies: Mock['bodies'] = [];

  constructor(readonly world: World) {}

  userOf(request: IncomingMessage): string | null {
    return this.tokens.get((request.headers.authorization ?? '').replace(/^Bearer /, '')) ?? null;
  }

  /** One key, one piece of work: the first answer is given again. */
  answer(request: IncomingMessage, url: URL, text: string): Answer {
    const path = url.pathname.replace('/api/v1', '');
    const key = request.headers['idempotency-key'];
    this.bodies.push({ path, text, key: typeof key === 'string' ? key : undefined });
    if (this.rule?.path.test(path)) return refuse(this.rule.status, this.rule.code, '');
    const before = typeof key === 'string' ? this.answered.get(key) : undefined;
    if (before) return before.body === text ? before.answer : refuse(409, 'idempotency-conflict', '');
    const fresh = this.work(request, url, path, text);
    if (typeof key === 'string' && request.method === 'POST') this.answered.set(key, { body: text, answer: fresh });
    return fresh;
  }

  private work(request: IncomingMessage, url: URL, path: string, text: string): Answer {
    const method = request.method ?? 'GET';
    let body: Json = null;
    try {
      body = (request.headers['content-type'] ?? '').startsWith('application/json') && text ? parseJson(text) : null;
    } catch (error) {
      return refuse(400, 'malformed-json', String(error));
    }
    const fields = isObject(body) ? body : {};
    if (method === 'POST' && path === '/sessions') return this.signIn(fields);
    const user = this.userOf(request);
    if (!user) return refuse(401, 'unauthorized', '');
    if (method === 'DELETE' && path === '/sessions/current') {
      this.tokens.delete((request.headers.authorization ?? '').replace(/^Bearer /, ''));
      return { status: 204, body: '' };
    }
    return this.route(method, path, { world: this.world, user, query: url.searchParams, id: '', second: '', body: fields, text });
  }

  private route(method: string, path: string, call: Call): Answer {
    for (const route of kRoutes) {
      const found = route.method === method ? route.path.exec(path) : null;
      if (!found) continue;
      const unknown = route.fields ? Object.keys(call.body).find((name) => !route.fields?.includes(name)) : undefined;
      if (unknown) return refuse(400, 'unknown-field', `unknown field "${unknown}"`);
      return route.work({ ...call, id: decodeURIComponent(found[1] ?? ''), second: decodeURIComponent(found[2] ?? '') });
    }
    return refuse(404, 'not-found', `${method} ${path}`);
  }

  private signIn(body: JsonObject): Answer {
    const name = String(body.user ?? '');
    const user = kUsers[name];
    if (!user || user.password !== body.password) return refuse(401, 'bad-credentials', '');
    const token = `t-${name}-${this.tokens.size}`;
    this.tokens.set(token, name);
    const expiresAt = new Date(Date.now() + 8 * 3_600_000).toISOString();
    return { status: 201, body: writeJson({ token, expiresAt, user: { id: name, name: user.displayName, groups: user.groups, administrator: false } }) };
  }
}

export async function startMock(dist: string, port = 0): Promise<Mock> {
  const world = new World();
  const api = new Api(world);
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://mock');
    if (!url.pathname.startsWith('/api/v1')) return staticFile(dist, url.pathname, response);
    if (url.pathname === '/api/v1/events') {
      return api.userOf(request) ? follow(world, request, response) : send(response, refuse(401, 'unauthorized', ''));
    }
    void textOf(request).then((text) => send(response, api.answer(request, url, text)));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`,
    world,
    bodies: api.bodies,
    failWith: (rule) => {
      api.rule = rule;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
