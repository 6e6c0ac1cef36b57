// One function per endpoint these pages use. No logic: path, method, types.
import { get, getBlob, getText, post, postFile, remove, type Query } from './client';
import type { Json, JsonObject } from './json';
import type {
  Attachment, Comment, Definition, Evaluation, Group, HistoryEntry, Instance, List, Session, Task, TaskForm, Token, User,
} from './types';

const id = encodeURIComponent;

export interface Completion {
  variables: JsonObject;
  outcome?: string;
  comment?: string;
}

export const api = {
  signIn: (user: string, password: string) => post<Session>('/sessions', { user, password }),
  signOut: () => remove('/sessions/current'),
  clock: () => get<{ now: string; manual: boolean }>('/clock'),

  tasks: (query: Query, signal?: AbortSignal) => get<List<Task>>('/tasks', query, signal),
  task: (task: string) => get<Task>(`/tasks/${id(task)}`),
  taskForm: (task: string) => get<TaskForm>(`/tasks/${id(task)}/form`),
  evaluateTaskForm: (task: string, data: JsonObject, signal: AbortSignal) =>
    post<Evaluation>(`/tasks/${id(task)}/form/evaluate`, { data }, signal),
  /** Claim, unclaim, urge, delegate and every other operation whose answer is not read. */
  taskOperation: (task: string, operation: string, body: Record<string, Json> = {}) =>
    post<unknown>(`/tasks/${id(task)}/${operation}`, body),
  saveTask: (task: string, variables: JsonObject) => post<unknown>(`/tasks/${id(task)}/save`, { variables }),
  completeTask: (task: string, body: Completion) => post<unknown>(`/tasks/${id(task)}/complete`, body),
  taskComments: (task: string) => get<List<Comment>>(`/tasks/${id(task)}/comments`),
  taskAttachments: (task: string) => get<List<Attachment>>(`/tasks/${id(task)}/attachments`),
  users: (query: Query) => get<List<User>>('/users', query),
  groups: (query: Query) => get<List<Group>>('/groups', query),
  attachment: (task: string, attachment: string) => getBlob(`/tasks/${id(task)}/attachments/${id(attachment)}`),
  attach: (task: string, file: File) => postFile<Attachment>(`/tasks/${id(task)}/attachments`, file),

  instances: (query: Query) => get<List<Instance>>('/process-instances', query),
  instance: (instance: string) => get<Instance>(`/process-instances/${id(instance)}`),
  variables: (instance: string) => get<JsonObject>(`/process-instances/${id(instance)}/variables`),
  tokens: (instance: string) => get<List<Token>>(`/process-instances/${id(instance)}/tokens`),
  history: (instance: string, query: Query) =>
    get<List<HistoryEntry>>(`/process-instances/${id(instance)}/history`, query),
  start: (definitionId: string, businessKey: string | undefined, variables: JsonObject) =>
    post<Instance>('/process-instances', { definitionId, businessKey, variables }),

  definitions: (query: Query) => get<List<Definition>>('/process-definitions', query),
  definition: (definition: string) => get<Definition>(`/process-definitions/${id(definition)}`),
  definitionXml: (definition: string) => getText(`/process-definitions/${id(definition)}/xml`),
  diagram: (definition: string, instance?: string) =>
    getText(`/process-definitions/${id(definition)}/diagram.svg`, { instance }),
  startForm: (definition: string) => get<TaskForm>(`/process-definitions/${id(definition)}/start-form`),
  evaluateStartForm: (definition: string, data: JsonObject, signal: AbortSignal) =>
    post<Evaluation>(`/process-definitions/${id(definition)}/start-form/evaluate`, { data }, signal),
};

/** Follows nextCursor up to `most` items, so that a page shows a whole list without asking the user to page. */
export async function wholeList<T>(page: (query: Query) => Promise<List<T>>, query: Query, most = 2000): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const answer: List<T> = await page({ ...query, limit: 500, cursor });
    items.push(...answer.items);
    cursor = answer.nextCursor;
  } while (cursor && items.length < most);
  return items;
}
