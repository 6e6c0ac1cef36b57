import { isObject, parseJson, type Json } from './json';

/** One entry of `errors` in problem+json. */
export interface FieldProblem {
  pointer: string;
  code: string;
  message: string;
}

/** Every failure of a request: an answer of the server (status > 0), or no answer at all (status 0). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly errors: FieldProblem[] = [],
    readonly retryAfter: number | null = null,
  ) {
    super(detail || title || code);
  }
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

function fieldProblem(value: Json): FieldProblem {
  const entry = isObject(value) ? value : {};
  return { pointer: text(entry.pointer), code: text(entry.code), message: text(entry.message) };
}

/** Reads the body of a refused request. A body that is not problem+json (a proxy's page, say) still gives a Problem. */
export function problemFrom(status: number, body: string, retryAfter: string | null): Problem {
  let parsed: Json = null;
  try {
    parsed = parseJson(body);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const fields = isObject(parsed) ? parsed : {};
  const errors = Array.isArray(fields.errors) ? fields.errors.map(fieldProblem) : [];
  const seconds = Number(retryAfter ?? NaN);
  return new Problem(
    status,
    text(fields.code) || `http-${status}`,
    text(fields.title),
    text(fields.detail),
    errors,
    Number.isFinite(seconds) ? seconds : null,
  );
}

/** The Problem that something thrown is; a programming error is thrown on. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  throw error;
}
