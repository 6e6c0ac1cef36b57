// Everything the case page reads. What only some servers have is optional; the rest must be there.
import { computed } from 'vue';
import { api, wholeList } from '../api/endpoints';
import { isObject, type Json, type JsonObject } from '../api/json';
import { asProblem } from '../api/problem';
import type { Comment, HistoryEntry, Instance, Task, Token } from '../api/types';
import { optional, useLoad } from '../app/load';
import { collectLabels, type Labels } from '../forms/labels';
import { elementNames } from '../format/history';
import { concerns, onChanges } from '../live/events';

const kMostForms = 8;

export interface CaseView {
  instance: Instance;
  variables: JsonObject;
  tokens: Token[];
  history: HistoryEntry[];
  tasks: Task[];
  comments: Comment[];
  diagram: string;
  /** Called processes; each is a case of its own. */
  children: Instance[];
}

export interface CaseNames {
  elements: Map<string, string>;
  labels: Labels;
}

const word = (data: Json | undefined, name: string): string =>
  isObject(data) && typeof data[name] === 'string' ? (data[name] as string) : '';

/** What people wrote, as the history has it: everybody who may see the case sees all of it there. */
function commentsIn(history: HistoryEntry[]): Comment[] {
  return history
    .filter((entry) => entry.type.startsWith('task-'))
    .map((entry) => ({ id: String(entry.seq), at: entry.at, actor: entry.actor, text: word(entry.data, 'comment') || word(entry.data, 'text'), kind: word(entry.data, 'kind') }))
    .filter((comment) => comment.text !== '' && (comment.kind === '' || comment.kind === 'comment'));
}

/** A server that cannot list by parent refuses the parameter (400). */
async function readChildren(id: string): Promise<Instance[]> {
  try {
    return (await api.instances({ parentId: id, limit: 100 })).items;
  } catch (error) {
    if (asProblem(error).status === 400) return [];
    throw error;
  }
}

async function readCase(id: string): Promise<CaseView> {
  const instance = await api.instance(id);
  const [variables, tokens, history, tasks, diagram, children] = await Promise.all([
    instance.variables ?? optional(api.variables(id), {}),
    optional(api.tokens(id), { items: [], nextCursor: null }),
    wholeList((query) => api.history(id, query), {}),
    optional(wholeList(api.tasks, { processInstanceId: id }, 500), []),
    optional(api.diagram(instance.definitionId, id), ''),
    readChildren(id),
  ]);
  return { instance, variables, tokens: tokens.items, history, tasks, comments: commentsIn(history), diagram, children };
}

/** Names do not change while a case runs, so they are read once. */
async function readNames(view: CaseView): Promise<CaseNames> {
  const { definitionId } = view.instance;
  const [xml, start] = await Promise.all([
    optional(api.definitionXml(definitionId), ''),
    optional(api.startForm(definitionId), null),
  ]);
  const labels = collectLabels(start?.schema?.components ?? []);
  const withForms = view.tasks.filter((task) => task.form).slice(0, kMostForms);
  for (const form of await Promise.all(withForms.map((task) => optional(api.taskForm(task.id), null)))) {
    collectLabels(form?.schema?.components ?? [], [], labels);
  }
  const elements = xml ? elementNames(xml) : new Map<string, string>();
  for (const task of view.tasks) elements.set(task.elementId, task.name);
  return { elements, labels };
}

export function useCase(id: string) {
  const { value: view, problem, load } = useLoad(() => readCase(id));
  const named = useLoad(async () => (view.value ? readNames(view.value) : { elements: new Map(), labels: new Map() }));
  const names = computed<CaseNames>(() => named.value.value ?? { elements: new Map(), labels: new Map() });

  async function begin(): Promise<void> {
    await load();
    if (view.value) await named.load();
  }
  onChanges((changes) => {
    if (concerns(changes, id)) void load();
  });
  void begin();
  return { view, problem, names, reload: begin };
}
