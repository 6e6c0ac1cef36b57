// How an outcome looks: what moves the case forward is the strong button, what stops it is red. By the word itself,
// because BPMN has no place for a tone.

export type OutcomeTone = 'forward' | 'back' | 'stop';

const kStop = /^(不|未|拒|否|驳)|不同意|不予|不通过|不合格|拒绝|终止|作废|reject|refuse|deny|decline|fail/i;
const kBack = /退|补正|修改|补充|return|back|correct|revise/i;

export function outcomeTone(outcome: string): OutcomeTone {
  if (kBack.test(outcome)) return 'back';
  return kStop.test(outcome) ? 'stop' : 'forward';
}
