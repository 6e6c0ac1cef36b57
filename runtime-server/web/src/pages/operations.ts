// The operations on a task beside claiming, saving and completing: one line each.
import type { TextName } from '../i18n';
import type { Standing } from './use_task';

export interface Operation {
  /** The last word of the endpoint's path. */
  path: string;
  text: TextName;
  hint: TextName;
  /** How many persons it names. */
  persons: 'none' | 'one' | 'many';
  /** The field of the request that carries what was written, and whether it must be written. */
  words: 'comment' | 'text';
  wordsNeeded: boolean;
  /** The task's own state may be another one afterwards. */
  changesTask: boolean;
  standings: Standing[];
}

const kOpen: Standing[] = ['mine', 'claimable', 'others'];

export const kOperations: Operation[] = [
  { path: 'transfer', text: 'op.transfer', hint: 'op.transfer.hint', persons: 'one', words: 'comment', wordsNeeded: false, changesTask: true, standings: ['mine'] },
  { path: 'delegate', text: 'op.delegate', hint: 'op.delegate.hint', persons: 'one', words: 'comment', wordsNeeded: false, changesTask: true, standings: ['mine'] },
  { path: 'cc', text: 'op.cc', hint: 'op.cc.hint', persons: 'many', words: 'comment', wordsNeeded: false, changesTask: false, standings: ['mine'] },
  { path: 'urge', text: 'op.urge', hint: 'op.urge.hint', persons: 'none', words: 'comment', wordsNeeded: false, changesTask: false, standings: ['others', 'claimable'] },
  { path: 'comment', text: 'op.comment', hint: 'op.comment.hint', persons: 'none', words: 'text', wordsNeeded: true, changesTask: false, standings: kOpen },
];

export const operationsFor = (standing: Standing): Operation[] =>
  kOperations.filter((operation) => operation.standings.includes(standing));
