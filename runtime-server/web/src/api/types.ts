// What the server sends, as far as these pages read it (schemas/openapi.yaml is the whole).
import type { Json, JsonObject } from './json';
import type { FormSchema } from '../forms/schema';

export interface List<T> {
  items: T[];
  nextCursor: string | null;
}

/** `name` and `displayName` are optional: a server may know users by their id alone. */
export interface User {
  id: string;
  user?: string;
  name?: string;
  displayName?: string;
  groups?: string[];
}

export interface Group {
  id: string;
  name: string;
}

export interface Session {
  token: string;
  expiresAt: string;
  user: User;
}

export type TaskState = 'open' | 'claimed' | 'delegated' | 'suspended' | 'completed' | 'cancelled';

export interface Task {
  id: string;
  name: string;
  elementId: string;
  processInstanceId: string;
  process: string;
  businessKey: string | null;
  assignee: string | null;
  candidateUsers: string[];
  candidateGroups: string[];
  state: TaskState;
  createdAt: string;
  completedAt?: string | null;
  dueAt: string | null;
  priority: number | null;
  form: string | null;
  outcomes: string[] | null;
  outcome?: string | null;
  definitionId?: string;
}

export type Access = 'hidden' | 'read' | 'write' | 'required';

export interface TaskForm {
  schema: FormSchema;
  data: JsonObject;
  access: Record<string, Access>;
}

/** What the server says of one component; only what there is to say. */
export interface ComponentSays {
  hidden?: boolean;
  readonly?: boolean;
  required?: boolean;
  label?: string;
  description?: string;
  text?: string;
  value?: Json;
  options?: Json;
  rows?: Json;
  columns?: Json;
}

export interface Evaluation {
  /** Dotted paths, or ids of components that have no place in the data. */
  hidden: string[];
  computed: JsonObject;
  /** By the component's JSON pointer in the schema; inside a list's row followed by '#' and the row's number. */
  components?: Record<string, ComponentSays>;
  errors: { pointer: string; code: string; message: string }[];
}

export type InstanceState = 'active' | 'suspended' | 'completed' | 'terminated' | 'failed';

export interface Instance {
  id: string;
  definitionId: string;
  process: string;
  version: number;
  businessKey: string | null;
  state: InstanceState;
  startedAt: string;
  endedAt: string | null;
  variables?: JsonObject;
  parentId?: string | null;
}

export interface HistoryEntry {
  seq: number;
  at: string;
  type: string;
  elementId: string | null;
  elementType: string | null;
  tokenId?: string | null;
  scopeId?: string | null;
  actor: string | null;
  data?: Json;
}

export interface Token {
  id: string;
  elementId: string;
  elementType: string;
  scopeId: string;
  since: string;
}

export interface Definition {
  id: string;
  key: string;
  version: number;
  name?: string;
  kind?: string;
  deployedAt?: string;
}

export interface Comment {
  id?: string;
  at?: string;
  createdAt?: string;
  actor?: string | null;
  author?: string | null;
  text?: string;
  comment?: string;
  /** With what it was said: comment, complete, urge, … */
  kind?: string;
}

export interface Attachment {
  id: string;
  name: string;
  size?: number;
  contentType?: string;
  createdAt?: string;
  createdBy?: string | null;
}
