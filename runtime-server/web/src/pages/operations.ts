// The operations on a task beside claiming, saving and completing: one line each.
import type { TextName } from '../i18n';
import type { Standing } from './use_task';

export interface Operation {
  /** The last word of the endpoint's path. */
  path: string;
  text: TextName;
  hint: TextName;
  /** Names another person. */
  toPerson: boolean;
  /** The field of the request that carries what was written, and whether it must be written. */
  words: 'comment' | 'text' | 'reason';
  wordsNeeded: boolean;
  /** The task's own state may be another one afterwards. */
  changesTask: boolean;
  standings: Standing[];
}

const kOpen: Standing[] = ['mine', 'claimable', 'others'];

export const kOperations: Operation[] = [
  { path: 'transfer', text: 'op.transfer', hint: 'op.transfer.hint', toPerson: true, words: 'comment', wordsNeeded: false, changesTask: true, standings: ['mine'] },
  { path: 'delegate', text: 'op.delegate', hint: 'op.delegate.hint', toPerson: true, words: 'comment', wordsNeeded: false, changesTask: true, standings: ['mine'] },
  { path: 'cc', text: 'op.cc', hint: 'op.cc.hint', toPerson: true, words: 'comment', wordsNeeded: false, changesTask: false, standings: [...kOpen, 'over'] },
  { path: 'urge', text: 'op.urge', hint: 'op.urge.hint', toPerson: false, words: 'comment', wordsNeeded: false, changesTask: false, standings: ['others', 'claimable'] },
  { path: 'comment', text: 'op.comment', hint: 'op.comment.hint', toPerson: false, words: 'text', wordsNeeded: true, changesTask: false, standings: [...kOpen, 'suspended'] },
];

export const operationsFor = (standing: Standing): Operation[] =>
  kOperations.filter((operation) => operation.standings.includes(standing));
