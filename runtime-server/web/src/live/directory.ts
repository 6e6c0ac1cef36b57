// Names for identifiers: persons, groups, processes. Read when first needed and kept for the visit; where the server
// has no such list, or does not know a name, the identifier itself is shown.
import { reactive } from 'vue';
import { api, wholeList } from '../api/endpoints';
import { optional } from '../app/load';
import { me, myNames, userLabel } from '../app/session';
import { t } from '../i18n';

type Names = Map<string, string>;

const persons: Names = reactive(new Map());
const groups: Names = reactive(new Map());
const processes: Names = reactive(new Map());
const asked = new Set<string>();

/** Runs `read` once for each key; what goes wrong leaves the identifier on the page, and another visit asks again. */
function once(key: string, read: () => Promise<void>): void {
  if (asked.has(key)) return;
  asked.add(key);
  read().catch(() => asked.delete(key));
}

function readPerson(id: string): Promise<void> {
  return optional(api.users({ q: id, limit: 20 }), { items: [], nextCursor: null }).then(({ items }) => {
    for (const user of items) persons.set(user.id, userLabel(user));
  });
}

async function readGroups(): Promise<void> {
  for (const group of await optional(wholeList(api.groups, {}), [])) groups.set(group.id, group.name);
}

async function readProcesses(): Promise<void> {
  const definitions = await optional(wholeList(api.definitions, { latest: true }), []);
  for (const entry of definitions) {
    if (entry.name && (entry.kind ?? 'process') === 'process') processes.set(entry.key, entry.name);
  }
}

/** A person as shown on the page; the reader is told where it is himself. */
export function personName(id: string): string {
  if (myNames.value.has(id)) return t('task.me', { name: userLabel(me.value) });
  once(`person ${id}`, () => readPerson(id));
  return persons.get(id) ?? id;
}

export function groupName(id: string): string {
  once('groups', readGroups);
  return groups.get(id) ?? id;
}

export function processName(key: string): string {
  once('processes', readProcesses);
  return processes.get(key) ?? key;
}

/** After a deployment there may be new names. */
export function forgetNames(): void {
  asked.clear();
}
