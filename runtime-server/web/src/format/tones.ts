// The colour of each state, one line each.
import type { InstanceState, TaskState } from '../api/types';

export type Tone = 'primary' | 'ok' | 'warn' | 'danger' | 'quiet';

export const taskTone: Record<TaskState, Tone> = {
  open: 'primary',
  claimed: 'ok',
  delegated: 'warn',
  suspended: 'warn',
  completed: 'quiet',
  cancelled: 'quiet',
};

export const instanceTone: Record<InstanceState, Tone> = {
  active: 'primary',
  suspended: 'warn',
  completed: 'ok',
  terminated: 'quiet',
  failed: 'danger',
};
