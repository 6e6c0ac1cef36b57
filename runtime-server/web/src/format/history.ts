// One row of an instance's history → one readable line.
import { isObject, type Json } from '../api/json';
import type { HistoryEntry } from '../api/types';
import { hasText, t } from '../i18n';
import { valueText } from './value';

export type HistoryTone = 'start' | 'end' | 'person' | 'arrive' | 'done' | 'stopped' | 'alarm' | 'detail';

export interface HistoryLine {
  seq: number;
  at: number;
  text: string;
  tone: HistoryTone;
  /** True for what only a technician reads: flows, gateways, variables. */
  technical: boolean;
  actor: string | null;
  outcome: string | null;
  comment: string | null;
}

/** Tone by type; whatever is not named here and begins with 'task-' was done by a person. */
const kTones: Record<string, HistoryTone> = {
  'instance-started': 'start',
  'instance-ended': 'end',
  'instance-cancelled': 'stopped',
  'element-entered': 'arrive',
  'element-completed': 'done',
  'element-terminated': 'stopped',
  'task-created': 'arrive',
  'task-cancelled': 'stopped',
  'timer-fired': 'alarm',
  'incident-raised': 'alarm',
};

/** Words that servers use for the same fact. */
const kAliases: Record<string, string> = {
  'task-comment': 'task-commented',
  'task-comment-added': 'task-commented',
  'task-copied': 'task-cc',
  'task-cced': 'task-cc',
  'task-draft-saved': 'task-saved',
  'task-sign-added': 'task-signer-added',
  'task-sign-removed': 'task-signer-removed',
  'task-attached': 'task-attachment-added',
  'instance-suspend': 'instance-suspended',
  'instance-terminated': 'instance-cancelled',
  'instance-completed': 'instance-ended',
  'timer-triggered': 'timer-fired',
};

const kTechnicalTypes =
  /^(flow-taken|variable-set|task-saved|task-changed|task-rescheduled|job-.*|scope-.*|loop-advanced|timer-(dis)?armed|message-(un)?awaited|message-thrown)$/;
/** Words that the completing, delegating, ... row shows already. */
const kSaidElsewhere = new Set(['complete', 'delegate', 'transfer', 'save', 'urge', 'cc']);

/** Elements whose coming and going a reader of the case wants to see; a gateway's he does not. */
const kTelling = /Task$|callActivity|subProcess|transaction|Event$/i;
/** A user task tells its story by task-… rows, so its element-… rows are the technician's. */
const kToldByTasks = /^(userTask|manualTask)$/;

function isTechnical(type: string, entry: HistoryEntry): boolean {
  if (kTechnicalTypes.test(type)) return true;
  if (type === 'task-commented') return kSaidElsewhere.has(wordOf(member(entry.data, 'kind')) ?? '');
  if (!type.startsWith('element-')) return !hasText(`history.${type}`);
  const elementType = entry.elementType ?? '';
  if (!kTelling.test(elementType) || elementType === 'startEvent') return true;
  if (type === 'element-terminated') return false;
  if (kToldByTasks.test(elementType)) return true;
  // An event is a moment; a task that runs by itself is worth one line, not two.
  return type === 'element-entered' && !/callActivity|subProcess|transaction|receiveTask|CatchEvent$/i.test(elementType);
}

const member = (data: Json | undefined, ...names: string[]): Json | undefined => {
  if (!isObject(data)) return undefined;
  const name = names.find((candidate) => data[candidate] !== undefined && data[candidate] !== null);
  return name === undefined ? undefined : data[name];
};

const wordOf = (value: Json | undefined): string | null =>
  value === undefined || value === null || value === '' ? null : valueText(value);

function variableNames(data: Json | undefined): string {
  const named = member(data, 'name', 'variable');
  if (typeof named === 'string') return named;
  const all = member(data, 'variables') ?? data;
  return isObject(all) ? Object.keys(all).join(t('common.listComma')) : '';
}

function targetOf(data: Json | undefined, names: HistoryNames): string {
  const ids = idsIn(member(data, 'to', 'target', 'users', 'assignee'));
  return ids.length ? ids.map(names.actor).join(t('common.listComma')) : t('common.none');
}

const idsIn = (value: Json | undefined): string[] =>
  (Array.isArray(value) ? value : [value]).filter((id): id is string => typeof id === 'string' && id !== '');

function waitingFor(data: Json | undefined, names: HistoryNames): string {
  const persons = [...idsIn(member(data, 'assignee')), ...idsIn(member(data, 'candidateUsers'))].map(names.actor);
  return [...idsIn(member(data, 'candidateGroups')).map(names.group), ...persons].join(t('common.listComma'));
}

export interface HistoryNames {
  element: (id: string) => string;
  actor: (id: string) => string;
  group: (id: string) => string;
}

export function historyLine(entry: HistoryEntry, names: HistoryNames): HistoryLine {
  const type = kAliases[entry.type] ?? entry.type;
  const who = waitingFor(entry.data, names);
  const key = type === 'task-created' && who !== '' ? 'history.task-created-for' : `history.${type}`;
  const actor = entry.actor ? names.actor(entry.actor) : t('actor.system');
  const element = wordOf(member(entry.data, 'elementName', 'taskName')) ?? (entry.elementId ? names.element(entry.elementId) : '');
  const target = targetOf(entry.data, names);
  const places = { actor, element, target, type, who, variables: variableNames(entry.data) };
  return {
    seq: entry.seq,
    at: Date.parse(entry.at),
    text: t(hasText(key) ? key : 'history.other', places),
    tone: kTones[type] ?? (type.startsWith('task-') ? 'person' : 'detail'),
    technical: isTechnical(type, entry),
    actor: entry.actor,
    outcome: type === 'task-completed' ? wordOf(member(entry.data, 'outcome')) : null,
    comment: wordOf(member(entry.data, 'comment', 'text', 'message', 'reason')),
  };
}

/** Names of elements as written in a BPMN file: id → name. */
export function elementNames(xml: string): Map<string, string> {
  const names = new Map<string, string>();
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  for (const element of document.querySelectorAll('[id][name]')) {
    const name = element.getAttribute('name')?.trim();
    if (name) names.set(element.getAttribute('id') ?? '', name.replace(/\s+/g, ' '));
  }
  return names;
}
