// What forms say of a case's data: 'units.area' → its label and its choices, in the order of the forms. So the data can be
// read without the form: '面积' instead of 'area', '公开招标' instead of 'open'.
import type { Json } from '../api/json';
import { isEmpty, valueText } from '../format/value';
import { kFieldKinds } from './fields/table';
import { fieldPath } from './model';
import { namePath, type Path } from './paths';
import type { FormField } from './schema';

export interface PlaceInfo {
  label: string;
  field: FormField;
}

export type Labels = Map<string, PlaceInfo>;

/** The first form that names a place is the one that is kept. */
export function collectLabels(fields: FormField[], base: Path = [], labels: Labels = new Map()): Labels {
  for (const field of fields) {
    const path = fieldPath(field, base);
    const label = field.label ?? field.dateLabel ?? field.timeLabel;
    const name = namePath(path);
    if (label && name !== '' && path.length > base.length && !labels.has(name)) labels.set(name, { label, field });
    if (field.components) collectLabels(field.components, path, labels);
  }
  return labels;
}

/** A value as the form that asked for it would show it. */
export function placeText(info: PlaceInfo | undefined, value: Json | undefined): string {
  if (info === undefined || value === undefined || value === null || isEmpty(value)) return valueText(value);
  const text = kFieldKinds[info.field.type]?.text ?? valueText;
  const unit = info.field.appearance?.suffixAdorner;
  return `${text(value, info.field, info.field.values ?? [])}${unit ? ` ${unit}` : ''}`;
}
