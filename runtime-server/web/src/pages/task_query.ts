// The task list's filters: in the address (so that Back and a reload keep them) and in the server's words.
import type { Query } from '../api/client';
import { endOfDay } from '../format/time';
import type { TextName } from '../i18n';

export const kTabs = ['mine', 'open', 'claimed', 'done'] as const;
export const kDues = ['all', 'overdue', 'today', 'week'] as const;
export const kSorts = ['due', 'newest', 'priority'] as const;

export type Tab = (typeof kTabs)[number];
export type DueFilter = (typeof kDues)[number];
export type Sort = (typeof kSorts)[number];

export interface TaskFilters {
  tab: Tab;
  q: string;
  due: DueFilter;
  sort: Sort;
}

const kDay = 24 * 3_600_000;

/** The server's query for each tab. */
const kTabQuery: Record<Tab, (me: string) => Query> = {
  mine: () => ({ mine: true }),
  open: () => ({ mine: true, state: 'open' }),
  claimed: (me) => ({ assignee: me, state: 'claimed' }),
  done: (me) => ({ assignee: me, state: 'completed' }),
};

const kDueBefore: Record<DueFilter, (now: number) => number | null> = {
  all: () => null,
  overdue: (now) => now,
  today: endOfDay,
  week: (now) => now + 7 * kDay,
};

const kSortWords: Record<Sort, string> = { due: 'dueAt', newest: '-createdAt', priority: '-priority' };

export function taskQuery(filters: TaskFilters, me: string, now: number): Query {
  const before = kDueBefore[filters.due](now);
  return {
    ...kTabQuery[filters.tab](me),
    q: filters.q.trim(),
    dueBefore: before === null ? null : new Date(before).toISOString(),
    sort: kSortWords[filters.sort],
  };
}

const oneOf = <T extends string>(all: readonly T[], value: string | undefined): T =>
  all.find((candidate) => candidate === value) ?? (all[0] as T);

export const filtersFrom = (query: Record<string, string>): TaskFilters => ({
  tab: oneOf(kTabs, query.tab),
  q: query.q ?? '',
  due: oneOf(kDues, query.due),
  sort: oneOf(kSorts, query.sort),
});

/** Only what differs from the usual stands in the address. */
export function addressOf(filters: TaskFilters): Record<string, string> {
  const usual = filtersFrom({});
  return Object.fromEntries(
    Object.entries(filters).filter(([name, value]) => value !== usual[name as keyof TaskFilters]),
  ) as Record<string, string>;
}

export const tabText = (tab: Tab): TextName => `tasks.tab.${tab}`;
export const dueText = (due: DueFilter): TextName => `tasks.due.${due}`;
export const sortText = (sort: Sort): TextName => `tasks.sort.${sort}`;
