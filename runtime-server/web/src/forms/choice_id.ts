import { writeJson, type Json } from '../api/json';

/** Names a choice in the page (data-value), for tests and tools that fill in forms. */
export const choiceId = (value: Json): string => (typeof value === 'string' ? value : writeJson(value));
