// What a choice field offers: fixed values, values from the form's data, or values the server computed.
import { isObject, writeJson, type Json } from '../api/json';
import { valueText } from '../format/value';
import type { Form } from './model';
import type { Path } from './paths';
import type { Choice, FormField } from './schema';

const asChoice = (entry: Json): Choice => {
  if (!isObject(entry)) return { label: valueText(entry), value: entry };
  const value = entry.value ?? null;
  return { label: typeof entry.label === 'string' ? entry.label : valueText(value), value };
};

export function choicesOf(form: Form, field: FormField, path: Path): Choice[] {
  if (field.values) return field.values;
  const source = form.says(field, path).options ?? (field.valuesKey ? form.read(field.valuesKey.split('.')) : undefined);
  return Array.isArray(source) ? source.map(asChoice) : [];
}

export const sameValue = (a: Json | undefined, b: Json | undefined): boolean => writeJson(a ?? null) === writeJson(b ?? null);

/** The label of a value; a value that is no longer offered is shown as it stands. */
export function labelOf(choices: Choice[], value: Json): string {
  return choices.find((choice) => sameValue(choice.value, value))?.label ?? valueText(value);
}
