// The mock's endpoints, one entry each.
import { writeJson, type Json, type JsonObject } from '../../src/api/json';
import type { Task } from '../../src/api/types';
import { diagramSvg, modelXml } from './diagram';
import { accessOf, forms } from './forms';
import { refuse } from './http';
import { componentsOf, computedOf, findingsOf, hiddenOf, withoutHidden } from './judge';
import { kDefinitions, kGroups, kUsers, type World } from './world';

export interface Answer {
  status: number;
  body: string;
  type?: string;
}

export interface Call {
  world: World;
  user: string;
  query: URLSearchParams;
  id: string;
  second: string;
  body: JsonObject;
  text: string;
}

interface Route {
  method: string;
  path: RegExp;
  /** Fields a request may have; any other is refused by name. */
  fields?: string[];
  work: (call: Call) => Answer;
}

const ok = (value: unknown, status = 200): Answer => ({ status, body: writeJson(value) });
const missing = (what: string): Answer => refuse(404, 'not-found', what);

/** Lists are cut by limit and cursor, as the real ones are. */
function list(items: unknown[], query: URLSearchParams): Answer {
  const limit = Number(query.get('limit') ?? 50);
  if (!(limit >= 1 && limit <= 500)) return refuse(400, 'bad-limit', 'limit must be 1 to 500');
  const from = Number(query.get('cursor') ?? 0);
  const rest = from + limit < items.length ? String(from + limit) : null;
  return ok({ items: items.slice(from, from + limit), nextCursor: rest });
}

const isCandidate = (task: Task, user: string): boolean =>
  task.candidateUsers.includes(user) || task.candidateGroups.some((group) => kUsers[user]?.groups.includes(group));
const mayActOn = (task: Task, user: string): boolean =>
  (task.state === 'open' && isCandidate(task, user)) || (task.state === 'claimed' && task.assignee === user);

const kFilters: Record<string, (task: Task, value: string, user: string) => boolean> = {
  mine: (task, value, user) => value !== 'true' || mayActOn(task, user),
  assignee: (task, value) => task.assignee === value,
  state: (task, value) => task.state === value,
  processInstanceId: (task, value) => task.processInstanceId === value,
  process: (task, value) => task.process === value,
  elementId: (task, value) => task.elementId === value,
  candidateGroup: (task, value) => task.candidateGroups.includes(value),
  candidateUser: (task, value) => task.candidateUsers.includes(value),
  dueBefore: (task, value) => task.dueAt !== null && Date.parse(task.dueAt) < Date.parse(value),
  q: (task, value) => `${task.name} ${task.businessKey}`.toLowerCase().includes(value.toLowerCase()),
};

const kSorts: Record<string, (a: Task, b: Task) => number> = {
  dueAt: (a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'),
  createdAt: (a, b) => a.createdAt.localeCompare(b.createdAt),
  priority: (a, b) => (a.priority ?? 50) - (b.priority ?? 50),
};

function tasks({ world, query, user }: Call): Answer {
  const names = [...query.keys()].filter((name) => !['limit', 'cursor', 'sort'].includes(name));
  const unknown = names.find((name) => !kFilters[name]);
  if (unknown) return refuse(400, 'unknown-parameter', unknown);
  const found = [...world.tasks.values()].filter((task) => names.every((name) => kFilters[name]?.(task, query.get(name) ?? '', user)));
  const sort = query.get('sort') ?? 'createdAt';
  const order = kSorts[sort.replace('-', '')];
  if (!order) return refuse(400, 'bad-sort', sort);
  found.sort((a, b) => (sort.startsWith('-') ? order(b, a) : order(a, b)));
  return list(found, query);
}

const withTask = (work: (task: Task, call: Call) => Answer) => (call: Call): Answer => {
  const task = call.world.tasks.get(call.id);
  return task ? work(task, call) : missing(`task ${call.id}`);
};

/** Operations that only the person who has claimed a task may do. */
const withMyTask = (work: (task: Task, call: Call) => Answer) =>
  withTask((task, call) => {
    if (task.state === 'completed') return refuse(409, 'task-completed', '任务已经办结');
    if (task.assignee !== call.user) return refuse(403, 'not-claimed-by-you', '');
    return work(task, call);
  });

const formOf = (task: Task, world: World): JsonObject | null => {
  const instance = world.instances.get(task.processInstanceId);
  if (!task.form || !instance) return null;
  const access = accessOf[task.form] ?? {};
  return { schema: forms[task.form] as unknown as Json, data: withoutHidden(instance.variables, access), access: access as JsonObject } as JsonObject;
};

const evaluation = (form: string, access: Record<string, string>, data: JsonObject): Answer => {
  const schema = forms[form];
  if (!schema) return missing('form');
  return ok({ hidden: hiddenOf(data), computed: computedOf(data), components: componentsOf(schema, data) as unknown as Json, errors: findingsOf(schema, access, data) as unknown as Json });
};

const variablesOf = (call: Call): JsonObject => (call.body.variables ?? {}) as JsonObject;

function complete(task: Task, call: Call): Answer {
  const instance = call.world.instances.get(task.processInstanceId);
  if (!instance) return missing('case');
  const outcome = typeof call.body.outcome === 'string' ? call.body.outcome : '';
  if (task.outcomes?.length && !task.outcomes.includes(outcome)) return refuse(422, 'unknown-outcome', `outcome must be one of ${task.outcomes.join(', ')}`);
  const merged = { ...instance.variables, ...variablesOf(call) };
  const schema = task.form ? forms[task.form] : undefined;
  const found = schema && task.form ? findingsOf(schema, accessOf[task.form] ?? {}, merged) : [];
  if (found.length) return refuse(422, 'form-invalid', '', found as unknown as JsonObject[]);
  instance.variables = merged;
  call.world.record(instance.id, 'variable-set', task.elementId, call.user, { variables: variablesOf(call) });
  call.world.complete(task, call.user, outcome, typeof call.body.comment === 'string' ? call.body.comment : null);
  return ok(task);
}

function save(task: Task, call: Call): Answer {
  const instance = call.world.instances.get(task.processInstanceId);
  if (!instance) return missing('case');
  Object.assign(instance.variables, variablesOf(call));
  call.world.record(instance.id, 'task-saved', task.elementId, call.user);
  return ok(task);
}

function claim(task: Task, { world, user }: Call): Answer {
  if (task.state !== 'open') return refuse(409, 'already-claimed', '任务已被他人认领');
  if (!isCandidate(task, user)) return refuse(403, 'not-a-candidate', '');
  world.claim(task, user);
  return ok(task);
}

function unclaim(task: Task, { world, user }: Call): Answer {
  Object.assign(task, { assignee: null, state: 'open' });
  world.record(task.processInstanceId, 'task-unclaimed', task.elementId, user);
  return ok(task);
}

function transfer(task: Task, { world, user, body }: Call): Answer {
  const to = String(body.to ?? '');
  if (!kUsers[to]) return refuse(422, 'unknown-user', `没有用户 ${to}`);
  task.assignee = to;
  world.record(task.processInstanceId, 'task-transferred', task.elementId, user, { to, comment: body.comment ?? null });
  return ok(task);
}

const remark = (type: string, field: string) =>
  withTask((task, { world, user, body }) => {
    const words = body[field];
    if (typeof words === 'string' && words) world.say(task.id, user, words);
    world.record(task.processInstanceId, type, task.elementId, user, { to: body.to ?? null, comment: words ?? null });
    return ok({}, 200);
  });

function attach(task: Task, { world, user, text }: Call): Answer {
  const name = /filename="([^"]+)"/.exec(text)?.[1] ?? 'file';
  const body = /\r\n\r\n([\s\S]*?)\r\n--/.exec(text)?.[1] ?? '';
  const item = { id: world.newId('file'), name, size: body.length, contentType: 'text/plain', createdAt: world.iso(), createdBy: user, body };
  world.attachments.set(task.id, [...(world.attachments.get(task.id) ?? []), item]);
  return ok({ id: item.id, name, size: item.size }, 201);
}

function start({ world, body, user }: Call): Answer {
  const definition = kDefinitions.find((entry) => entry.id === body.definitionId || entry.key === body.process);
  if (!definition) return refuse(404, 'unknown-process', '');
  const variables = (body.variables ?? {}) as JsonObject;
  const schema = definition.startForm ? forms[definition.startForm] : undefined;
  const found = schema ? findingsOf(schema, {}, variables) : [];
  if (found.length) return refuse(422, 'form-invalid', '', found as unknown as JsonObject[]);
  return ok(world.start(definition, typeof body.businessKey === 'string' ? body.businessKey : null, variables, user), 201);
}

function instances({ world, query }: Call): Answer {
  const wanted = (name: 'process' | 'state' | 'businessKey' | 'parentId', value: string | null) => (entry: Record<string, unknown>) => !value || entry[name] === value;
  const all = [...world.instances.values()].reverse().map(({ variables: _, ...rest }) => rest);
  return list(
    all.filter(wanted('process', query.get('process'))).filter(wanted('state', query.get('state'))).filter(wanted('businessKey', query.get('businessKey'))).filter(wanted('parentId', query.get('parentId'))),
    query,
  );
}

const definitionOf = (id: string) => kDefinitions.find((entry) => entry.id === id);

export const kRoutes: Route[] = [
  { method: 'GET', path: /^\/clock$/, work: ({ world }) => ok({ now: world.iso(), manual: false }) },
  { method: 'GET', path: /^\/tasks$/, work: tasks },
  { method: 'GET', path: /^\/tasks\/([^/]+)$/, work: withTask((task) => ok(task)) },
  { method: 'GET', path: /^\/tasks\/([^/]+)\/form$/, work: withTask((task, { world }) => { const form = formOf(task, world); return form ? ok(form) : missing('form'); }) },
  { method: 'POST', path: /^\/tasks\/([^/]+)\/form\/evaluate$/, fields: ['data'], work: withTask((task, { body }) => evaluation(task.form ?? '', accessOf[task.form ?? ''] ?? {}, (body.data ?? {}) as JsonObject)) },
  { method: 'POST', path: /^\/tasks\/([^/]+)\/claim$/, fields: [], work: withTask(claim) },
  { method: 'POST', path: /^\/tasks\/([^/]+)\/unclaim$/, fields: [], work: withMyTask(unclaim) },
  { method: 'POST', path: /^\/tasks\/([^/]+)\/save$/, fields: ['variables'], work: withMyTask(save) },
  { method: 'POST', path: /^\/tasks\/([^/]+)\/complete$/, fields: ['variables', 'outcome', 'comment'], work: withMyTask(complete) },
  { method: 'POST', path: /^\/tasks\/([^/]+)\/(?:transfer|delegate)$/, fields: ['to', 'comment'], work: withMyTask(transfer) },
  { method: 'POST', path: /^\/tasks\/([^/]+)\/urge$/, fields: ['comment'], work: remark('task-urged', 'comment') },
  { method: 'POST', path: /^\/tasks\/([^/]+)\/cc$/, fields: ['to', 'comment'], work: remark('task-cc', 'comment') },
  { method: 'POST', path: /^\/tasks\/([^/]+)\/comment$/, fields: ['text'], work: remark('task-commented', 'text') },
  { method: 'GET', path: /^\/tasks\/([^/]+)\/comments$/, work: withTask((task, { world, query }) => list(world.comments.get(task.id) ?? [], query)) },
  { method: 'GET', path: /^\/tasks\/([^/]+)\/attachments$/, work: withTask((task, { world, query }) => list((world.attachments.get(task.id) ?? []).map(({ body: _, ...rest }) => rest), query)) },
  { method: 'POST', path: /^\/tasks\/([^/]+)\/attachments$/, work: withTask(attach) },
  { method: 'GET', path: /^\/tasks\/([^/]+)\/attachments\/([^/]+)$/, work: ({ world, id, second }) => {
    const item = world.attachments.get(id)?.find((entry) => entry.id === second);
    return item ? { status: 200, body: item.body, type: item.contentType } : missing('attachment');
  } },
  { method: 'GET', path: /^\/users$/, work: ({ query }) => list(
    Object.entries(kUsers).map(([id, user]) => ({ id, name: user.displayName, groups: user.groups })).filter((user) => `${user.id} ${user.name}`.includes(query.get('q') ?? '')),
    query,
  ) },
  { method: 'GET', path: /^\/groups$/, work: ({ query }) => list(Object.entries(kGroups).map(([id, name]) => ({ id, name })), query) },
  { method: 'GET', path: /^\/process-definitions$/, work: ({ query }) => list(kDefinitions.map(({ startForm: _, first: __, ...rest }) => rest), query) },
  { method: 'GET', path: /^\/process-definitions\/([^/]+)$/, work: ({ id }) => { const entry = definitionOf(id); return entry ? ok(entry) : missing('definition'); } },
  { method: 'GET', path: /^\/process-definitions\/([^/]+)\/xml$/, work: () => ({ status: 200, body: modelXml, type: 'application/xml' }) },
  { method: 'GET', path: /^\/process-definitions\/([^/]+)\/diagram\.svg$/, work: ({ world, query }) => ({ status: 200, body: diagramSvg(world, query.get('instance')), type: 'image/svg+xml' }) },
  { method: 'GET', path: /^\/process-definitions\/([^/]+)\/start-form$/, work: ({ id }) => {
    const form = definitionOf(id)?.startForm;
    return form ? ok({ schema: forms[form] as unknown as Json, data: {}, access: {} }) : missing('start form');
  } },
  { method: 'POST', path: /^\/process-definitions\/([^/]+)\/start-form\/evaluate$/, fields: ['data'], work: ({ id, body }) => evaluation(definitionOf(id)?.startForm ?? '', {}, (body.data ?? {}) as JsonObject) },
  { method: 'POST', path: /^\/process-instances$/, fields: ['process', 'definitionId', 'businessKey', 'variables'], work: start },
  { method: 'GET', path: /^\/process-instances$/, work: instances },
  { method: 'GET', path: /^\/process-instances\/([^/]+)$/, work: ({ world, id }) => { const entry = world.instances.get(id); return entry ? ok(entry) : missing('case'); } },
  { method: 'GET', path: /^\/process-instances\/([^/]+)\/variables$/, work: ({ world, id }) => ok(world.instances.get(id)?.variables ?? {}) },
  { method: 'GET', path: /^\/process-instances\/([^/]+)\/tokens$/, work: ({ world, id, query }) => list(
    [...world.tasks.values()].filter((task) => task.processInstanceId === id && task.state !== 'completed').map((task) => ({ id: `k-${task.id}`, elementId: task.elementId, elementType: 'userTask', scopeId: id, since: task.createdAt })),
    query,
  ) },
  { method: 'GET', path: /^\/process-instances\/([^/]+)\/history$/, work: ({ world, id, query }) => list(world.history.get(id) ?? [], query) },
];
