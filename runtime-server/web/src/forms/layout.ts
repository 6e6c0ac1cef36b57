// form-js lays fields out in rows of sixteen columns. Here each of them is three wide, so that thirds come out even.
import type { FormField } from './schema';

const kColumns = 16;
export const kGrid = 48;
const kUnit = kGrid / kColumns;

export interface Placed {
  field: FormField;
  span: number;
  startsRow: boolean;
}

const columnsOf = (field: FormField): number => Math.min(kColumns, Math.max(0, field.layout?.columns ?? 0));

/** Those of one row share its name. Those that name a width and no row flow, as many as fit. */
function joins(row: FormField[], field: FormField): boolean {
  const name = field.layout?.row;
  const last = row[row.length - 1];
  if (name !== undefined || last?.layout?.row !== undefined) return name !== undefined && last?.layout?.row === name;
  const widths = [...row, field].map(columnsOf);
  return widths.every((width) => width > 0) && widths.reduce((sum, width) => sum + width, 0) <= kColumns;
}

/** A row's free columns are shared by those that name no width. */
export function placeFields(fields: FormField[]): Placed[] {
  const rows: FormField[][] = [];
  for (const field of fields) {
    const last = rows[rows.length - 1];
    if (last && joins(last, field)) last.push(field);
    else rows.push([field]);
  }
  return rows.flatMap(placeRow);
}

function placeRow(row: FormField[]): Placed[] {
  const given = row.map(columnsOf);
  const free = Math.max(0, kColumns - given.reduce((sum, columns) => sum + columns, 0));
  const open = given.filter((columns) => columns === 0).length;
  const share = open ? Math.max(2 * kUnit, Math.floor((free * kUnit) / open)) : 0;
  return row.map((field, index) => ({ field, span: (given[index] ?? 0) * kUnit || share, startsRow: index === 0 }));
}
