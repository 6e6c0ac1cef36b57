// The labels that forms give to data: 'units.area' → '面积'. So a case's data can be read without the form.
import { fieldPath } from './model';
import { namePath, type Path } from './paths';
import type { FormField } from './schema';

export function collectLabels(fields: FormField[], base: Path = [], labels = new Map<string, string>()): Map<string, string> {
  for (const field of fields) {
    const path = fieldPath(field, base);
    const label = field.label ?? field.dateLabel ?? field.timeLabel;
    const name = namePath(path);
    if (label && name !== '' && path.length > base.length && !labels.has(name)) labels.set(name, label);
    if (field.components) collectLabels(field.components, path, labels);
  }
  return labels;
}
