// Addresses live behind '#': static files serve them all, and a link can be passed on.
import { computed, shallowRef } from 'vue';

export interface Route {
  page: PageName;
  id: string;
  query: Record<string, string>;
}

export type PageName = 'tasks' | 'task' | 'cases' | 'case' | 'start' | 'startForm';

/** One line per page: the path's first word, whether an id follows, and the page. */
const kRoutes: { word: string; withId: boolean; page: PageName }[] = [
  { word: 'tasks', withId: false, page: 'tasks' },
  { word: 'tasks', withId: true, page: 'task' },
  { word: 'cases', withId: false, page: 'cases' },
  { word: 'cases', withId: true, page: 'case' },
  { word: 'start', withId: false, page: 'start' },
  { word: 'start', withId: true, page: 'startForm' },
];

/** Reads '#/tasks/17?tab=done'. An unknown address is the task list. */
export function parseHash(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?');
  const [word = '', id = ''] = path.split('/').map(decodeURIComponent);
  const found = kRoutes.find((route) => route.word === word && route.withId === (id !== ''));
  return { page: found?.page ?? 'tasks', id: found ? id : '', query: Object.fromEntries(new URLSearchParams(search)) };
}

export function linkTo(page: PageName, id = '', query: Record<string, string> = {}): string {
  const route = kRoutes.find((entry) => entry.page === page);
  const search = new URLSearchParams(query).toString();
  return `#/${route?.word ?? ''}${id ? `/${encodeURIComponent(id)}` : ''}${search ? `?${search}` : ''}`;
}

type LeaveGuard = () => boolean | Promise<boolean>;
const current = shallowRef<Route>(parseHash(typeof location === 'undefined' ? '' : location.hash));
let settledHash = typeof location === 'undefined' ? '' : location.hash;
let guard: LeaveGuard | null = null;

export const route = computed(() => current.value);

/** While a guard is set, leaving the page asks it first. One page is open at a time, so one guard is enough. */
export function guardLeaving(next: LeaveGuard | null): void {
  guard = next;
}

export function goTo(page: PageName, id = '', query: Record<string, string> = {}): void {
  location.hash = linkTo(page, id, query);
}

/** Changes the address's query without a new entry in the browser's history. */
export function replaceQuery(query: Record<string, string>): void {
  const { page, id } = current.value;
  history.replaceState(history.state, '', linkTo(page, id, query));
  settledHash = location.hash;
  current.value = parseHash(location.hash);
}

/** Asks the guard, as leaving the page would. */
export const mayLeave = async (): Promise<boolean> => guard === null || guard();

async function follow(): Promise<void> {
  if (location.hash === settledHash) return;
  if (!(await mayLeave())) {
    history.pushState(null, '', settledHash || '#/tasks');
    return;
  }
  guard = null;
  settledHash = location.hash;
  current.value = parseHash(location.hash);
}

export function startRouter(): void {
  window.addEventListener('hashchange', () => void follow());
}
