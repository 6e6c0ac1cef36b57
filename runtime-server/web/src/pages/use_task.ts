// Everything the task page does, apart from how it looks.
import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { api } from '../api/endpoints';
import { asProblem, type Problem } from '../api/problem';
import type { Task, TaskForm } from '../api/types';
import { note } from '../app/element';
import { useLeaveGuard } from '../app/leave_guard';
import { optional } from '../app/load';
import { myNames } from '../app/session';
import { Form } from '../forms/model';
import { t } from '../i18n';
import { now } from '../live/clock';
import { concerns, onChanges } from '../live/events';

/** Who may do what with the task now. */
export type Standing = 'mine' | 'claimable' | 'others' | 'suspended' | 'over';

export interface Done {
  outcome: string;
  /** The next task that waits, due first. */
  next: Task | null;
}

/** What the page shows. */
export interface TaskState {
  task: ShallowRef<Task | null>;
  form: ShallowRef<Form | null>;
  hasForm: ComputedRef<boolean>;
  standing: ComputedRef<Standing>;
  unsaved: ComputedRef<boolean>;
  /** Why the page cannot be shown. */
  problem: ShallowRef<Problem | null>;
  /** Why the last operation failed. */
  refusal: ShallowRef<Problem | null>;
  /** The name of the operation that is under way. */
  busy: Ref<string>;
  savedAt: Ref<number | null>;
  done: ShallowRef<Done | null>;
  comment: Ref<string>;
}

function standingOf(task: Task): Standing {
  if (task.state === 'completed' || task.state === 'cancelled') return 'over';
  if (task.state === 'suspended') return 'suspended';
  if (task.assignee === null) return 'claimable';
  return myNames.value.has(task.assignee) ? 'mine' : 'others';
}

const noForm: TaskForm = { schema: { components: [] }, data: {}, access: {} };

async function readForm(id: string): Promise<TaskForm> {
  const form = await optional(api.taskForm(id), noForm);
  return form.schema ? form : noForm;
}

function createState(): TaskState {
  const task = shallowRef<Task | null>(null);
  const form = shallowRef<Form | null>(null);
  const done = shallowRef<Done | null>(null);
  const comment = ref('');
  return {
    task, form, done, comment,
    problem: shallowRef(null),
    refusal: shallowRef(null),
    busy: ref(''),
    savedAt: ref(null),
    hasForm: computed(() => (form.value?.schema.components.length ?? 0) > 0),
    standing: computed<Standing>(() => (task.value ? standingOf(task.value) : 'others')),
    unsaved: computed(() => done.value === null && (form.value?.state.dirty === true || comment.value.trim() !== '')),
  };
}

/** Reading the task: at first, and after changes elsewhere. */
function createReading(id: string, state: TaskState) {
  const { task, form, problem, refusal, standing } = state;

  async function load(): Promise<void> {
    try {
      const [fresh, freshForm] = await Promise.all([api.task(id), readForm(id)]);
      task.value = fresh;
      form.value = new Form(freshForm, standingOf(fresh) !== 'mine');
      problem.value = null;
    } catch (error) {
      problem.value = asProblem(error);
    }
  }

  /** The form is read again only where the task has changed hands, so that nothing typed is lost. */
  async function refresh(): Promise<void> {
    if (state.done.value || state.busy.value || !task.value) return;
    const before = standing.value;
    try {
      task.value = await api.task(id);
    } catch (error) {
      refusal.value = asProblem(error);
      return;
    }
    if (standing.value !== before) await load();
  }
  return { load, refresh };
}

type Reading = ReturnType<typeof createReading>;

function createOperations(id: string, state: TaskState, { load }: Reading) {
  const { form, busy, refusal, comment, done, standing } = state;
  const variables = () => form.value?.variables() ?? {};

  /** Runs one operation; its failure is kept for the page to show. True where it went well. */
  async function operate(name: string, work: () => Promise<unknown>): Promise<boolean> {
    busy.value = name;
    refusal.value = null;
    try {
      await work();
      return true;
    } catch (error) {
      refusal.value = asProblem(error);
      return false;
    } finally {
      busy.value = '';
    }
  }

  async function claim(): Promise<void> {
    await operate('claim', () => api.taskOperation(id, 'claim'));
    await load();
  }

  async function unclaim(): Promise<void> {
    if (!(await operate('unclaim', () => api.taskOperation(id, 'unclaim')))) return;
    note(t('task.unclaimed'));
    await load();
  }

  async function save(): Promise<void> {
    if (standing.value !== 'mine' || !state.hasForm.value || busy.value) return;
    if (!(await operate('save', () => api.saveTask(id, variables())))) return;
    form.value?.markSaved();
    state.savedAt.value = now.value;
    note(t('task.saved'));
  }

  async function complete(outcome: string): Promise<boolean> {
    const body = { variables: variables(), outcome: outcome || undefined, comment: comment.value.trim() || undefined };
    if (!(await operate(`complete:${outcome}`, () => api.completeTask(id, body)))) return false;
    done.value = { outcome, next: null };
    const rest = await optional(api.tasks({ mine: true, sort: 'dueAt', limit: 2 }), { items: [], nextCursor: null });
    done.value = { outcome, next: rest.items.find((entry) => entry.id !== id) ?? null };
    return true;
  }
  return { operate, claim, unclaim, save, complete };
}

export function useTask(id: string) {
  const state = createState();
  const reading = createReading(id, state);
  useLeaveGuard(() => state.unsaved.value);
  onChanges((changes) => {
    if (state.task.value && concerns(changes, state.task.value.processInstanceId)) void reading.refresh();
  });
  void reading.load();
  return { ...state, ...createOperations(id, state, reading), load: reading.load };
}
