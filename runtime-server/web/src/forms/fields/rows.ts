// Repeated rows as a table for reading.
import { isEmpty, valueText } from '../../format/value';
import { choicesOf } from '../choices';
import type { Form } from '../model';
import { fieldPath } from '../model';
import type { Path } from '../paths';
import type { FormField } from '../schema';
import { kFieldKinds } from './table';

export interface Column {
  key: string;
  label: string;
  /** Digits stand under digits. */
  numeric: boolean;
}

const valued = (form: Form, field: FormField, path: Path): FormField[] =>
  (field.components ?? []).flatMap((child) => {
    if (form.isHidden(child, fieldPath(child, [...path, 0]))) return [];
    if (child.components) return valued(form, child, path);
    return child.key ? [child] : [];
  });

export function readColumns(form: Form, field: FormField, path: Path): Column[] {
  return valued(form, field, path).map((child) => ({
    key: child.key ?? '',
    label: `${child.label ?? child.key}${child.appearance?.suffixAdorner ? `（${child.appearance.suffixAdorner}）` : ''}`,
    numeric: child.type === 'number',
  }));
}

export function readRows(form: Form, field: FormField, path: Path): Record<string, string>[] {
  const rows = form.read(path);
  const children = valued(form, field, path);
  return (Array.isArray(rows) ? rows : []).map((_, row) =>
    Object.fromEntries(
      children.map((child) => {
        const place = fieldPath(child, [...path, row]);
        const value = form.read(place) ?? null;
        const text = kFieldKinds[child.type]?.text ?? valueText;
        return [child.key ?? '', isEmpty(value) ? valueText(null) : text(value, child, choicesOf(form, child, place))];
      }),
    ),
  );
}
