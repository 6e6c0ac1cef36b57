// A refused request in words for the person at the desk.
import type { Problem } from '../api/problem';
import { hasText, t } from '../i18n';

function headline(problem: Problem): string {
  const byCode = `problem.${problem.code}`;
  if (hasText(byCode)) return t(byCode);
  const byStatus = `problem.${problem.status}`;
  return hasText(byStatus) ? t(byStatus) : t('problem.other', { status: problem.status });
}

export interface Explanation {
  headline: string;
  /** The server's own words, and one line for each entry of `errors`. */
  details: string[];
}

export function explain(problem: Problem): Explanation {
  const details = [problem.detail, ...problem.errors.map((error) => error.message)].filter((line) => line !== '');
  if (problem.retryAfter) details.push(t('problem.wait', { n: problem.retryAfter }));
  return { headline: headline(problem), details: [...new Set(details)] };
}
