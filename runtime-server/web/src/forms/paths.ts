// Where a field's value lives in the form's data. A path is a list of names and row numbers: ['units', 0, 'name'].
import { isObject, type Json, type JsonObject } from '../api/json';

export type Path = readonly (string | number)[];

export const pathText = (path: Path): string => path.join('.');

/** The path without row numbers: how access and conditions name a field of a repeated row. */
export const namePath = (path: Path): string => path.filter((step) => typeof step === 'string').join('.');

/** form-js writes nested keys with dots. */
export const extend = (base: Path, key: string | undefined): Path =>
  key ? [...base, ...key.split('.').filter((step) => step !== '')] : base;

export function readAt(data: Json | undefined, path: Path): Json | undefined {
  let value: Json | undefined = data;
  for (const step of path) {
    if (Array.isArray(value)) value = value[Number(step)];
    else if (isObject(value)) value = value[step];
    else return undefined;
  }
  return value;
}

/** Writes a value, making the objects and lists on the way. */
export function writeAt(data: JsonObject, path: Path, value: Json): void {
  let place: JsonObject | Json[] = data;
  path.forEach((step, index) => {
    const slot = place as Record<string | number, Json>;
    if (index === path.length - 1) {
      slot[step] = value;
      return;
    }
    const inner = slot[step];
    if (!isObject(inner) && !Array.isArray(inner)) slot[step] = typeof path[index + 1] === 'number' ? [] : {};
    place = slot[step] as JsonObject | Json[];
  });
}

/** '/variables/units/0/name' → 'units.0.name'; also without the leading 'variables' or 'data'. */
export function pathOfPointer(pointer: string): string {
  const steps = pointer
    .replace(/^#?\//, '')
    .split('/')
    .map((step) => step.replace(/~1/g, '/').replace(/~0/g, '~'));
  if (steps[0] === 'variables' || steps[0] === 'data') steps.shift();
  return steps.join('.');
}
